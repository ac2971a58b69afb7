"""The page of coverage and the page of papers: that everybody is accounted for, and the proof."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.people import queries as people
from guitu.risk.models import Assessment, Meeting, Round
from guitu.risk.presenters.levels import members
from guitu.risk.presenters.rounds import bars
from guitu.risk.queries.coverage import Covered
from guitu.risk.rules.coverage import DoesNotAddUp
from guitu.risk.terms import NotAssessed, RoundStatus
from guitu.web.errors import sentence
from guitu.web.templatetags.web import day


@dataclass(frozen=True)
class CoveragePage:
    """Whom a round covers, for one reader; names only for who sees files there."""

    row: Round
    actor: Actor

    @property
    def may_open(self) -> bool:
        """Whether the reader may see who it is."""
        return self.actor.may(Permission.RISK_READ, self.row.org_seq)

    def refused(self, error: DoesNotAddUp) -> dict[str, Any]:
        """Return the page of a round that does not add up."""
        return self._frame() | {"answer": sentence(error), "covered": None}

    def shown(self, found: Covered) -> dict[str, Any]:
        """Return what the page shows."""
        parts = found.counted or found.parts
        turned = [*found.joined, *found.left] if self.may_open else []
        names = people.display_names([one.person_id for one in turned], self.actor)
        said = _(
            "%(assessed)s assessed and %(left_out)s not assessed make all %(files)s files of the"
            " register."
        )
        return self._frame() | {
            "answer": said % {
                "assessed": parts.assessed, "left_out": parts.not_assessed, "files": parts.files,
            },
            "covered": found,
            "parts": parts,
            "rows": self._rows(found),
            "bars": bars(found.progress),
            "joined": [self._turned(one, names, one.joined_on, "") for one in found.joined],
            "left": [
                self._turned(one, names, one.left_on, one.left_because) for one in found.left
            ],
        }  # fmt: skip

    def _frame(self) -> dict[str, Any]:
        may_prove = self.actor.may(Permission.RISK_ROUND, self.row.org_seq)
        crumbs = [(_("Risk rounds"), reverse("risk-rounds" if self.may_open else "risk-figures"))]
        where = "risk-round" if self.may_open else "risk-fairness"
        crumbs.append((self.row.name, reverse(where, args=[self.row.pk])))
        return {"round": self.row, "crumbs": crumbs, "may_prove": may_prove}

    def _rows(self, found: Covered) -> list[dict[str, Any]]:
        parts = found.counted or found.parts
        people_url = reverse("risk-round", args=[self.row.pk]) if self.may_open else ""
        left_url = reverse("risk-round-left-out", args=[self.row.pk]) if self.may_open else ""
        rows = [{"label": _("Assessed"), "count": parts.assessed, "url": people_url}]
        for why, count in parts.left_out.items():
            label = _("Not assessed: %(reason)s") % {"reason": _(why.label)}
            rows.append({"label": label, "count": count, "url": left_url})
        return rows

    def _turned(self, one: Assessment, names: Mapping[uuid.UUID, str], on, why) -> dict[str, Any]:
        name = names.get(one.person_id, "")
        return {
            "name": name or _("One person"),
            "url": reverse("risk-assessment", args=[one.pk]) if name else "",
            "on": on,
            "why": _(NotAssessed(why).label) if why else "",
        }


def papers(row: Round, meetings: Sequence[Meeting], actor: Actor) -> dict[str, Any]:
    """Return the papers that the reader may make of a round."""
    said = (
        _("The round is closed; its papers can be signed.")
        if row.status == RoundStatus.CLOSED
        else _("The round is under way; papers say how far it is on the day they are made.")
    )
    return {
        "round": row,
        "answer": said,
        "crumbs": [
            (_("Risk rounds"), reverse("risk-rounds")),
            (row.name, reverse("risk-round", args=[row.pk])),
        ],
        "may_prove": actor.may(Permission.RISK_ROUND, row.org_seq),
        "may_list": actor.may(Permission.EXPORT, row.org_seq),
        "may_see_coverage": actor.may(Permission.ACCOUNT_READ, row.org_seq),
        "meetings": [
            {
                "title": _("Meeting of %(day)s") % {"day": day(one.held_on)},
                "place": one.place,
                "members": members(one.members),
                "url": reverse("risk-minutes", args=[one.pk])
                if actor.may(Permission.RISK_DECIDE, one.org_seq)
                else "",
            }
            for one in meetings
        ],
    }
