"""Reading measures, their statuses and agreements, inside the actor's scope."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN as OPEN_DUTY
from guitu.measures import library, terms
from guitu.measures.models import (
    Agreement,
    AgreementClause,
    BreachPaper,
    Hearing,
    HelpOffered,
    LibraryClause,
    Measure,
    NotedStep,
    Signature,
    StatusPeriod,
)
from guitu.measures.rules.states import ENDED, MEASURE, RUNNING
from guitu.orgs.models import Org
from guitu.orgs.queries import below, office_of
from guitu.orgs.terms import OrgKind
from guitu.people.models import Document

CURRENT = Q(until_on=None, voided_at=None)
LAPSING = tuple(row.source.value for row in MEASURE.rows if row.act == terms.Act.LAPSE)


def visible_to(actor: Actor) -> QuerySet[Measure]:
    """Return the measures that the actor may see, voided ones left out."""
    return Measure.objects.filter(within(actor, Permission.MEASURE_READ), voided_at=None)


def with_status(measures: QuerySet[Measure], *, on: date) -> QuerySet[Measure]:
    """Return measures with `status_now` (a code) and `status_since`, as they stand on `on`.

    A running measure whose last day is past stands as expired, whether recorded or not.
    """
    current = StatusPeriod.objects.filter(CURRENT, measure=OuterRef("pk"))
    stored = Subquery(current.values("status")[:1])
    return measures.annotate(
        status_stored=stored, status_since=Subquery(current.values("from_on")[:1])
    ).annotate(
        status_now=Case(
            When(
                ends_on__lt=on,
                status_stored__in=LAPSING,
                then=Value(terms.Status.EXPIRED.value),
            ),
            default=F("status_stored"),
            output_field=CharField(),
        )
    )


def of_person(person_id: uuid.UUID, actor: Actor, *, on: date) -> list[Measure]:
    """Return the measures of one person with their status on the day, the newest first."""
    found = visible_to(actor).filter(person_id=person_id).select_related("place", "person")
    return list(with_status(found, on=on).order_by("-received_on", "-id"))


def in_force(person_id: uuid.UUID, actor: Actor, *, on: date) -> Measure | None:
    """Return the newest measure of the person that has not ended, or None."""
    ended = {"released", "terminated", "transferred", "isolation", "annulled", "deceased"}
    found = of_person(person_id, actor, on=on)
    return next((measure for measure in found if measure.status_now not in ended), None)


def current_status(measure_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, StatusPeriod]:
    """Return the current period of each measure, in one query."""
    rows = StatusPeriod.objects.filter(CURRENT, measure__in=list(measure_ids))
    return {row.measure_id: row for row in rows}


def executing_on(measures: QuerySet[Measure], day: date) -> QuerySet[Measure]:
    """Return the measures that were in execution on the day `day`, breaches noted included."""
    running = StatusPeriod.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day),
        measure=OuterRef("pk"),
        voided_at=None,
        status__in=[status.value for status in RUNNING],
        from_on__lte=day,
    )
    return measures.filter(Exists(running), Q(ends_on=None) | Q(ends_on__gte=day))


def run_out(*, on: date) -> QuerySet[Measure]:
    """Return the measures whose last day is past while nobody has written down that they ended."""
    stored = StatusPeriod.objects.filter(CURRENT, measure=OuterRef("pk"), status__in=LAPSING)
    return Measure.objects.filter(Exists(stored), ends_on__lt=on, voided_at=None)


def people_over(*, on: date) -> QuerySet:
    """Return the ids of people who had a measure while none of theirs is running on the day."""
    rows = with_status(Measure.objects.filter(voided_at=None), on=on)
    over = [status.value for status in (*ENDED, terms.Status.EXPIRED)]
    running = rows.exclude(status_now__in=over).values("person_id")
    return rows.exclude(person__in=running).values("person_id")


def history(measure: Measure) -> list[StatusPeriod]:
    """Return every period of a measure with its papers, the newest first."""
    periods = measure.periods.filter(voided_at=None).prefetch_related("papers__document")
    return list(periods.order_by("-from_on", "-id"))


def breach_papers(actor: Actor) -> QuerySet[BreachPaper]:
    """Return the papers about missed steps that the actor may see, voided ones left out."""
    return BreachPaper.objects.filter(within(actor, Permission.MEASURE_READ), voided_at=None)


def latest_papers(measure_ids: Iterable[uuid.UUID]) -> QuerySet[BreachPaper]:
    """Return the papers about missed steps of several measures, the newest first."""
    rows = BreachPaper.objects.filter(measure__in=list(measure_ids), voided_at=None)
    return rows.order_by("-drafted_on", "-pk")


BREACH_ENTRIES = {"step": NotedStep, "hearing": Hearing, "help": HelpOffered}


def entry_code(row: NotedStep | Hearing | HelpOffered) -> str:
    """Return the code of a row's kind in `BREACH_ENTRIES`."""
    return next(code for code, model in BREACH_ENTRIES.items() if isinstance(row, model))


def breach_entries(actor: Actor, code: str) -> QuerySet:
    """Return noted steps, hearings or offers of help that the actor may see, by their code."""
    in_scope = within(actor, Permission.MEASURE_READ)
    return BREACH_ENTRIES[code].objects.filter(in_scope, voided_at=None)


