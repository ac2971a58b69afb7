"""Pages of a report of leaving, of a departure without one, and of the counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.absences import queries, rules, steps
from guitu.absences.models import Absence, Departure
from guitu.absences.terms import Standing
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.periods import Span
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.people.queries import display_name, with_keys
from guitu.web.cells import Because, Link, Tag
from guitu.web.templatetags.web import day

Facts = list[tuple[object, ...]]


@dataclass
class Page:
    """One record: crumbs, first line, facts, lines below, and what may be done next."""

    title: str
    name: str
    person_url: str
    answer: str
    tag: Tag | None = None
    facts: Facts = field(default_factory=list)
    more: Facts = field(default_factory=list)
    lines: list[dict[str, Any]] = field(default_factory=list)
    acts: list[dict[str, str]] = field(default_factory=list)
    because: Because | None = None
    papers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Return where the page stands."""
        return [(gettext_noop("Away"), reverse("absence-list")), (self.name, self.person_url)]


def stands(row: Absence, *, on: date) -> Tag:
    """Return where a report stands, with its colour; red is for the check that is late."""
    if row.returned_on:
        return Tag(gettext_noop("Came back"), "good")
    if row.became_stay_id:
        return Tag(gettext_noop("Became a stay elsewhere"), "quiet")
    if row.leaves_on > on:
        return Tag(gettext_noop("Leaves later"), "quiet")
    if row.until_on < on:
        return Tag(gettext_noop("Return not checked yet"), "attention")
    return Tag(gettext_noop("Away, reported"), "")


def row_for(actor: Actor, *, on: date) -> Callable[[Absence], dict[str, object]]:
    """Return how a report stands in the list."""

    def row(one: Absence) -> dict[str, object]:
        return {
            "url": reverse("absence-page", args=[one.pk]),
            "name": display_name(one.person, actor),
            "stands": stands(one, on=on),
            "leaves_on": one.leaves_on,
            "until_on": one.until_on,
            "area": one.area,
            "reason": _(one.reason.label),
            "receipt": one.acknowledged_on or Tag(gettext_noop("Not given yet"), "attention"),
        }

    return row


def list_answer(actor: Actor, *, on: date) -> str:
    """Return the first line of the list: who is away, and whose return was not checked."""
    away = list(queries.away_on(actor, on=on).values_list("until_on", flat=True))
    late = sum(until_on < on for until_on in away)
    said = ngettext("%(count)s person is away.", "%(count)s people are away.", len(away)) % {
        "count": len(away)
    }
    if not late:
        return said
    return said + ngettext(
        " The return of %(count)s is to be checked.", " %(count)s returns are to be checked.", late
    ) % {"count": late}


def absence_page(row: Absence, actor: Actor, *, on: date) -> Page:
    """Return the page of one report."""
    with_keys([row.person])
    book = rules_for(row.org_seq)
    asked = rules.asks_report(row.leaves_on, row.planned_return_on, book)
    page = _page(row, actor, _("Report of leaving"), _absence_answer(row, on=on))
    page.tag, page.because = stands(row, on=on), Because.of(asked.because)
    page.facts = _absence_facts(row, asked=asked.value)
    page.more = _receipt_facts(row)
    page.lines = [*_extension_lines(row), *_contact_lines(row, actor)]
    page.acts = _acts(row, actor, steps.OF_ABSENCE, "absence-step", _possible(row))
    if actor.may(Permission.ABSENCE_WRITE, row.org_seq):
        url = reverse("absence-word", args=[row.pk])
        page.papers.append((_("Report with its receipt (Word)"), url))
    if row.document_id:
        page.papers.append((_("Report on file"), reverse("paper-open", args=[row.document_id])))
    return page


def _absence_answer(row: Absence, *, on: date) -> str:
    if row.returned_on:
        return _("Back since %(day)s.") % {"day": day(row.returned_on)}
    if row.became_stay_id:
        return _("The person lives elsewhere now; this report ended with it.")
    if row.until_on < on:
        return _("Meant to be back by %(day)s. Ask whether all is well, and record the return.") % {
            "day": day(row.until_on)
        }
    if not row.acknowledged_on:
        return _("Reported. Give the receipt; the person need not wait for it.")
    return _("Away until %(day)s, reported and acknowledged.") % {"day": day(row.until_on)}


