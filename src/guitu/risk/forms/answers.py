"""The items of one assessment as a form, made from the questions of its round."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guitu.risk.actions.answering import ItemAnswer
from guitu.risk.instruments import Item
from guitu.risk.models import Answer
from guitu.risk.terms import Certainty, Strength
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

PARTS = ("evidence_on", "certainty", "evidence")


class AnswersForm(Form):
    """One question after the other; a sign of something asks for its evidence."""

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self._add(item)

    def _add(self, item: Item) -> None:
        lang = get_language() or "zh"
        choices = [
            (one.value, item.anchor(one, lang) or one.label)
            for one in (Strength.NONE, Strength.SOME, Strength.STRONG)
        ]
        choices.append((Strength.UNKNOWN.value, Strength.UNKNOWN.label))
        self.fields[item.code] = forms.ChoiceField(
            label=item.said(lang), choices=choices, widget=forms.RadioSelect, required=False
        )
        self.fields[f"{item.code}__evidence"] = forms.CharField(
            label=_("What was seen or told"), max_length=500, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields[f"{item.code}__evidence_on"] = DayField(label=_("Of which day"), required=False)
        self.fields[f"{item.code}__certainty"] = TermField(
            Certainty, label=_("How sure"), required=False
        )

    def answers(self, given: Mapping[str, Any]) -> dict[str, ItemAnswer]:
        """Return the answers that were given; a question without one is left out."""
        return {
            item.code: ItemAnswer(
                Strength(given[item.code]),
                given[f"{item.code}__certainty"] or "",
                given[f"{item.code}__evidence_on"],
                given[f"{item.code}__evidence"],
            )
            for item in self.items
            if given[item.code]
        }


def initial(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Return stored answers as the form shows them."""
    found: dict[str, Any] = {}
    for code, row in answers.items():
        found[code] = str(row.strength)
        found |= {f"{code}__{part}": getattr(row, part) for part in PARTS}
    return found
