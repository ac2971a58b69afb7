"""The three years as one line of “where the person stands”, in the summary's one statement."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.duties.policy import rules_for
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.terms import MeasureKind, Status
from guitu.people import sections
from guitu.people.models import Person
from guitu.rights.models import ControlEnd
from guitu.rights.queries.clocks import REPORTED
from guitu.rights.three_years import Path, ThreeYears, three_years
from guitu.web.templatetags.web import day

MOST = 20


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return what each measure of a person means for the three years, and the police's paper."""
    periods = StatusPeriod.objects.filter(measure=OuterRef("pk"), voided_at=None)
    ends = ControlEnd.objects.filter(person=OuterRef("person"), voided_at=None)
    rows = Measure.objects.filter(person=person, voided_at=None).annotate(
        was_told=Exists(periods.filter(status__in=[one.value for one in REPORTED])),
        was_isolated=Exists(periods.filter(status=Status.ISOLATION.value)),
        control_ended_on=Subquery(ends.values("ended_on")[:1]),
    )
    kept_by = Value(person.org_seq, output_field=IntegerField())
    return sections.piece(
        rows.order_by("-received_on", "-pk")[:MOST],
        "three_years",
        on="received_on",
        what=sections.joined("kind", "deducted_days", "starts_on", "person_id", kept_by),
        detail=sections.joined("was_told", "was_isolated", "control_ended_on"),
    )


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return when the three years are over, or why no day is given; nothing before a first day."""
    if not rows:
        return ()
    _kind, _days, _first, person, kept_by = rows[0].what.split("/")
    url = reverse("person-tab", args=[person, "measure"])
    ended_on = next((found for row in rows if (found := row.detail.split("/")[2])), "")
    if ended_on:
        said = _("Dynamic control ended by the police on %(day)s") % {"day": day(ended_on)}
        return (sections.Fact(_("Three years"), said, url),)
    found = three_years([_path(row) for row in rows], rules_for(int(kept_by)), on=on).value
    said = _said(found, on=on)
    return (sections.Fact(_("Three years"), said, url),) if said else ()


def _path(row: sections.Row) -> Path:
    kind, deducted, first, _person, _kept_by = row.what.split("/")
    was_told, was_isolated, _ended = row.detail.split("/")
    return Path(
        after_isolation=kind == MeasureKind.COMMUNITY_REHAB or int(deducted) > 0,
        starts_on=date.fromisoformat(first) if first else None,
        was_reported=was_told == "true",
        led_to_isolation=was_isolated == "true",
    )


def _said(found: ThreeYears, *, on: date) -> str:
    if found.is_excluded:
        return _("No day can be given: reported to the police")
    if found.is_restarting:
        return _("No day before the isolation is over")
    if found.over_on is None:
        return ""
    if on >= found.over_on:
        return _("Over since %(day)s; the police decide") % {"day": day(found.over_on)}
    return _("Over on %(day)s; the police decide") % {"day": day(found.over_on)}