def _absence_facts(row: Absence, *, asked: bool) -> Facts:
    span = Span(row.leaves_on, row.until_on)
    asked_for = _("asked for by the regulation") if asked else _("shorter than the regulation asks")
    days = ngettext("%(count)s day", "%(count)s days", rules.days_in(span)) % {
        "count": rules.days_in(span)
    }
    facts: Facts = [
        (gettext_noop("Leaves on"), row.leaves_on),
        (gettext_noop("Back by"), row.until_on, days),
        (gettext_noop("Where to"), row.area),
        (gettext_noop("Why"), _(row.reason.label), row.reason_note),
        (gettext_noop("To be reached there"), row.contact or _("not said")),
        (gettext_noop("Reported on"), row.reported_on, _(row.way.label)),
        (gettext_noop("Report"), asked_for),
    ]
    if row.reported_on > row.leaves_on:
        facts.append((gettext_noop("Note"), _("Reported after leaving.")))
    return facts


def _receipt_facts(row: Absence) -> Facts:
    given = row.acknowledged_on or Tag(_("Not given yet"), "attention")
    found: Facts = [(gettext_noop("Receipt given"), given, row.acknowledged_by)]
    if row.returned_on:
        how = _("%(how)s, checked by %(name)s") % {
            "how": _(row.return_known.label), "name": row.return_checked_by,
        }  # fmt: skip
        found.append((gettext_noop("Back since"), row.returned_on, how))
    return found


def _extension_lines(row: Absence) -> list[dict[str, Any]]:
    return [
        {
            "when": day(one.reported_on),
            "title": _("Reported to stay until %(day)s instead of %(before)s")
            % {"day": day(one.until_on), "before": day(one.before_on)},
            "text": one.reason_note,
        }
        for one in queries.extensions_of(row)
    ]


def _contact_lines(row: Absence, actor: Actor) -> list[dict[str, Any]]:
    may = actor.may(Permission.ABSENCE_WRITE, row.org_seq)
    return [
        {
            "when": day(one.on_day),
            "title": _(one.way.label) if one.was_reached
            else _("%(way)s: tried, not reached") % {"way": _(one.way.label)},
            "text": one.note,
            "by": one.by_name,
            "void_url": reverse("absence-contact-void", args=[one.pk]) if may else "",
        }
        for one in queries.contacts_of(row)
    ]  # fmt: skip


def _possible(row: Absence) -> tuple[str, ...]:
    first = () if row.acknowledged_on else ("acknowledge",)
    if row.returned_on or row.became_stay_id:
        return (*first, "contact", "void")
    return (*first, "contact", "extend", "return", "void")


def departure_page(row: Departure, actor: Actor, *, on: date) -> Page:
    """Return the page of one departure without a report."""
    with_keys([row.person])
    page = _page(row, actor, _("Left without a report"), _departure_answer(row))
    page.tag = _judged(row)
    page.facts = [
        (gettext_noop("Away since"), row.from_on),
        (gettext_noop("Last day verified"), row.until_on, _days(row)),
        (gettext_noop("Back since"), row.returned_on or _("not said")),
        (gettext_noop("How the office knows"), _(row.known_how.label), row.known_note),
    ]
    page.more = _hearing_facts(row)
    page.acts = _acts(row, actor, steps.OF_DEPARTURE, "departure-step", _next_steps(row))
    page.because = Because.of(rules_for(row.org_seq).row("serious_breach", row.from_on).cites)
    counts_url = reverse("absence-counts", args=[row.measure_id])
    page.papers.append((_("Counts under this measure"), counts_url))
    if row.notice_document_id:
        url = reverse("paper-open", args=[row.notice_document_id])
        page.papers.append((_("Proof that the person was told"), url))
    return page


def _departure_answer(row: Departure) -> str:
    if row.is_justified is True:
        return _("Found justified; it does not count.")
    if row.is_justified is False:
        return _("Found not justified. It counts; what follows from counts the police decide.")
    if row.notice_on is None:
        return _("Tell the person that the report is missing; it can be made good.")
    if row.heard_on is None and not row.unheard_reason:
        return _("The person was told. Now hear the reason.")
    return _("The person was heard. A decision with its reason is due.")


