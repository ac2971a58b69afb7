"""Forms of accounts, grants, offices and working days."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.roles import Role
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class OrgChoice(forms.ModelChoiceField):
    """One organisation of those that the actor may choose."""

    def label_from_instance(self, obj: Org) -> str:
        """Return the name with its code."""
        return f"{obj.name} ({obj.code})"


class WithOrgs(Form):
    """A form whose choices of organisations depend on who fills it in."""

    org_fields: tuple[str, ...] = ()

    def __init__(self, *args, orgs: Iterable[Org], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self.org_fields:
            self.fields[name].queryset = orgs


class AccountForm(WithOrgs):
    """A new account with its first post."""

    org_fields = ("org",)

    username = forms.RegexField(
        r"^[a-z0-9._-]{2,60}$",
        label=_("Sign-in name"),
        help_text=_("Small letters, digits, dot, hyphen. It belongs to one person for good."),
    )
    name = forms.CharField(label=_("Name"), max_length=100)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone at work"), max_length=30, required=False)
    role = TermField(Role, label=_("Role"))
    org = OrgChoice(Org.objects.none(), label=_("Where"), empty_label=_("Choose"))
    from_on = DayField(label=_("From the day"))
    until_on = DayField(
        label=_("Until the day"), required=False, help_text=_("Empty: until it is ended.")
    )


class GrantForm(WithOrgs):
    """A further post of somebody who has an account."""

    org_fields = ("org",)

    role = TermField(Role, label=_("Role"))
    org = OrgChoice(Org.objects.none(), label=_("Where"), empty_label=_("Choose"))
    from_on = DayField(label=_("From the day"))
    until_on = DayField(
        label=_("Until the day"), required=False, help_text=_("Empty: until it is ended.")
    )


class ReasonForm(Form):
    """Why something ends; it stays on record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays on record with your name and the day."),
    )


class OrgForm(WithOrgs):
    """A new organisation below another."""

    org_fields = ("parent",)

    name = forms.CharField(label=_("Official name"), max_length=100)
    name_en = forms.CharField(label=_("Name in English"), max_length=100, required=False)
    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        help_text=_("Small letters, digits and hyphens; commands and connected systems use it."),
    )
    kind = TermField(OrgKind, label=_("Kind"))
    parent = OrgChoice(Org.objects.none(), label=_("Below"), empty_label=_("Choose"))
    region = forms.RegexField(
        r"^\d{2,12}$",
        label=_("Administrative code"),
        required=False,
        help_text=_("Decides which regional rules hold here and below; empty as the one above."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)


class OrgEditForm(Form):
    """What may change of an organisation; its place and code never do."""

    name = forms.CharField(label=_("Official name"), max_length=100)
    name_en = forms.CharField(label=_("Name in English"), max_length=100, required=False)
    region = forms.RegexField(
        r"^\d{2,12}$",
        label=_("Administrative code"),
        required=False,
        help_text=_("Decides which regional rules hold here and below; empty as the one above."),
    )
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    closed_on = DayField(label=_("Closed on"), required=False)


class YearForm(Form):
    """The arrangement of festivals and make-up days of one year."""

    days_off = forms.CharField(
        label=_("Days off"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One day a line, such as 2020-1-24. Ordinary weekends need not be named."),
    )
    make_up_days = forms.CharField(
        label=_("Make-up working days"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Weekend days on which offices work, one a line."),
    )
    source = forms.CharField(
        label=_("Where it was announced"),
        max_length=200,
        help_text=_("The notice of the State Council's office, with its number."),
    )
