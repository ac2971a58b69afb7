"""Form fields that every module uses: a day typed freely, a term of a vocabulary, files."""

import re
from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from guitu.kernel.terms import Term

DAY_FORMS = (
    re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
FULL_WIDTH = {ord("．"): ".", ord("／"): "/", ord("－"): "-", ord("—"): "-", ord("。"): "."} | {
    0xFF10 + digit: str(digit) for digit in range(10)
}


def read_day(text: str) -> date | None:
    """Return the day written as 2020.3.5, 2020-3-5, 2020/3/5, 2020年3月5日 or 20200305."""
    plain = text.translate(FULL_WIDTH).strip()
    for form in DAY_FORMS:
        found = form.fullmatch(plain)
        if found:
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                return None
    return None


class DayInput(forms.TextInput):
    """A text box for a day; the page says below it how the day was understood."""

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        unread = gettext_lazy("Not a day yet. Write it like 2020-3-5.")
        own = {"data-day": "", "data-unread": unread, "autocomplete": "off", "size": "14"}
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value: object) -> str | None:
        """Return a day as 2020-03-05, and what was typed as it was typed."""
        return (
            date_format(value, "Y-m-d") if isinstance(value, date) else super().format_value(value)
        )


class DayField(forms.Field):
    """A day typed freely, between `earliest` and `latest`; a mistyped century is refused."""

    widget = DayInput
    default_error_messages = {
        "unread": gettext_lazy("“%(typed)s” is not a day. Write it like 2020-3-5."),
        "early": gettext_lazy("This day is before %(day)s."),
        "late": gettext_lazy("This day is after %(day)s."),
    }

    def __init__(self, *, earliest: date = FIRST_DAY, latest: date = LAST_DAY, **kwargs) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: object) -> date | None:
        """Return the day that was typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        read = read_day(str(value))
        if read is None:
            self._refuse("unread", typed=str(value)[:40])
        return read

    def validate(self, value: date | None) -> None:
        """Refuse a day outside the allowed span."""
        super().validate(value)
        if value and value < self.earliest:
            self._refuse("early", day=self.earliest.isoformat())
        if value and value > self.latest:
            self._refuse("late", day=self.latest.isoformat())

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether another day was typed, however it was written."""
        return super().has_changed(initial, read_day(str(data)) if data else data)

    def _refuse(self, code: str, **params: object) -> None:
        raise forms.ValidationError(self.error_messages[code], code=code, params=params)


class TermField(forms.TypedChoiceField):
    """One code of a vocabulary; the cleaned value is its member, or None where left empty.

    `leave_out` are members that are not offered. `radio` shows all of them at once.
    """

    def __init__(self, term: type[Term], *, leave_out: tuple[Term, ...] = (), **kwargs) -> None:
        offered = [member for member in term if member not in leave_out]
        choices = [(member.value, gettext_lazy(member.label)) for member in offered]
        if kwargs.get("widget") is not forms.RadioSelect:
            choices.insert(0, ("", gettext_lazy("Choose")))
        super().__init__(choices=choices, coerce=term, empty_value=None, **kwargs)


class TermsField(forms.TypedMultipleChoiceField):
    """Several codes of a vocabulary, as boxes to tick; the cleaned value is a list of members."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, term: type[Term], **kwargs) -> None:
        choices = [(member.value, gettext_lazy(member.label)) for member in term]
        super().__init__(choices=choices, coerce=term, empty_value=[], **kwargs)


class Files(forms.ClearableFileInput):
    """A box that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the cleaned value is a list."""

    widget = Files

    def clean(self, data: object, initial: object = None) -> list[UploadedFile]:
        """Return the files that were chosen."""
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in chosen if one]
