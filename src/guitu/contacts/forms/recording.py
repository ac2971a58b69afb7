"""The form for a phone in one hand: what came of it, how the person is, what next."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.contacts import rules, terms
from guitu.contacts.actions import NewBooking, NewContact, NewNote
from guitu.contacts.actions.recording import Again
from guitu.people.terms import NeedHeard, Relation
from guitu.web.fields import DayField, FilesField, TermField, TermsField
from guitu.web.forms import Form

TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class NoteForm(Form):
    """What is added to a contact that is on record."""

    summary = forms.CharField(
        label=_("What was said, in short"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stored encrypted."),
    )
    visibility = TermField(
        terms.Visibility, label=_("Who reads the note"), widget=forms.RadioSelect
    )

    def note(self) -> NewNote:
        """Return the note."""
        return NewNote(**self.cleaned_data)


class ContactForm(Form):
    """A visit, talk or call, and the next step. At most eight taps from the first screen."""

    outcome = TermField(terms.Outcome, label=_("Result of the contact"), widget=forms.RadioSelect)
    way = TermField(terms.Way, label=_("How"), widget=forms.RadioSelect)
    person_state = TermField(
        terms.PersonState, label=_("How the person is"), widget=forms.RadioSelect, required=False
    )
    summary = forms.CharField(
        label=_("What was said, in short"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stored encrypted."),
    )
    needs = TermsField(NeedHeard, label=_("Help asked for"), required=False)
    met_family = forms.BooleanField(label=_("A member of the family was there"), required=False)
    family_who = TermField(Relation, label=_("Which relative"), required=False)
    following = TermField(
        terms.NextStep, label=_("When is the next contact?"), widget=forms.RadioSelect
    )
    next_on = DayField(label=_("Day of the next contact"), required=False)
    next_way = TermField(terms.Way, label=_("How, next time"), required=False)
    next_note = forms.CharField(label=_("What it will be about"), max_length=200, required=False)
    held_on = DayField(label=_("Day"))
    time_of_day = forms.TimeField(label=_("Time"), required=False, widget=TIME)
    place = TermField(
        terms.MeetingPlace, label=_("Where"), required=False,
        help_text=_("One word is enough; no position is kept."),
    )  # fmt: skip
    helper = forms.CharField(
        label=_("Done by a helper: name"),
        max_length=50,
        required=False,
        help_text=_("Leave it empty where you did it yourself."),
    )
    livelihood = TermField(terms.Livelihood, label=_("Lives on"), required=False)
    is_unusual = forms.BooleanField(label=_("Something was unusual"), required=False)
    unusual = forms.CharField(
        label=_("What was unusual"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Stored encrypted."),
    )  # fmt: skip
    visibility = TermField(
        terms.Visibility,
        label=_("Who reads the note"),
        widget=forms.RadioSelect,
        help_text=_("That there was a contact is known to the case team in any case."),
    )
    photos = FilesField(
        label=_("Photos, or a sheet filled in by hand"),
        required=False,
        help_text=_("PDF or picture. Where a photo was taken is removed from it."),
    )
    again = TermField(Again, label=_("Which one is it?"), widget=forms.RadioSelect, required=False)
    width_short = ("held_on", "time_of_day", "next_on")
    HIDDEN_AWAY = ("held_on", "time_of_day", "place", "helper", "livelihood", "unusual",
                   "is_unusual", "visibility", "photos")  # fmt: skip
    twin_id: uuid.UUID | None = None

    @property
    def opens_more(self) -> bool:
        """Return whether an error, or a diary of a helper, stands in the part that is folded."""
        is_wrong = any(name in self.errors for name in self.HIDDEN_AWAY) if self.is_bound else False
        return is_wrong or self["way"].value() == terms.Way.DIARY

    def clean(self) -> dict[str, Any]:
        """Ask for the day where another day was chosen."""
        given = super().clean()
        if given.get("following") == terms.NextStep.DAY and not given.get("next_on"):
            self.add_error("next_on", _("Enter the day."))
        return given

    def contact(self, on: date) -> NewContact:
        """Return what was typed; the next contact is counted from the day `on`."""
        given = self.cleaned_data
        note_names = (
            "visibility",
            "person_state",
            "livelihood",
            "summary",
            "is_unusual",
            "unusual",
        )
        note = {name: given[name] or "" for name in note_names} | {
            "is_unusual": given["is_unusual"], "needs": tuple(given["needs"])
        }  # fmt: skip
        names = ("way", "outcome", "held_on", "time_of_day", "met_family", "helper")
        return NewContact(
            **{name: given[name] for name in names},
            place=given["place"] or "",
            family_who=given["family_who"] or "",
            note=NewNote(**note),
            following=self._booking(on),
            photos=tuple(photo.read() for photo in given["photos"]),
            again=given["again"] or "",
        )

    def _booking(self, on: date) -> NewBooking | None:
        given = self.cleaned_data
        day = rules.next_day(given["following"], on, given["next_on"])
        if day is None:
            return None
        way = given["next_way"] or rules.usual_next_way(given["way"])
        return NewBooking(day, way, note=given["next_note"])
