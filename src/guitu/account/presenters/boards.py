"""Words and links of the boards. A number without a list that the reader may open is no link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.account.queries import boards
from guitu.account.terms import PutOff
from guitu.duties import kinds
from guitu.handover.terms import Stage
from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import SIGN_AGREEMENT
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

SHOWN = (
    ("late", gettext_noop("Late"), "late"),
    ("this_week", gettext_noop("Due this week"), "attention"),
    ("open", gettext_noop("Can be done now"), ""),
)


def worklist_url(**narrowed: str) -> str:
    """Return the address of the worklist, narrowed; what was put off is counted and shown."""
    return f"{reverse('today')}?{urlencode(narrowed | {'put_off': PutOff.WITH.value})}"


def parts(found: Sequence[boards.Part]) -> list[dict[str, Any]]:
    """Return the four parties, each with figures and kinds that lead to the worklist."""
    return [
        {
            "party": part.party,
            "figures": [
                *(
                    {
                        "value": part.totals[name],
                        "label": label,
                        "kind": tone,
                        "url": worklist_url(party=part.party.value, urgency=name),
                    }
                    for name, label, tone in SHOWN
                ),
                {
                    "value": part.totals["nobody"],
                    "label": gettext_noop("Without an owner"),
                    "kind": "attention",
                    "url": worklist_url(party=part.party.value, owner="nobody"),
                },
            ],
            "kinds": [_kind(row) for row in part.kinds],
        }
        for part in found
    ]


def parties_answer(found: Sequence[boards.Part]) -> str:
    """Return whose part is late, in one sentence."""
    late = [part for part in found if part.totals["late"]]
    if not late:
        return _("Nobody is late with anything.")
    said = [f"{_(part.party.label)} {part.totals['late']}" for part in late]
    return _("Late: %(who)s.") % {"who": _(", ").join(said)}


def _kind(row: dict[str, Any]) -> dict[str, Any]:
    asked = {"party": str(row["party"]), "kind": str(row["kind"])}
    return {
        "label": kinds.kind(row["kind"]).label,
        "total": row["total"],
        "url": worklist_url(**asked),
        "late": row["late"],
        "late_url": worklist_url(**asked, urgency="late"),
    }


@dataclass(frozen=True)
class Dashboard:
    """How an office stands on a day."""

    actor: Actor
    org: Org
    on: date
    others: tuple[Org, ...] = ()

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """The organisations to choose from: code, name, whether it is this one."""
        return [(one.code, place_name(one), one.pk == self.org.pk) for one in self.others]

    @property
    def name(self) -> str:
        """The name of the office."""
        return place_name(self.org)

    @cached_property
    def duties(self) -> dict[int, dict[str, Any]]:
        """The duties of today by organisation; empty for a post that sees none."""
        if not boards.may_list_duties(self.actor, self.org):
            return {}
        return boards.duties_by_place(self.actor, self.org, on=self.on)

    @cached_property
    def running(self) -> dict[int, int]:
        """How many people are in execution, by organisation."""
        return boards.in_execution(self.org, on=self.on)

    @cached_property
    def gaps(self) -> dict[int, int]:
        """How many files lack something, by organisation."""
        return boards.incomplete_by_place(self.actor, self.org, on=self.on)

    @cached_property
    def late(self) -> dict[int, int]:
        """Duties of this year that are late, by organisation, for a post without a worklist."""
        return {} if self.sees_duties else boards.late_this_year(self.org, on=self.on)

    @property
    def sees_duties(self) -> bool:
        """Whether the reader's post has a worklist there."""
        return boards.may_list_duties(self.actor, self.org)

    @property
    def sees_files(self) -> bool:
        """Whether the reader's post opens files there."""
        return self.actor.may(Permission.PERSON_READ, self.org.seq)

    @property
    def answer(self) -> str:
        """How it stands, in one sentence."""
        late = sum(row["late"] for row in self.duties.values()) or sum(self.late.values())
        running = sum(self.running.values())
        said = ngettext(
            "%(count)s person in execution", "%(count)s people in execution", running
        ) % {"count": running}
        lateness = ngettext("%(count)s duty late", "%(count)s duties late", late) % {"count": late}
        return _("%(running)s; %(late)s.") % {"running": said, "late": lateness}

    def shown(self) -> dict[str, Any]:
        """Everything the page shows, asked for at once, while the reader's context is open."""
        return {
            "office": self.name,
            "answer": self.answer,
            "figures": self.figures(),
            "rows": self.rows(),
            "stages": self.stages(),
            "agreements": self.agreements(),
            "choices": self.choices,
            "heads": [label for _name, label, _tone in SHOWN] if self.sees_duties else [LATE],
            "sees_files": self.sees_files,
            "code": self.org.code,
            "year": self.on.year,
        }

    def figures(self) -> list[dict[str, Any]]:
        """The numbers on top."""
        found = [
            {
                "value": sum(self.running.values()),
                "label": IN_EXECUTION,
                "url": self._records(self.org, "in_execution"),
            },
        ]
        if self.sees_duties:
            found += [self._duties(name, label, tone) for name, label, tone in SHOWN]
        else:
            found.append(self._late(self.org, sum(self.late.values())))
        if self.sees_files:
            found.append({
                "value": sum(self.gaps.values()),
                "label": INCOMPLETE,
                "url": _to("people-list", lacks="any"),
                "kind": "attention",
            })  # fmt: skip
        return found

    def stages(self) -> list[dict[str, Any]]:
        """Open hand-overs by stage."""
        return [
            {"label": stage.label, "value": count, "url": _to("handover-list", stage=stage.value)}
            for stage, count in boards.stages(self.actor, self.org).items()
            if count or stage in FIRST_STAGES
        ]

    def agreements(self) -> list[dict[str, Any]]:
        """Agreements of the year, and those that wait."""
        signed = boards.signed_this_year(self.org, on=self.on)
        found = [
            {
                "label": gettext_noop("Signed this year"),
                "value": signed,
                "url": self._records(self.org, "agreements_signed"),
            }
        ]
        if self.sees_duties:
            found.append({
                "label": gettext_noop("To be explained and signed"),
                "value": boards.to_sign(self.actor, self.org, on=self.on),
                "url": worklist_url(kind=SIGN_AGREEMENT),
            })  # fmt: skip
        return found

    def rows(self) -> list[dict[str, Any]]:
        """A row for each community."""
        seqs = {*self.duties, *self.running, *self.gaps, *self.late}
        return [self._row(place) for place in boards.rows_of(self.org, seqs)]

    def _row(self, place: Org) -> dict[str, Any]:
        return {
            "name": place_name(place),
            "running": self.running.get(place.seq, 0),
            "running_url": self._records(place, "in_execution"),
            "duties": self._duties_at(place),
            "gaps": self.gaps.get(place.seq, 0),
            "gaps_url": self._files_url(place),
        }

    def _duties_at(self, place: Org) -> list[dict[str, Any]]:
        if not self.sees_duties:
            return [self._late(place, self.late.get(place.seq, 0))]
        asked = self.duties.get(place.seq, {})
        return [
            {
                "value": asked.get(name, 0),
                "label": label,
                "kind": tone,
                "url": worklist_url(place=place.code, urgency=name),
            }
            for name, label, tone in SHOWN
        ]

    def _late(self, place: Org, count: int) -> dict[str, Any]:
        url = self._records(place, "duties_late")
        return {"value": count, "label": LATE, "kind": "late", "url": url}

    def _records(self, place: Org, code: str) -> str:
        return reverse("account-records", args=[place.code, self.on.year, code])

    def _files_url(self, place: Org) -> str:
        if place.kind != OrgKind.COMMUNITY:
            return ""
        return _to("people-list", lacks="any", place=place.code)

    def _duties(self, name: str, label: str, tone: str) -> dict[str, Any]:
        return {
            "value": sum(row[name] for row in self.duties.values()),
            "label": label,
            "kind": tone,
            "url": worklist_url(urgency=name),
        }


LATE = gettext_noop("Late, due this year")
IN_EXECUTION = gettext_noop("In execution")
INCOMPLETE = gettext_noop("Files incomplete")
FIRST_STAGES = (Stage.RECEIVED, Stage.PLANNED, Stage.READY, Stage.ARRIVED)


def _to(url_name: str, **narrowed: str) -> str:
    return f"{reverse(url_name)}?{urlencode(narrowed)}"
