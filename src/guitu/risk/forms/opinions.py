"""Answers for many people at once: three fields for each, named with the id of the opinion."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guitu.risk.actions import NewOpinion, Sender
from guitu.risk.terms import OpinionAnswer
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

ANSWER, WORDS, KNOWN_ON, VERSION = "answer", "words", "known_on", "version"


def name_of(field: str, opinion_id: uuid.UUID) -> str:
    """Return the name of a field of one person."""
    return f"{field}:{opinion_id}"


def ids_sent(names: Iterable[str]) -> list[uuid.UUID]:
    """Return the ids of the opinions that stand in a form that was sent; others are left out."""
    found = []
    for name in names:
        field, _colon, key = name.partition(":")
        try:
            found += [uuid.UUID(key)] if field == VERSION else []
        except ValueError:
            continue
    return found


class PaperForm(Form):
    """What the office adds when it enters what came on paper."""

    width_short = ("by_name",)

    def __init__(self, *args: Any, is_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_paper:
            self.fields["by_name"] = forms.CharField(
                label=gettext_lazy("Signed on the paper by"), max_length=150, required=False,
                help_text=gettext_lazy("Left empty, the department itself is named."),
            )  # fmt: skip
            self.fields["answered_on"] = DayField(
                label=gettext_lazy("Day of the paper"), required=False,
                help_text=gettext_lazy("Left empty, today."),
            )  # fmt: skip

    def sender(self, given: dict[str, Any]) -> Sender:
        """Return how the answers came."""
        return Sender(by_name=given.get("by_name", ""), answered_on=given.get("answered_on"))


class OpinionsForm(PaperForm):
    """One row of fields for each opinion that can be answered here."""

    def __init__(self, *args: Any, opinions: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stale: tuple[uuid.UUID, ...] = ()
        self.opinions = list(opinions)
        for one in self.opinions:
            self._add(one)

    def _add(self, one: Any) -> None:
        number = {"number": one.number}
        self.fields[name_of(ANSWER, one.pk)] = TermField(
            OpinionAnswer, label=_("No. %(number)s: answer") % number, required=False,
            widget=forms.RadioSelect, initial=str(one.answer),
        )  # fmt: skip
        self.fields[name_of(WORDS, one.pk)] = forms.CharField(
            label=_("No. %(number)s: in words") % number, required=False, initial=one.words,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields[name_of(KNOWN_ON, one.pk)] = DayField(
            label=_("No. %(number)s: day on which it was so") % number, required=False,
            initial=one.known_on,
        )  # fmt: skip
        self.fields[name_of(VERSION, one.pk)] = forms.IntegerField(
            initial=one.version, widget=forms.HiddenInput, required=False
        )

    def new_opinions(self, given: dict[str, Any]) -> list[NewOpinion]:
        """Return what was said; who was left without an answer and words is left out."""
        found = [
            NewOpinion(
                one.pk, given[name_of(ANSWER, one.pk)], given[name_of(WORDS, one.pk)],
                given[name_of(KNOWN_ON, one.pk)], given[name_of(VERSION, one.pk)],
            )
            for one in self.opinions
        ]  # fmt: skip
        return [one for one in found if one.answer is not None or one.words]

    def show_theirs(self, fresh: Sequence[Any]) -> None:
        """Take up what others answered meanwhile: it is shown, and sending again replaces it."""
        self.data = self.data.copy()
        self.opinions = list(fresh)
        for one in fresh:
            self.data[name_of(VERSION, one.pk)] = str(one.version)
            for field, value in ((ANSWER, str(one.answer)), (WORDS, one.words)):
                self.fields[name_of(field, one.pk)].initial = value

    def differences(self) -> list[tuple[str, object, object]]:
        """Return what stands and what was typed here, for those whom others answered meanwhile."""
        found: list[tuple[str, object, object]] = []
        for one in self.opinions:
            if one.pk in self.stale:
                answer, words = self[name_of(ANSWER, one.pk)], self[name_of(WORDS, one.pk)]
                typed = OpinionAnswer(answer.value()) if answer.value() else None
                label = _("No. %(number)s") % {"number": one.number}
                found.append(
                    (label, in_words(one.answer, one.words), in_words(typed, words.value()))
                )
        return found


class RestForm(PaperForm):
    """“Nothing known” of everybody who has no answer."""

    no_draft = True

    shown = forms.IntegerField(widget=forms.HiddenInput)


def in_words(answer: Any, words: object) -> str:
    """Return an answer as one line."""
    label = _(answer.label) if answer else "—"
    return f"{label}: {words}" if words else label
