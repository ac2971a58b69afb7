"""Forms of packages between installations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.web.forms import Form


class KeysForm(Form):
    """The keys of an office of another installation, compared by telephone."""

    no_draft = True

    office = forms.ChoiceField(label=_("For"))
    file = forms.FileField(
        label=_("Keys of the other office"),
        help_text=_("The file that the other office downloaded from this page of its own Guitu."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    digits = forms.CharField(
        label=_("Digits as the other office reads them out"),
        help_text=_("Call a number that you know. Forty digits in groups of five."),
        max_length=80,
    )
    compared_with = forms.CharField(label=_("Who read them out"), max_length=100)

    def __init__(self, *args, orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(org.code, org.name) for org in orgs]


class SendForm(Form):
    """To which office elsewhere a package goes."""

    no_draft = True

    to = forms.ChoiceField(label=_("To which office"))

    def __init__(self, *args, known=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(str(one.pk), f"{one.name}（{one.code}）") for one in known]


class ReadForm(Form):
    """A package or a receipt that arrived."""

    no_draft = True

    file = forms.FileField(
        label=_("Package or receipt"),
        help_text=_("The file as it came; nothing is written before you confirm."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )


class ArrivalForm(Form):
    """Whose file it is, and where it is kept."""

    no_draft = True

    existing = forms.ChoiceField(
        label=_("Whose file it is"), required=False, widget=forms.RadioSelect
    )
    community = forms.ChoiceField(label=_("Community that keeps the file"), required=False)

    def __init__(self, *args, alike=(), orgs=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["existing"].choices = [("", _("Open a new file")), *alike]
        self.fields["existing"].initial = ""
        choices = [(org.code, org.name) for org in orgs]
        self.fields["community"].choices = [("", _("The office itself")), *choices]
