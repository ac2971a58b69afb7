"""The pages of rounds: the list, one round, who is left out, what is still open."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.risk.actions import Opened, StillOpen
from guitu.risk.models import Exclusion, Round, RoundStep
from guitu.risk.queries.open_items import open_items
from guitu.risk.queries.rounds import Progress
from guitu.risk.terms import NotAssessed, RoundAct, RoundStatus
from guitu.web.cells import Because, Tag
from guitu.web.errors import sentence
from guitu.web.templatetags.web import day


def round_row(row: Round) -> dict[str, Any]:
    """Return one round of the list."""
    is_open = row.status == RoundStatus.OPEN
    return {
        "url": reverse("risk-round", args=[row.pk]),
        "name": row.name,
        "counts_from": row.counts_from,
        "closes_on": row.closes_on,
        "status": Tag(row.status.label, "attention" if is_open else "quiet"),
        "closed_on": row.closed_on or "",
    }


def answer(row: Round, found: Progress, *, on: date) -> str:
    """Return the first line of a round: how many have a level, and until when the rest must."""
    if row.status == RoundStatus.CLOSED:
        said = _("Closed on %(day)s. Assessed: %(assessed)s, not: %(left_out)s, in all: %(files)s.")
        return said % {
            "day": day(row.closed_on), "assessed": found.assessed, "left_out": found.left_out,
            "files": found.files,
        }  # fmt: skip
    missing = found.assessed - found.decided
    if not missing and found.assessed:
        return _("Everybody has a level. What is left stands below.")
    said = ngettext(
        "%(count)s of %(all)s has no level yet; the round ends on %(day)s.",
        "%(count)s of %(all)s have no level yet; the round ends on %(day)s.",
        missing,
    ) % {"count": missing, "all": found.assessed, "day": day(row.closes_on)}
    return _("Late: %(said)s") % {"said": said} if row.closes_on < on else said


def page(row: Round, found: Progress, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what the page of a round shows above its list."""
    may_run = actor.may(Permission.RISK_ROUND, row.org_seq)
    is_open = row.status == RoundStatus.OPEN
    policy = rules_for(row.org_seq).row("risk_round", row.counts_from)
    return {
        "round": row,
        "answer": answer(row, found, on=on),
        "progress": found,
        "bars": bars(found),
        "because": Because.of(policy.cites),
        "tag": Tag(row.status.label, "attention" if is_open else "quiet"),
        "facts": [
            (_("Register of"), day(row.counts_from)),
            (_("A contact counts from"), day(row.evidence_from)),
            (_("Opinions until"), day(row.opinions_due_on)),
            (_("Last day"), day(row.closes_on)),
            (_("Compared with the register on"), day(row.followed_on)),
        ],
        "is_open": is_open,
        "may_close": may_run and is_open,
        "may_reopen": may_run and not is_open,
        "may_make_papers": actor.may(Permission.RISK_DECIDE, row.org_seq),
        "may_read_figures": actor.may(Permission.ACCOUNT_READ, row.org_seq),
        "may_decide": is_open and actor.may(Permission.RISK_DECIDE, row.org_seq),
        "crumbs": [(_("Risk rounds"), reverse("risk-rounds"))],
    }


def bars(found: Progress) -> list[tuple[str, int, int]]:
    """Return how far each step is: label, done, of how many."""
    return [
        (_("Met or reached"), found.contact, found.assessed),
        (_("Items answered"), found.answered, found.assessed),
        (_("All opinions given"), found.opinions, found.assessed),
        (_("Level decided"), found.decided, found.assessed),
        (_("Told of the level"), found.told, found.assessed),
    ]


def steps(rows: Sequence[RoundStep]) -> list[dict[str, Any]]:
    """Return what was done with a round, the newest first."""
    return [
        {
            "when": row.on_day,
            "title": _(RoundAct(row.act).label),
            "text": row.reason or counts_said(row.counts),
            "by": row.by_name,
        }
        for row in rows
    ]


def counts_said(counts: Mapping[str, int]) -> str:
    """Return the counts of a step in words."""
    known = {
        "assessed": _("assessed: %(count)s"),
        "joined": _("joined: %(count)s"),
        "left": _("left: %(count)s"),
    }
    parts = []
    for code, count in counts.items():
        if code in known:
            parts.append(known[code] % {"count": count})
        elif code in NotAssessed._value2member_map_:
            label = _(NotAssessed(code).label)
            parts.append(_("%(reason)s: %(count)s") % {"reason": label, "count": count})
    return _(", ").join(parts)


def left_out_groups(rows: Sequence[Exclusion], names: Mapping[Any, str]) -> list[dict[str, Any]]:
    """Return those left out, by reason, each with a link to the file."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(str(row.because), []).append(
            {
                "name": names.get(row.person_id, _("a file of another office")),
                "url": reverse("person-page", args=[row.person_id])
                if row.person_id in names
                else "",
                "since": row.on_day,
            }
        )
    return [
        {"label": _(NotAssessed(code).label), "people": people, "count": len(people)}
        for code, people in groups.items()
    ]


def opened_said(opened: Opened) -> str:
    """Return in a sentence what opening a round made."""
    left_out = sum(count for code, count in opened.left_out.items() if code != "assessed")
    said = _("The round is open: %(assessed)s to assess, %(left_out)s not, in all %(files)s files.")
    return said % {
        "assessed": opened.assessed, "left_out": left_out, "files": opened.assessed + left_out,
    }  # fmt: skip


def closing(row: Round, actor: Actor, refused: StillOpen | None) -> dict[str, Any]:
    """Return what is still open in a round, each with a link to its list."""
    items = open_items(row)
    url = reverse("risk-round", args=[row.pk])
    lines = [
        (_("Without a level"), items.undecided, f"{url}?missing=level"),
        (_("Opinions outstanding"), items.opinions, f"{url}?missing=opinions"),
        (_("Not told of the level"), items.untold, f"{url}?missing=told"),
    ]
    return {
        "round": row,
        "refused": sentence(refused) if refused else "",
        "lines": [
            {"label": label, "count": count, "url": where} for label, count, where in lines if count
        ],
        "cancel": url,
    }
