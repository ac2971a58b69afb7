"""Forms to open a round and to open a closed one again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from guitu.orgs.models import Org
from guitu.risk.actions import Asked, NewRound
from guitu.risk.instruments import NEUTRAL
from guitu.risk.terms import Department
from guitu.web.fields import DayField
from guitu.web.forms import Form

ON_PAPER, NOT_ASKED, EACH = "paper", "none", "each"


class RoundForm(Form):
    """The round: its name, its days, its questions, and who answers for each department."""

    name = forms.CharField(label=_("Name"), max_length=60)
    counts_from = DayField(
        label=_("Register of"),
        help_text=_("Everyone on the register on this day is assessed; who arrives later joins."),
    )
    closes_on = DayField(label=_("Last day"), help_text=_("The office's practice proposes it."))
    with_profile = forms.BooleanField(
        label=_("Ask the fourteen needs as well"),
        required=False,
        help_text=_(
            "A profile of needs only: no points, no sum, and nothing of it raises a level."
        ),
    )

    def __init__(self, *args: Any, bodies: Sequence[Org], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [(str(org.seq), org.name) for org in bodies]
        for department in Department:
            first = (EACH, __("Each community for its own people"))
            own = [first] if department == Department.COMMUNITY else here
            self.fields[f"asks_{department}"] = forms.ChoiceField(
                label=department.label,
                choices=[
                    *own,
                    (ON_PAPER, __("On paper; the office enters the answers")),
                    (NOT_ASKED, __("Not asked in this round")),
                ],
            )

    def departments(self) -> list[forms.BoundField]:
        """Return the fields of the departments."""
        return [self[name] for name in self.fields if name.startswith("asks_")]

    def round_given(
        self, given: Mapping[str, Any], bodies: Sequence[Org], communities: Sequence[Org]
    ) -> NewRound:
        """Return the round as the act takes it."""
        by_seq = {str(org.seq): org for org in bodies}
        asked: list[Asked] = []
        for department in Department:
            choice = given[f"asks_{department}"]
            if choice == EACH:
                asked += [Asked(department, org) for org in communities]
            elif choice == ON_PAPER:
                asked.append(Asked(department, None, str(__(department.label))))
            elif choice in by_seq:
                asked.append(Asked(department, by_seq[choice]))
        return NewRound(
            given["name"], given["counts_from"], given["closes_on"], tuple(asked), NEUTRAL,
            with_profile=given["with_profile"],
        )  # fmt: skip


class ReopenForm(Form):
    """Why a closed round is opened again, and until when."""

    reason = forms.CharField(
        label=_("Why it is opened again"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    closes_on = DayField(label=_("New last day"))
