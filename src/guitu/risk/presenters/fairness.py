"""The figures of a round in words. No name stands here; figures are links for who sees files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.orgs import queries as orgs
from guitu.people.terms import Sex
from guitu.policy import Row as PolicyRow
from guitu.risk import narrowing
from guitu.risk.models import Round
from guitu.risk.presenters.rounds import bars
from guitu.risk.queries.fairness import Figures
from guitu.risk.rules import cells, fairness
from guitu.risk.terms import Level, ObjectionState, RoundStatus
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

SPECIAL_FILES = 2


def round_row(row: Round) -> dict[str, Any]:
    """Return one round of the list of figures."""
    is_open = row.status == RoundStatus.OPEN
    return {
        "url": reverse("risk-fairness", args=[row.pk]),
        "name": row.name,
        "counts_from": row.counts_from,
        "closes_on": row.closes_on,
        "status": Tag(row.status.label, "attention" if is_open else "quiet"),
    }


@dataclass(frozen=True)
class FiguresPage:
    """The figures of one round for one reader."""

    row: Round
    found: Figures
    actor: Actor
    on: date

    @property
    def may_open(self) -> bool:
        """Whether the reader may open figures down to people."""
        return self.actor.may(Permission.RISK_READ, self.row.org_seq)

    @property
    def policy(self) -> PolicyRow:
        """The local practice of the round's day."""
        return rules_for(self.row.org_seq).row("risk_round", self.row.counts_from)

    def shown(self) -> dict[str, Any]:
        """Return what the page shows."""
        shares = fairness.shares(self.found.people, fairness.published())
        policy = self.policy
        back = reverse("risk-rounds" if self.may_open else "risk-figures")
        crumbs = [(_("Risk rounds"), back)]
        if self.may_open:
            crumbs.append((self.row.name, self.url()))
        return {
            "round": self.row,
            "answer": self.answer(shares),
            "second_look": fairness.asks_second_look(
                shares, above_percent=policy.second_look_percent
            ),
            "above": policy.second_look_percent,
            "below": policy.suppressed_below_persons,
            "because": Because.of(policy.cites),
            "bars": bars(self.found.progress),
            "progress": self.found.progress,
            "left_url": reverse("risk-round-left-out", args=[self.row.pk]) if self.may_open else "",
            "shares": [self._share(share) for share in shares],
            "published": _published(),
            "acts": self.acts(),
            "tables": self.tables(policy.suppressed_below_persons),
            "heads": [level_label(level) for level in fairness.COLUMNS],
            "is_part": self.actor.clearance < SPECIAL_FILES,
            "crumbs": crumbs,
        }

    def answer(self, shares: Sequence[fairness.Share]) -> str:
        """Return the first line: how many have a level, and how many of those are high."""
        progress, high = self.found.progress, shares[0]
        if high.percent is None:
            return _("Nobody of %(all)s has a level of this round yet.") % {
                "all": progress.assessed
            }
        said = ngettext(
            "%(count)s of %(all)s has a level; %(high)s high, %(percent)s percent.",
            "%(count)s of %(all)s have a level; %(high)s high, %(percent)s percent.",
            progress.decided,
        )
        return said % {
            "count": progress.decided, "all": progress.assessed, "high": high.count,
            "percent": _percent(high.percent),
        }  # fmt: skip

    def acts(self) -> list[dict[str, Any]]:
        """Return overrides, dissents, objections and expiries, each with its number and list."""
        people = self.found.people
        decided = sum(1 for one in people if one.level)
        rows = [
            self._act(_("Levels that differ from the order of discussion, explained"), "override",
                      sum(one.is_override for one in people), decided),
            self._act(_("Levels with dissent on record"), "dissent",
                      sum(one.has_dissent for one in people), decided),
            self._act(_("People who objected"), "objected",
                      sum(bool(one.objection) for one in people), decided),
        ]  # fmt: skip
        for state in ObjectionState:
            count = sum(one.objection == state for one in people)
            rows.append(self._act(_(state.label), f"objection-{state}", count) | {"is_part": True})
        rows.append(
            self._act(_("Earlier level expired, no new one yet"), "expired",
                      sum(one.has_expired for one in people), len(people))
        )  # fmt: skip
        return rows

    def tables(self, below: int) -> list[dict[str, Any]]:
        """Return the comparisons: by level of the last round, sex, age, community."""
        before = self.found.before
        places = {str(org.seq): org.name for org in orgs.below(orgs.office_of(self.row.org_seq))}
        titles = {
            "before": _("Since %(round)s") % {"round": before.name} if before else "",
            "sex": _("Women and men"),
            "age": _("By age on %(day)s") % {"day": day(self.row.counts_from)},
            "place": _("By community"),
        }
        return [self._table(of, title, places, below) for of, title in titles.items() if title]

    def _table(self, of: str, title: str, places: dict[str, str], below: int) -> dict[str, Any]:
        counts = fairness.by_group(self.found.people, of)
        return {
            "title": title,
            "head": {"before": _("Level then"), "place": _("Community")}.get(of, _("Group")),
            "rows": [
                {
                    "label": _(", ").join(group_label(of, key, places) for key in row.keys),
                    "is_pooled": len(row.keys) > 1,
                    "cells": [
                        self._cell(of, row, cell, level)
                        for cell, level in zip(row.cells, fairness.COLUMNS, strict=True)
                    ],
                    "total": self._cell(of, row, row.total, None),
                }
                for row in cells.table(counts, below=below)
            ],
        }

    def _cell(self, of: str, row: cells.Row, value: int | None, level) -> dict[str, Any]:
        is_open = bool(value) and len(row.keys) == 1
        url = self.url(**_level(level), **_group(of, row.keys[0])) if is_open else ""
        label = _("All") if level is None else level_label(level)
        return {"value": value, "url": url, "label": label}

    def _share(self, share: fairness.Share) -> dict[str, Any]:
        return {
            "label": _(share.level.label),
            "count": share.count,
            "url": self.url(level=str(share.level)) if share.count else "",
            "percent": _percent(share.percent) if share.percent is not None else "–",
            "published": _percent(share.published),
        }

    def _act(self, label: str, code: str, count: int, total: int | None = None) -> dict[str, Any]:
        percent = _percent(100 * count / total) if total else ""
        return {
            "label": label, "count": count, "percent": percent, "is_part": False,
            "url": self.url(figure=code) if count else "",
        }  # fmt: skip

    def url(self, **narrowed: str) -> str:
        """Return the list of the round, narrowed; nothing for who sees no files."""
        if not self.may_open:
            return ""
        where = reverse("risk-round", args=[self.row.pk])
        return f"{where}?{urlencode(narrowed)}" if narrowed else where


def level_label(level: Level | str) -> str:
    """Return a level in words, or that there is none."""
    return _(Level(level).label) if level else _("None yet")


def group_label(of: str, key: str, places: dict[str, str]) -> str:
    """Return a group in words."""
    if of == "place":
        return places.get(key, _("Elsewhere"))
    if of == "before":
        return _(Level(key).label) if key else _("None")
    if not key:
        return _("Not on file")
    return _(Sex(key).label) if of == "sex" else narrowing.age_label(key)


def _group(of: str, key: str) -> dict[str, str]:
    return {"community": key} if of == "place" else {"figure": narrowing.code_of(of, key)}


def _level(level: Level | str | None) -> dict[str, str]:
    if level is None:
        return {}
    return {"level": str(level)} if level else {"missing": "level"}


def _published() -> dict[str, Any]:
    beside = fairness.published()
    lang = "en" if (get_language() or "zh").startswith("en") else "zh"
    high = 100 * beside.counts[Level.HIGH] / beside.total
    return {
        "city": beside.city[lang], "year": beside.year, "source": beside.source[lang],
        "where": beside.where, "total": beside.total, "high": _percent(high),
    }  # fmt: skip


def _percent(value: float) -> str:
    return f"{value:.1f}"
