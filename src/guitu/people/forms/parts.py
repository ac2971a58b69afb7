"""Adding one thing to a file: a name, a number, an address, a relative, a member, a paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.models import User
from guitu.people import masking, terms
from guitu.people.actions import NewAddress, NewConsent, NewMember, NewPaper, NewRelative
from guitu.people.files import MAX_BYTES
from guitu.people.models import Relative
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class RenameForm(Form):
    """A new name in use, or a further one."""

    name = forms.CharField(label=_("Name"), max_length=60)
    kind = TermField(
        terms.NameKind,
        label=_("What it is"),
        widget=forms.RadioSelect,
        help_text=_("A new name in use makes the present one a former name."),
    )


class PhoneForm(Form):
    """A telephone number."""

    phone = forms.CharField(label=_("Telephone number"), max_length=40)
    whose = forms.CharField(
        label=_("Whose it is"),
        required=False,
        max_length=50,
        help_text=_("Leave it empty for the person's own."),
    )
    width_short = ("phone",)


class AddressForm(Form):
    """An address, typed in one line; the exact part is kept encrypted."""

    kind = TermField(terms.AddressKind, label=_("What it is"), widget=forms.RadioSelect)
    area = forms.CharField(
        label=_("Address"),
        max_length=200,
        help_text=_("From the district to the door. Lists show it down to the community."),
    )
    from_on = DayField(label=_("Since"), required=False)

    def new_address(self, given: dict[str, Any]) -> NewAddress:
        """Return what was typed, parted into area and exact part."""
        area, detail = masking.split_address(given["area"])
        return NewAddress(given["kind"], area[:120], detail, from_on=given["from_on"])


class RelativeForm(Form):
    """A member of the family, or a guardian outside it."""

    relation = TermField(terms.Relation, label=_("Relation"))
    name = forms.CharField(label=_("Name"), max_length=60)
    phone = forms.CharField(label=_("Telephone number"), required=False, max_length=40)
    is_emergency_contact = forms.BooleanField(label=_("Called in an emergency"), required=False)
    is_guardian = forms.BooleanField(label=_("Guardian"), required=False)
    lives_together = forms.BooleanField(label=_("Lives together"), required=False)
    width_short = ("relation", "phone")

    def new_relative(self, given: dict[str, Any]) -> NewRelative:
        """Return what was typed as the action takes it."""
        return NewRelative(**given)


class MemberForm(Form):
    """A member of the work group: a colleague, a relative on file, or somebody by name."""

    role = TermField(terms.WorkGroupRole, label=_("Part in the group"), widget=forms.RadioSelect)
    user = forms.ChoiceField(label=_("Colleague"), required=False)
    relative = forms.ChoiceField(label=_("Relative on file"), required=False)
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=50,
        help_text=_("For somebody without an account, such as a volunteer."),
    )
    from_on = DayField(label=_("Since"))

    def __init__(
        self,
        *args: Any,
        colleagues: Sequence[User] = (),
        relatives: Sequence[Relative] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(user.pk): user for user in colleagues}
        self.relatives = {str(row.pk): row for row in relatives}
        self.fields["user"].choices = _choices(self.users)
        self.fields["relative"].choices = _choices(self.relatives)

    def new_member(self, given: dict[str, Any]) -> NewMember:
        """Return what was chosen as the action takes it."""
        return NewMember(
            role=given["role"],
            from_on=given["from_on"],
            user=self.users.get(given["user"]),
            relative=self.relatives.get(given["relative"]),
            name=given["name"],
        )


class PaperForm(Form):
    """A paper, with or without its scan."""

    kind = TermField(terms.DocumentKind, label=_("What it is"))
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=120,
        help_text=_("Where the kind says too little."),
    )
    issued_by = forms.CharField(label=_("Issued by"), required=False, max_length=100)
    number = forms.CharField(label=_("Number of the paper"), required=False, max_length=60)
    issued_on = DayField(label=_("Issued on"), required=False)
    received_on = DayField(label=_("Received on"), required=False)
    access = TermField(
        terms.DocumentAccess,
        label=_("Who may open it"),
        required=False,
        leave_out=(terms.DocumentAccess.SEALED,),
        help_text=_("Left empty, it follows from the kind: health papers are health papers."),
    )
    content = forms.FileField(
        label=_("Scan or photo"),
        required=False,
        help_text=_("PDF, JPEG, PNG or Word, at most 20 MB. Pictures lose place and camera data."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx"}),
    )
    width_short = ("number",)

    def new_paper(self, given: dict[str, Any]) -> NewPaper:
        """Return what was typed and the bytes of the scan."""
        upload = given.pop("content")
        access = str(given.pop("access") or "")
        content = upload.read(MAX_BYTES + 1) if upload else None
        return NewPaper(**given, access=access, content=content)


class FlagForm(Form):
    """A short line for the head of the file."""

    kind = TermField(terms.FlagKind, label=_("What it is about"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=120,
        help_text=_("What the next colleague does. No diagnosis, no judgement of the person."),
    )
    until_on = DayField(label=_("Until"))
    width_short = ("until_on",)


class ConsentForm(Form):
    """What the person agreed to."""

    purpose = TermField(terms.ConsentPurpose, label=_("For what"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What may be told"),
        max_length=300,
        help_text=_("Name it: which papers, which facts. Only as much as the purpose needs."),
    )
    to_whom = forms.CharField(label=_("To whom"), max_length=200)
    given_on = DayField(label=_("Given on"))
    way = TermField(terms.ConsentWay, label=_("How"), widget=forms.RadioSelect)
    witness = forms.CharField(
        label=_("Who was there"),
        max_length=100,
        required=False,
        help_text=_("Needed for spoken consent."),
    )
    expires_on = DayField(
        label=_("Until"),
        required=False,
        help_text=_("Left empty, it holds until it is withdrawn."),
    )
    scan = forms.FileField(
        label=_("Signed paper"),
        required=False,
        help_text=_("PDF, JPEG or PNG, at most 20 MB. It is put on file as a consent."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    width_short = ("given_on", "expires_on")

    def new_consent(self, given: dict[str, Any]) -> NewConsent:
        """Return what was typed and the bytes of the signed paper."""
        upload = given.pop("scan")
        return NewConsent(**given, scan=upload.read(MAX_BYTES + 1) if upload else None)


class NoteForm(Form):
    """How something was settled."""

    note = forms.CharField(label=_("How it was resolved"), max_length=300)


class WithdrawForm(Form):
    """The person no longer agrees; no reason is asked."""

    note = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=300,
        help_text=_("The person need not say why. Telling stops today."),
    )


class AssignForm(Form):
    """Which colleague is responsible."""

    responsible = forms.ChoiceField(label=_("Responsible worker"), required=False)
    no_draft = True

    def __init__(self, *args: Any, colleagues: Sequence[User] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(user.pk): user for user in colleagues}
        self.fields["responsible"].choices = _choices(self.users)


class ReasonForm(Form):
    """Why something is voided."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is voided stays on record with this reason, your name and the day."),
    )


class UnmaskForm(Form):
    """Why a protected value is shown."""

    reason = TermField(terms.UnmaskReason, label=_("What you need it for"))
    remark = forms.CharField(label=_("In short"), required=False, max_length=200)
    no_draft = True

    def clean(self) -> dict[str, Any]:
        """Ask for words where none of the reasons fits."""
        given = super().clean() or self.cleaned_data
        if given.get("reason") == terms.UnmaskReason.OTHER and not given.get("remark"):
            self.add_error("remark", _("Say in short what you need it for."))
        return given


class MergeForm(Form):
    """Why two files are of one person."""

    reason = forms.CharField(
        label=_("Why both are the same person"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(label=_("I compared both files"))
    no_draft = True


def _choices(named: dict[str, Any]) -> list[tuple[str, str]]:
    return [("", _("Nobody")), *((key, one.name) for key, one in named.items())]