def agreements(actor: Actor) -> QuerySet[Agreement]:
    """Return the agreements that the actor may see."""
    return Agreement.objects.filter(within(actor, Permission.MEASURE_READ), voided_at=None)


def agreement_versions(measure: Measure) -> list[Agreement]:
    """Return every version of the agreement of one measure, the newest first."""
    return list(measure.agreements.filter(voided_at=None).order_by("-number"))


def clauses_of(agreement: Agreement) -> list[AgreementClause]:
    """Return the clauses of a version in order."""
    return list(agreement.clauses.filter(voided_at=None).order_by("number"))


def signatures_of(agreement: Agreement) -> list[Signature]:
    """Return who signed a version, in the order of the parties."""
    order = [party.value for party in terms.SigningParty]
    return sorted(agreement.signatures.all(), key=lambda row: order.index(row.party))


def next_duties(measure: Measure, *, limit: int = 6, kinds: Iterable[str] = ()) -> list[Duty]:
    """Return the open duties of a measure that come first, of some kinds where any is named."""
    wanted = Q(kind__in=list(kinds)) if kinds else Q()
    found = Duty.objects.filter(OPEN_DUTY, wanted, subject_id=measure.pk)
    return list(found.order_by("due_on", "id")[:limit])


def open_until(measure: Measure, kind: str) -> date | None:
    """Return the due day of the open duty of that kind of a measure, or None."""
    found = Duty.objects.filter(OPEN_DUTY, subject_id=measure.pk, kind=kind)
    return found.order_by("due_on").values_list("due_on", flat=True).first()


def with_notice_due(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Return measures with `notice_due`: the last day for the police's notice still awaited."""
    found = Duty.objects.filter(OPEN_DUTY, subject_id=OuterRef("pk"), kind=terms.RELEASE_NOTICE)
    return measures.annotate(notice_due=Subquery(found.order_by("due_on").values("due_on")[:1]))


def duty_counts(measure: Measure) -> dict[str, int]:
    """Return how many duties of each kind are planned, met or not."""
    found: dict[str, int] = {}
    rows = Duty.objects.filter(subject_id=measure.pk, voided_at=None).values_list("kind", flat=True)
    for kind in rows:
        found[kind] = found.get(kind, 0) + 1
    return found


def office_seq(org_seq: int) -> int:
    """Return the number of the office that an organisation belongs to, or its own without one."""
    office = office_of(org_seq)
    return office.seq if office else org_seq


def clause_library(org_seq: int, *, on: date) -> library.Library:
    """Return the library in force for an organisation: the standard one with its office's own."""
    rows = LibraryClause.objects.filter(
        office_seq=office_seq(org_seq), from_on__lte=on, voided_at=None
    ).order_by("code", "version")
    own: dict[str, library.Wording | None] = {}
    for row in rows:
        own[row.code] = None if row.is_dropped else _wording(row)
    return library.standard().with_own(own)


def clause_versions(org_seq: int) -> QuerySet[LibraryClause]:
    """Return every version that an office wrote, the newest first."""
    return LibraryClause.objects.filter(office_seq=office_seq(org_seq)).order_by("-created_at")


def _wording(row: LibraryClause) -> library.Wording:
    return library.Wording(
        code=row.code,
        version=row.version,
        section=terms.ClauseSection(row.section),
        kind=terms.ClauseKind(row.kind),
        measures=tuple(terms.MeasureKind(code) for code in row.measures),
        zh=row.text_zh,
        en=row.text_en,
        is_own=True,
    )


def people_with_status(status: str, *, on: date) -> QuerySet:
    """Return the ids of people who have a measure with that status on the day."""
    rows = with_status(Measure.objects.filter(voided_at=None), on=on)
    return rows.filter(status_now=status).values("person_id")


def papers_on_file(measure: Measure, kinds: Iterable[str]) -> list[Document]:
    """Return the papers of those kinds on the person's file, the newest first."""
    rows = Document.objects.filter(
        person_id=measure.person_id, kind__in=list(kinds), voided_at=None
    )
    return list(rows.order_by("-issued_on", "-created_at"))


def places(org_seq: int) -> list[Org]:
    """Return where a measure of that organisation may be carried out: its office and below it."""
    office = office_of(org_seq)
    if office is None:
        return list(Org.objects.filter(seq=org_seq))
    kinds = (OrgKind.SUBDISTRICT.value, OrgKind.COMMUNITY.value)
    return list(below(office).filter(kind__in=kinds))


def file_facts(person_ids: Iterable[uuid.UUID], *, on: date) -> dict[uuid.UUID, dict[str, bool]]:
    """Return what the check of a file asks about measures that have not ended, in one query."""
    signed = Agreement.objects.filter(
        measure=OuterRef("pk"), status=terms.AgreementStatus.SIGNED, voided_at=None
    )
    rows = Measure.objects.filter(person__in=list(person_ids), voided_at=None)
    running = with_status(rows, on=on).annotate(is_signed=Exists(signed))
    found: dict[uuid.UUID, dict[str, bool]] = {}
    for measure in running.exclude(status_now__in=[status.value for status in ENDED]):
        facts = found.setdefault(measure.person_id, {"is_under_measure": True})
        facts["has_reported_in"] = (
            facts.get("has_reported_in", False) or measure.reported_on is not None
        )
        facts["has_signed_agreement"] = (
            facts.get("has_signed_agreement", False) or measure.is_signed
        )
    return found
