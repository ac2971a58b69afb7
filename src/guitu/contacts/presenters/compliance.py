"""The table of contacts due and done, and the rows behind each figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.contacts.models import Contact
from guitu.contacts.presenters import words
from guitu.contacts.presenters.contact import about_person
from guitu.contacts.queries import compliance
from guitu.contacts.queries.compliance import Counts, Standing
from guitu.contacts.terms import Outcome
from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.people import queries as people
from guitu.people.models import Person
from guitu.web.cells import Tag

MONTHS = range(1, 13)
FIRST_YEAR = 2008
TRIED = "tried"
TONES = {Standing.DONE: "good", Standing.MISSED: "late", Standing.EXCUSED: "quiet"}


@dataclass(frozen=True)
class Asked:
    """Which rows are asked for: a year, a month of it, what they count."""

    year: int
    month: int | None = None
    standing: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], *, year: int) -> "Asked":
        """Return what the address asks for; what cannot be read is left out."""
        month = given.get("month", "")
        standing = given.get("standing", "")
        known = [*Standing._value2member_map_, TRIED]
        is_month = month.isdecimal() and int(month) in MONTHS
        return cls(year, int(month) if is_month else None, standing if standing in known else "")


def table(persons: Sequence[Person], year: int, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the table: a line per person, a cell per month, and the year."""
    found = compliance.table(actor, [person.pk for person in persons], year, on=on)
    whole = Counts()
    lines = []
    for person in persons:
        total = Counts()
        for counts in found[person.pk].values():
            total.add(counts)
        whole.add(total)
        url = reverse("contact-counts-rows", args=[year, person.pk])
        lines.append({
            "name": people.display_name(person, actor),
            "url": reverse("person-page", args=[person.pk]),
            "months": [_cell(url, month, found[person.pk].get(month)) for month in MONTHS],
            "total": _figures(url, total),
        })  # fmt: skip
    return {
        "lines": lines,
        "months": [f"{month}" for month in MONTHS],
        "answer": _answer(year, whole),
        "before": reverse("contact-counts-year", args=[year - 1]) if year > FIRST_YEAR else "",
        "after": reverse("contact-counts-year", args=[year + 1]) if year < on.year else "",
    }


def rows(person: Person, asked: Asked, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the duties, or the attempts, behind one figure."""
    shown = about_person(person, actor)
    back = reverse("contact-counts-year", args=[asked.year])
    shown["crumbs"] = [(_("Due and done"), back), *shown["crumbs"][1:]]
    shown["heading"] = _heading(asked)
    if asked.standing == TRIED:
        tried = compliance.attempts(actor, person.pk, asked.year, asked.month)
        return shown | {"lines": [_attempt(row) for row in tried]}
    duties = compliance.duties_of(actor, asked.year, asked.month).filter(person_id=person.pk)
    if asked.standing:
        duties = duties.filter(compliance.condition(Standing(asked.standing), on=on))
    duties = duties.order_by("due_on", "key")
    standings = compliance.standings(duties, on=on)
    return shown | {"lines": [_line(duty, standings.get(duty.pk)) for duty in duties]}


def _cell(url: str, month: int, counts: Counts | None) -> dict[str, Any] | None:
    if counts is None or not (counts.due or counts.excused or counts.tried):
        return None
    return {
        "text": f"{counts.done}/{counts.due}",
        "url": f"{url}?month={month}",
        "is_missed": counts.missed > 0,
        "said": _("%(month)s: done %(done)s of %(due)s, excused %(excused)s, tried %(tried)s")
        % {"month": month, **vars(counts)},
    }


def _figures(url: str, total: Counts) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "value": getattr(total, name),
            "url": f"{url}?standing={name}",
            "is_missed": name == Standing.MISSED and total.missed > 0,
        }
        for name in (*(str(one) for one in Standing), TRIED)
    ]


def _answer(year: int, whole: Counts) -> str:
    values = {"year": year, **vars(whole)}
    return (
        _(
            "%(year)s, the people below: %(done)s of %(due)s contacts done, %(missed)s missed, "
            "%(excused)s excused; tried without success %(tried)s times. What is not due yet is "
            "not counted."
        )
        % values
    )


def _heading(asked: Asked) -> str:
    label = _("Tried without success") if asked.standing == TRIED else ""
    if asked.standing and not label:
        label = _(Standing(asked.standing).label)
    when = f"{asked.year}-{asked.month:02d}" if asked.month else str(asked.year)
    return " · ".join(part for part in (when, label) if part)


def _line(duty: Duty, standing: Standing | None) -> dict[str, Any]:
    is_ours = duty.met_by_type == Contact._meta.label_lower
    return {
        "title": _(kinds.kind(duty.kind).label),
        "when": duty.due_on,
        "tag": Tag(standing.label, TONES.get(standing, ""))
        if standing
        else Tag(_("Not due yet"), "quiet"),
        "text": duty.waive_reason,
        "url": reverse("contact-page", args=[duty.met_by_id])
        if is_ours
        else reverse("duty-page", args=[duty.pk]),
    }


def _attempt(row: Contact) -> dict[str, Any]:
    return {
        "title": _(row.way.label),
        "when": row.held_on,
        "tag": Tag(Outcome(row.outcome).label, "quiet"),
        "text": words.by_whom(row),
        "url": reverse("contact-page", args=[row.pk]),
    }
