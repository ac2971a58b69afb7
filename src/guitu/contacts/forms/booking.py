"""Forms of booked contacts: book, move, cancel, excuse."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.contacts import terms
from guitu.contacts.actions import Closing, NewBooking
from guitu.contacts.forms.recording import TIME
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class BookingForm(Form):
    """Day, time and way of a contact to come."""

    next_on = DayField(label=_("Day"))
    planned_time = forms.TimeField(label=_("Time"), required=False, widget=TIME)
    way = TermField(terms.Way, label=_("How"), leave_out=(terms.Way.DIARY,))
    note = forms.CharField(label=_("What it will be about"), max_length=200, required=False)
    width_short = ("next_on", "planned_time")

    def booking(self) -> NewBooking:
        """Return the booking."""
        given = self.cleaned_data
        return NewBooking(given["next_on"], given["way"], given["planned_time"], given["note"])


class MoveForm(BookingForm):
    """Another day, and why."""

    reason = forms.CharField(label=_("Why it is moved"), max_length=300)
    field_order = ("reason", "next_on", "planned_time", "way", "note")


class CloseForm(Form):
    """Why a booked contact does not come about; an excuse may have a paper as evidence."""

    reason = forms.CharField(
        label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("For an excuse: a certificate or a photo of it. PDF or picture."),
    )

    def closing(self, act: terms.AppointmentAct) -> Closing:
        """Return what became of it."""
        evidence = self.cleaned_data.get("evidence")
        return Closing(act, self.cleaned_data["reason"], evidence.read() if evidence else None)


class ReasonForm(Form):
    """Why a record is voided."""

    reason = forms.CharField(
        label=_("What was wrong with it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The record stays, marked as void, with your name and this reason."),
    )


class SheetForm(Form):
    """A photo or a scan for a contact that is on record."""

    photos = forms.FileField(
        label=_("Photo, or a sheet filled in by hand"),
        help_text=_("PDF or picture. Where a photo was taken is removed from it."),
    )
