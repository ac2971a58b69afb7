"""The one form: errors beside fields and in a summary, drafts, one sending, no silent overwrite.

form = PersonForm.of(request, key="people.new")
person = form.carry_out(lambda given: actions.open_file(**given, actor=request.actor, on=today()))
return form.accepted(person.url) if person else form.answer("people/new_page.html")
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self, TypeVar

from django import forms
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from guitu.kernel.errors import BadInput, Conflict, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.web import clock, drafts
from guitu.web.errors import OUT_OF_RANGE, sentence

Result = TypeVar("Result")


PLAIN = {
    "max_length": gettext_noop("Too long by %(over)s characters: %(limit_value)s fit."),
    "null_characters_not_allowed": gettext_noop("It contains signs that are no text."),
    "invalid_choice": gettext_noop("Choose one of what is offered."),
    "max_digits": gettext_noop("This number is too large."),
    "max_whole_digits": gettext_noop("This number is too large."),
    "max_decimal_places": gettext_noop("Too many digits after the point."),
}


def plainly(error: Any) -> Any:
    """Return a ValidationError with our own sentences for the form of a value."""
    if not isinstance(error, forms.ValidationError) or hasattr(error, "error_dict"):
        return error
    return forms.ValidationError([_plain(one) for one in error.error_list])


def _plain(error: forms.ValidationError) -> forms.ValidationError:
    if error.code not in PLAIN:
        return error
    params = dict(error.params or {})
    if error.code == "max_length" and "show_value" not in params:
        return error
    if error.code == "max_length":
        params["over"] = params["show_value"] - params["limit_value"]
    return forms.ValidationError(gettext(PLAIN[error.code]), code=error.code, params=params)


class Form(forms.Form):
    """Base of every form.

    A subclass declares fields only: their shape, not the rules. `width_short` names fields that
    take a short box; `no_draft` switches autosaving off.
    """

    use_required_attribute = False
    width_short: tuple[str, ...] = ()
    no_draft = False

    request: HttpRequest | None = None
    key = ""
    version = ""
    kept_at: datetime | None = None
    is_conflict = False
    sent_before = ""
    _claimed: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # a browser would cut off what is pasted, unseen
            field.widget.attrs.pop("maxlength", None)

    @classmethod
    def of(cls, request: HttpRequest, *, key: str, version: object = "", **kwargs: Any) -> Self:
        """Return the form of a request: bound on POST, otherwise with the draft that was kept.

        `key` names the form and its record, without personal data: "people.edit:<uuid>".
        `version` is what the record says of its present version (a number or a moment); with it,
        a change that somebody else made in the meantime is never overwritten unseen.
        `initial` and further arguments go to the form.
        """
        bound = request.method == "POST"
        if bound:
            kwargs |= {"data": request.POST, "files": request.FILES}
        form = cls(**kwargs)
        form.request, form.key, form.version = request, key, str(version)
        if not bound:
            form._restore()
        return form

    # What a view calls.

    def carry_out(self, act: Callable[[dict[str, Any]], Result]) -> Result | bool | None:
        """Carry out `act` with the cleaned values once; None when the form must be shown again.

        An act that returns nothing counts as True.
        """
        if not self._is_ready():
            return None
        try:
            with transaction.atomic():
                self._claim()
                return None if self.sent_before else self._done(act)
        except BadInput as error:
            self.take(error)
        except Conflict as error:
            self.is_conflict = True
            self.add_error(None, sentence(error))
        except WrongStatus as error:
            self.add_error(None, sentence(error))
        except DataError:
            self.add_error(None, gettext(OUT_OF_RANGE))
        return None

    def accepted(self, url: str) -> HttpResponse:
        """Drop the draft and lead on to `url`."""
        if self.request.actor is not None:
            drafts.discard(self.request.actor.user_id, self.key)
            if self._claimed is not None:
                drafts.remember_answer(self._claimed, url)
        return HttpResponseRedirect(url, status=303)

    def answer(self, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
        """Return the page with the form: 200, 422 with errors, 409 after somebody's change."""
        if self.sent_before:
            return HttpResponseRedirect(self.sent_before, status=303)
        status = 409 if self.is_conflict else 422 if self.is_bound and self.errors else 200
        return render(self.request, template, {"form": self, **(context or {})}, status=status)

    def add_error(self, field: str | None, error: Any) -> None:
        """Put an error beside its field; what Django says of a value is said plainly."""
        super().add_error(field, plainly(error))

    def take(self, error: BadInput) -> None:
        """Put the errors of an action beside their fields, in the reader's language."""
        for name, one in error.fields.items():
            self.add_error(name if name in self.fields else None, sentence(one))

    # What the templates ask.

    @property
    def token(self) -> str:
        """Return what makes this sending unique; it survives being shown again with errors."""
        return self.data.get("_token", "") if self.is_bound else str(uuid.uuid4())

    def differences(self) -> list[tuple[str, object, object]]:
        """Return (label, stored now, typed here) for each field that differs, after a conflict."""
        return [
            (field.label, field.initial, field.value())
            for field in self
            if field.field.has_changed(field.initial, field.value())
        ]

    @property
    def keeps_draft(self) -> bool:
        """Return whether what is typed is kept on the server."""
        return (
            bool(self.key)
            and not self.no_draft
            and getattr(self.request, "actor", None) is not None
        )

    # How it works inside.

    def _is_ready(self) -> bool:
        if not self.is_bound or not self.is_valid():
            return False
        if self.version and self.data.get("_version") != self.version:
            self.is_conflict = True
            self.add_error(
                None, gettext("Somebody else changed this record while you were typing.")
            )
            return False
        return True

    def _done(self, act: Callable[[dict[str, Any]], Result]) -> Result | bool:
        made = act(self.cleaned_data)
        return True if made is None else made

    def _claim(self) -> None:
        try:
            token = uuid.UUID(self.data.get("_token", ""))
        except ValueError:
            return
        user_id = self.request.actor.user_id
        self._claimed = drafts.claim(user_id, token, at=clock.now())
        if self._claimed is None:
            self.sent_before = drafts.answer_of(user_id, token) or self.request.path

    def _restore(self) -> None:
        if not self.keeps_draft:
            return
        found = drafts.restore(self.request.actor.user_id, self.key)
        if found:
            typed, self.kept_at = found
            self.initial = {**self.initial, **self._values(typed)}

    def _values(self, typed: QueryDict) -> dict[str, Any]:
        return {
            name: field.widget.value_from_datadict(typed, {}, self.add_prefix(name))
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField)
        }
