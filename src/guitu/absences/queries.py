"""Reading reports of leaving, departures and stays, inside the actor's scope."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from guitu.absences import rules
from guitu.absences.models import Absence, AwayContact, Departure, Extension, HostTask, Letter, Stay
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.periods import Span
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.orgs.models import Org
from guitu.orgs.queries import office_of
from guitu.orgs.terms import OrgKind

READ = Permission.ABSENCE_READ
REPORTED = gettext_noop("a reported absence")
UNREPORTED = gettext_noop("leaving without a report")
ELSEWHERE = gettext_noop("a stay elsewhere")


def absences(actor: Actor) -> QuerySet[Absence]:
    """Return the reports of leaving that the actor may see, voided ones left out."""
    return Absence.objects.filter(within(actor, READ), voided_at=None)


def away_contacts(actor: Actor) -> QuerySet[AwayContact]:
    """Return the contacts with people who are away that the actor may see."""
    return AwayContact.objects.filter(within(actor, READ), voided_at=None)


def departures(actor: Actor) -> QuerySet[Departure]:
    """Return the departures without a report that the actor may see."""
    return Departure.objects.filter(within(actor, READ), voided_at=None)


def stays(actor: Actor) -> QuerySet[Stay]:
    """Return the stays elsewhere that the actor may see; those of the office's own files."""
    return Stay.objects.filter(within(actor, READ), voided_at=None)


def hosted(actor: Actor) -> QuerySet[Letter]:
    """Return the commission letters that other offices sent to the actor's."""
    here = within(actor, READ, column="host_seq")
    return Letter.objects.filter(here, voided_at=None).exclude(host_seq=None)


def hosted_tasks(actor: Actor) -> QuerySet[HostTask]:
    """Return what other offices asked the actor's to do."""
    here = within(actor, READ, column="host_seq")
    return HostTask.objects.filter(here, voided_at=None).exclude(host_seq=None)


def away_on(actor: Actor, *, on: date) -> QuerySet[Absence]:
    """Return the reported absences in which nobody has seen the person back yet."""
    open_ones = absences(actor).filter(leaves_on__lte=on, returned_on=None, became_stay=None)
    return open_ones.select_related("person").order_by("until_on", "pk")


def days_on_record(person_id: uuid.UUID, *, without: uuid.UUID | None = None) -> list[rules.Away]:
    """Return every run of days away of a person, of all three kinds, one record left out."""
    found = [
        *_spans(Absence, REPORTED, person_id, "leaves_on"),
        *_spans(Departure, UNREPORTED, person_id, "from_on"),
        *_spans(Stay, ELSEWHERE, person_id, "from_on"),
    ]
    return sorted((one for one in found if one.ref != without), key=lambda one: one.span.from_on)


def _spans(model: type, what: str, person_id: uuid.UUID, first: str) -> Iterable[rules.Away]:
    rows = model.objects.filter(person_id=person_id, voided_at=None)
    for ref, from_on, until_on in rows.values_list("pk", first, "until_on"):
        yield rules.Away(what, ref, Span(from_on, until_on))


def extensions_of(absence: Absence) -> list[Extension]:
    """Return the extensions of a report, the oldest first."""
    return list(absence.extensions.filter(voided_at=None).order_by("until_on"))


def contacts_of(absence: Absence) -> list[AwayContact]:
    """Return the contacts while away, the newest first."""
    return list(absence.contacts.filter(voided_at=None).order_by("-on_day", "-pk"))


def unreported_of(measure: Measure) -> list[rules.Unreported]:
    """Return the departures of a measure as the counts read them, the oldest first."""
    rows = Departure.objects.filter(measure=measure, voided_at=None).order_by("from_on")
    return [rules.Unreported(row.pk, Span(row.from_on, row.until_on), row.is_justified)
            for row in rows]  # fmt: skip


def counts_of(measure: Measure, *, on: date) -> rules.Counts:
    """Return the counts of leaving without a report under one measure, with what they ask for."""
    book = rules_for(measure.org_seq)
    return rules.counts(
        unreported_of(measure),
        limits=book.row("serious_breach", on),
        care=book.row("absence_care", on),
        on=on,
    )


def elsewhere_of(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Span, ...]]:
    """Return the stays elsewhere of each measure's person as spans, in one query."""
    rows = Stay.objects.filter(measure__in=list(measure_ids), voided_at=None).order_by("from_on")
    found: dict[uuid.UUID, tuple[Span, ...]] = {}
    for measure_id, from_on, until_on in rows.values_list("measure_id", "from_on", "until_on"):
        found[measure_id] = (*found.get(measure_id, ()), Span(from_on, until_on))
    return found


def open_stay(person_id: uuid.UUID, actor: Actor) -> Stay | None:
    """Return where the person lives elsewhere now, or None."""
    return stays(actor).filter(person_id=person_id, until_on=None).first()


def of_person(person_id: uuid.UUID, actor: Actor) -> dict[str, list]:
    """Return reports, departures and stays of one person, the newest first, in three queries."""
    about = Q(person_id=person_id)
    return {
        "absences": list(absences(actor).filter(about).order_by("-leaves_on", "-pk")),
        "departures": list(departures(actor).filter(about).order_by("-from_on", "-pk")),
        "stays": list(stays(actor).filter(about).order_by("-from_on", "-pk")),
    }


def letters(actor: Actor) -> QuerySet[Letter]:
    """Return the commission letters of the actor's own files."""
    return Letter.objects.filter(within(actor, READ), voided_at=None)


def tasks(actor: Actor) -> QuerySet[HostTask]:
    """Return what host offices were asked to do for the actor's own files."""
    return HostTask.objects.filter(within(actor, READ), voided_at=None)


def letters_of(stay: Stay) -> list[Letter]:
    """Return the letters of a stay, the newest first."""
    return list(stay.letters.filter(voided_at=None).order_by("-sent_on", "-pk"))


def tasks_of(letter_ids: Iterable[uuid.UUID]) -> list[HostTask]:
    """Return the tasks of letters by due day, in one query."""
    rows = HostTask.objects.filter(letter__in=list(letter_ids), voided_at=None)
    return list(rows.select_related("proof").order_by("due_on", "pk"))


def host_offices(org_seq: int) -> list[Org]:
    """Return every sub-district office of this installation but the one of the file."""
    own = office_of(org_seq)
    found = Org.objects.filter(kind=OrgKind.SUBDISTRICT, closed_on=None)
    return list(found.exclude(pk=own.pk if own else None).order_by("seq"))
