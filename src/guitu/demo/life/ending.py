"""The way out: talk, complete file, the term runs out, the notice comes, the file closes."""

from datetime import date, timedelta

from django.db.models import QuerySet

from guitu.absences.models import Letter, Stay
from guitu.aid.models import Job, Need, Step
from guitu.demo.life.living import Life
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.terms import EXPIRY_DOSSIER, EXPIRY_PREPARE, EXPIRY_TALK, Act
from guitu.people.terms import DocumentKind

NOTICE_AFTER = 5


def talk(life: Life) -> None:
    """Sixty days before the end: what comes after is talked over."""
    _step(life, EXPIRY_TALK, "谈了期满后的打算：继续在物业公司上班。", life.days.talked_on)


def prepare(life: Life) -> None:
    """Thirty days before the end: the file is complete."""
    _step(life, EXPIRY_PREPARE, "材料已核对齐全。", life.days.prepared_on)


def send(life: Life, ends_on: date) -> None:
    """The papers go to the police before the term runs out."""
    _step(life, EXPIRY_DOSSIER, "协议和材料已报送。", ends_on - timedelta(days=12))


def release(life: Life, ends_on: date) -> None:
    """The term has run out by itself; the notice of the police comes after it."""
    on = ends_on + timedelta(days=NOTICE_AFTER)
    with life.stage.acting("head", on) as head:
        notice = measures.Paper(
            number=f"北公(禁)解字〔{on.year}〕5号", issued_by="邵阳市公安局北塔分局", issued_on=on
        )
        change = measures.Change(Act.RELEASE, on, papers={DocumentKind.MEASURE_END_NOTICE: notice})
        measures.change_status(life.measure.pk, change, actor=head, on=on)


def letters(measure: Measure) -> QuerySet[Letter]:
    """Return the commission letters about the person."""
    return Letter.objects.filter(person_id=measure.person_id, voided_at=None)


def stays(measure: Measure) -> QuerySet[Stay]:
    """Return the stays elsewhere of the person."""
    return Stay.objects.filter(person_id=measure.person_id, voided_at=None)


def needs(measure: Measure) -> QuerySet[Need]:
    """Return the needs of the person."""
    return Need.objects.filter(person_id=measure.person_id, voided_at=None)


def steps(measure: Measure) -> QuerySet[Step]:
    """Return the steps of the plan of help."""
    return Step.objects.filter(person_id=measure.person_id, voided_at=None)


def jobs(measure: Measure) -> QuerySet[Job]:
    """Return the work of the person."""
    return Job.objects.filter(person_id=measure.person_id, voided_at=None)


def _step(life: Life, kind: str, note: str, on: date) -> None:
    with life.stage.acting("station", on) as station:
        measures.close_step(life.measure.pk, kind, note=note, actor=station, on=on)
