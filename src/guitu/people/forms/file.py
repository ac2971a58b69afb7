"""Opening and correcting a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.models import User
from guitu.orgs.models import Org
from guitu.people import masking, terms
from guitu.people.actions import NewAddress, NewPerson
from guitu.people.models import Person
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

LIVE = {"hx-trigger": "input changed delay:500ms", "hx-target": "#look-alikes"}
PLAIN = (
    "birth_on", "sex", "education", "marital_status", "employment", "employer",
    "lives_elsewhere", "remark", "no_id_reason",
)  # fmt: skip


class NewPersonForm(Form):
    """The first entry: little is asked, the rest is added when it is known."""

    name = forms.CharField(label=_("Name"), max_length=60)
    id_number = forms.CharField(
        label=_("ID number"),
        required=False,
        max_length=30,
        help_text=_("18 characters, on old cards 15. Sex and birth date are read from it."),
    )
    no_id_reason = forms.CharField(
        label=_("Why there is no number"), required=False, max_length=200
    )
    birth_on = DayField(
        label=_("Birth date"), required=False, help_text=_("Only without an ID number.")
    )
    phone = forms.CharField(label=_("Telephone number"), required=False, max_length=40)
    org = forms.ChoiceField(label=_("Community that keeps the file"))
    living = forms.CharField(label=_("Living address"), required=False, max_length=200)
    registered = forms.CharField(label=_("Registered address"), required=False, max_length=200)
    former_name = forms.CharField(label=_("Former name"), required=False, max_length=60)
    is_mine = forms.BooleanField(
        label=_("I am responsible for this file"), required=False, initial=True
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    none_of_these = forms.BooleanField(
        label=_("I looked at these: none of them is this person"), required=False
    )

    width_short = ("id_number", "phone", "birth_on")

    def __init__(self, *args: Any, places: Sequence[Org] = (), check_url: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.places = {place.code: place for place in places}
        self.fields["org"].choices = [(place.code, place.name) for place in places]
        for name in ("name", "id_number", "phone"):
            self.fields[name].widget.attrs |= {**LIVE, "hx-post": check_url, "autocomplete": "off"}

    def new_person(self, given: dict[str, Any], *, responsible: User) -> NewPerson:
        """Return what was typed as the action takes it."""
        return NewPerson(
            name=given["name"],
            org=self.places[given["org"]],
            id_number=given["id_number"],
            no_id_reason=given["no_id_reason"],
            birth_on=given["birth_on"],
            phones=(given["phone"],) if given["phone"] else (),
            former_names=(given["former_name"],) if given["former_name"] else (),
            addresses=tuple(
                _address(kind, given[name])
                for kind, name in (
                    (terms.AddressKind.LIVING, "living"),
                    (terms.AddressKind.REGISTERED, "registered"),
                )
                if given[name]
            ),
            remark=given["remark"],
            responsible=responsible if given["is_mine"] else None,
        )


class CorrectionForm(Form):
    """What stands in the file; number and health note only where they are to be replaced."""

    new_id_number = forms.CharField(
        label=_("New ID number"),
        required=False,
        max_length=30,
        help_text=_("Leave it empty to keep what is on file."),
    )
    no_id_reason = forms.CharField(
        label=_("Why there is no number"), required=False, max_length=200
    )
    birth_on = DayField(label=_("Birth date"), required=False)
    sex = TermField(terms.Sex, label=_("Sex"), required=False)
    education = TermField(terms.Education, label=_("Education"), required=False)
    marital_status = TermField(terms.MaritalStatus, label=_("Marital status"), required=False)
    employment = TermField(terms.EmploymentStatus, label=_("Employment"), required=False)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=100)
    lives_elsewhere = forms.BooleanField(
        label=_("Lives elsewhere for the time being"), required=False
    )
    new_health_note = forms.CharField(
        label=_("New health note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Only what the help needs. It replaces the note on file and is kept encrypted."
        ),
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    width_short = ("new_id_number", "birth_on", "sex")

    @staticmethod
    def of_person(person: Person) -> dict[str, Any]:
        """Return what stands in the file as initial values."""
        return {name: getattr(person, name) for name in PLAIN}

    def changes(self, given: dict[str, Any], person: Person) -> dict[str, Any]:
        """Return the fields that were changed, as the action takes them."""
        typed = {name: _stored(given[name], name) for name in PLAIN}
        found = {name: value for name, value in typed.items() if value != getattr(person, name)}
        if given["new_id_number"]:
            found["id_number"] = given["new_id_number"]
            found.pop("no_id_reason", None)
        if given["new_health_note"]:
            found["health_note"] = given["new_health_note"]
        return found


def _stored(value: Any, name: str) -> Any:
    return value if name in ("birth_on", "lives_elsewhere") else value or ""


def _address(kind: terms.AddressKind, text: str) -> NewAddress:
    area, detail = masking.split_address(text)
    return NewAddress(kind, area[:120], detail)


class WholeFileForm(Form):
    """Why the whole file is printed, and how."""

    reason = forms.CharField(
        label=_("What it is needed for"),
        max_length=300,
        help_text=_("It stays on record with your name. Lock the paper away, or shred it."),
    )
    in_full = forms.BooleanField(
        label=_("Print numbers, telephones and addresses in full"), required=False
    )
    with_scans = forms.BooleanField(
        label=_("Put the scanned papers among the pages"), required=False, initial=True
    )
    no_draft = True


class ClosedSearchForm(Form):
    """What is looked for among files whose time is over, and why."""

    no_draft = True
    q = forms.CharField(
        label=_("Name, former name, pinyin, initials, ID or phone number, or their last four"),
        max_length=100,
    )
    reason = forms.CharField(
        label=_("Why you look for it"),
        max_length=300,
        help_text=_("It is recorded in the trail of every file that is found."),
    )
