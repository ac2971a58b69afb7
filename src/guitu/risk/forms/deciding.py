"""The panel's form: level, reasons, grounds, who is there, what is arranged."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guitu.risk.actions import DecideLevel, Member, NewMeeting, NewNext
from guitu.risk.terms import Level, NextKind
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

ROWS = (1, 2, 3)
WORDS = forms.Textarea(attrs={"rows": 3})
Choices = Sequence[tuple[str, str]]


def outsiders(text: str) -> list[Member]:
    """Return the people named one a line: name, then post after a comma of either width."""
    found = []
    for line in text.splitlines():
        name, _comma, post = line.replace("，", ",").partition(",")
        if name.strip():
            found.append(Member(name.strip()[:60], post.strip()[:60]))
    return found


def named(chosen: Iterable[str], colleagues: Iterable[Member]) -> list[Member]:
    """Return the colleagues whose ids were ticked."""
    wanted = set(chosen)
    return [member for member in colleagues if member.user in wanted]


def member_choices(colleagues: Iterable[Member]) -> Choices:
    """Return colleagues as boxes to tick, with their posts."""
    return [(one.user, f"{one.name} · {gettext(one.post)}") for one in colleagues]


class PresentForm(Form):
    """Colleagues to tick, and others by name."""

    members = forms.MultipleChoiceField(
        label=_("Colleagues who were there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Others who were there"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: name, post."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[Member] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = colleagues
        self.fields["members"].choices = member_choices(colleagues)

    def present(self) -> list[Member]:
        """Return everybody who was there."""
        given = self.cleaned_data
        return [*named(given["members"], self.colleagues), *outsiders(given["others"])]


class MeetingForm(PresentForm):
    """A work-promotion meeting that was held."""

    held_on = DayField(label=_("Day of the meeting"))
    place = forms.CharField(label=_("Place of the meeting"), max_length=100)
    chair = forms.CharField(label=_("In the chair"), max_length=100)
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=WORDS)
    width_short = ("held_on",)
    field_order = ("held_on", "place", "chair", "members", "others", "note")

    def meeting(self, round_id: uuid.UUID | None) -> NewMeeting:
        """Return the meeting."""
        given = self.cleaned_data
        return NewMeeting(
            given["held_on"], given["place"], given["chair"], self.present(), given["note"],
            round_id,
        )  # fmt: skip


class DecideForm(PresentForm):
    """The decision of the panel on one person, with up to three things to arrange."""

    level = TermField(Level, label=_("Level"), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons, in words the person understands"), max_length=2000, widget=WORDS
    )
    grounds = forms.MultipleChoiceField(
        label=_("It rests on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    order_reason = forms.CharField(
        label=_("Why it differs from the order of discussion"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    dissent = forms.CharField(
        label=_("Another opinion in the panel"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Who saw it otherwise, and why."),
    )  # fmt: skip
    meeting = forms.ChoiceField(label=_("Decided at"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grounds"].choices = choices["grounds"]
        self.fields["meeting"].choices = choices["meeting"]
        for number in ROWS:
            self.fields |= _row(number, choices["owner"])

    def rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """Yield the fields of each thing to arrange."""
        for number in ROWS:
            names = ("kind", "what", "owner", "due_on")
            yield number, [self[f"next_{number}_{name}"] for name in names]

    @property
    def has_arranged(self) -> bool:
        """Return whether something to arrange was typed."""
        return any(self[f"next_{number}_kind"].value() for number in ROWS)

    def clean(self) -> dict[str, Any]:
        """Ask for words and a day where something is arranged."""
        given = super().clean()
        for number in ROWS:
            if given.get(f"next_{number}_kind"):
                for name in ("what", "due_on"):
                    if not given.get(f"next_{number}_{name}"):
                        text = gettext("Say what was arranged, and until when.")
                        self.add_error(f"next_{number}_{name}", text)
        return given

    def decision(self, version: int) -> DecideLevel:
        """Return what the panel decided, on the version that it looked at."""
        given = self.cleaned_data
        return DecideLevel(
            given["level"], given["reasons"], version, given["grounds"], given["order_reason"],
            given["dissent"], self.present(), self._arranged(),
            uuid.UUID(given["meeting"]) if given["meeting"] else None,
        )  # fmt: skip

    def _arranged(self) -> list[NewNext]:
        given = self.cleaned_data
        return [
            NewNext(
                given[f"next_{number}_kind"], given[f"next_{number}_what"],
                given[f"next_{number}_due_on"], _id(given[f"next_{number}_owner"]),
            )
            for number in ROWS
            if given[f"next_{number}_kind"]
        ]  # fmt: skip


def _row(number: int, owners: Choices) -> dict[str, forms.Field]:
    return {
        f"next_{number}_kind": TermField(NextKind, label=_("What kind"), required=False),
        f"next_{number}_what": forms.CharField(
            label=_("What is arranged"), required=False, max_length=300
        ),
        f"next_{number}_owner": forms.ChoiceField(
            label=_("Given to"), required=False, choices=[("", _("To nobody yet")), *owners]
        ),
        f"next_{number}_due_on": DayField(label=_("Until"), required=False),
    }


def _id(text: str) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None