def _judged(row: Departure) -> Tag:
    if row.is_justified is None:
        return Tag(gettext_noop("Not decided yet"), "quiet")
    if row.is_justified:
        return Tag(gettext_noop("Justified"), "good")
    return Tag(gettext_noop("Not justified"), "attention")


def _hearing_facts(row: Departure) -> Facts:
    told = f"{_(row.notice_way.label)} {row.notice_note}" if row.notice_on else ""
    found: Facts = [
        (gettext_noop("Told on"), row.notice_on or _("not yet"), told),
        (gettext_noop("Heard on"), row.heard_on or row.unheard_reason or _("not yet")),
    ]  # fmt: skip
    if row.heard_on:
        found.append((gettext_noop("What the person said"), row.statement))
    if row.judged_on:
        by = _("%(name)s on %(day)s") % {"name": row.judged_by_name, "day": day(row.judged_on)}
        found.append((gettext_noop("What was decided"), _judged(row), by))
        found.append((gettext_noop("Because"), row.judged_reason))
    if row.helped_on:
        found.append((gettext_noop("Talk and help"), row.helped_on, row.helped_note))
    return found


def _next_steps(row: Departure) -> tuple[str, ...]:
    found = []
    if row.notice_on is None:
        found.append("tell")
    if row.heard_on is None:
        found.append("hear")
    found.append("judge")
    if row.returned_on is None:
        found += ["still-away", "back"]
    if row.helped_on is None:
        found.append("help")
    return (*found, "void")


def counts_page(measure: Measure, actor: Actor, *, on: date) -> Page:
    """Return the counts under one measure with the records they come from."""
    counts = queries.counts_of(measure, on=on)
    limits = rules_for(measure.org_seq).row("serious_breach", on)
    page = _page(measure, actor, _("Leaving without a report"), counts_said(counts, limits))
    page.facts = [
        (gettext_noop("Departures found not justified"), str(len(counts.departures)),
         _("the regulation speaks of %(count)s or more") % {"count": limits.at_least_departures}),
        (gettext_noop("Days in all"), str(counts.days),
         _("the regulation speaks of more than %(days)s") % {"days": limits.more_than_days}),
        (gettext_noop("Waiting for a decision"), str(len(counts.waiting)), _("counts to nothing")),
    ]  # fmt: skip
    rows = queries.departures(actor).filter(measure=measure).order_by("-from_on")
    page.lines = [departure_line(row) for row in rows]
    page.because = Because.of(limits.cites)
    return page


def departure_line(row: Departure) -> dict[str, Any]:
    """Return one departure as a line that leads to its page."""
    span = _("%(first)s to %(last)s") % {"first": day(row.from_on), "last": day(row.until_on)}
    return {
        "link": Link(span, reverse("departure-page", args=[row.pk]), _days(row)),
        "tag": _judged(row),
    }


def counts_said(counts: rules.Counts, limits: Any) -> str:
    """Return the counts and what they ask for in a sentence."""
    said = _("%(departures)s of %(limit)s departures, %(days)s days in all.") % {
        "departures": len(counts.departures), "limit": limits.at_least_departures,
        "days": counts.days,
    }  # fmt: skip
    return {
        Standing.NONE: said,
        Standing.HELP: said + _(" Talk and help now, before it happens again."),
        Standing.DRAFT: said
        + _(" A report can be drafted; nothing is sent unless a person decides so."),
    }[counts.standing]


def _page(row: Any, actor: Actor, title: str, answer: str) -> Page:
    url = reverse("person-page", args=[row.person_id])
    return Page(title, display_name(row.person, actor), url, answer)


def _days(row: Departure) -> str:
    count = rules.days_in(Span(row.from_on, row.until_on))
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def _acts(
    row: Any, actor: Actor, table: Mapping[str, steps.Step], url_name: str, names: tuple[str, ...]
) -> list[dict[str, str]]:
    allowed = [name for name in names if actor.may(table[name].needs, row.org_seq)]
    return [
        {
            "label": _(table[name].heading),
            "url": reverse(url_name, args=[row.pk, name]),
            "icon": table[name].icon,
            "kind": "quiet" if name == "void" else "primary" if number == 0 else "",
        }
        for number, name in enumerate(allowed)
    ]  # fmt: skip
