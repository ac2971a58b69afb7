"""The work of the year: most duties that fell due are met by a paper on file, a few are not.

Which ones stay open follows from the key of the duty, so that every machine shows the same list.
"""

from datetime import date, timedelta
from hashlib import blake2b
from uuid import UUID

from guitu.access.actors import Actor
from guitu.demo.stage import Stage
from guitu.duties.actions import meet
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, overdue
from guitu.people.models import Document, Person
from guitu.people.records import about
from guitu.people.terms import DocumentAccess, DocumentKind

PAPER_OF = {
    "drug_test": (DocumentKind.TEST_RECORD, "吸毒检测记录表"),
    "helper_contact": (DocumentKind.CONTACT_RECORD, "走访谈话记录"),
    "phone_contact": (DocumentKind.CONTACT_RECORD, "电话联系记录"),
    "family_contact": (DocumentKind.CONTACT_RECORD, "家属联系记录"),
    "half_year_summary": (DocumentKind.HALF_YEAR_SUMMARY, "半年小结"),
    "yearly_evaluation": (DocumentKind.YEAR_EVALUATION, "年度评估"),
}
UNMET_IN_100 = 4


def keep_up(stage: Stage, *, until: date, without_gap: UUID) -> int:
    """Meet what fell due before `until` with papers and return how many duties were met.

    Of the person `without_gap` nothing stays open.
    """
    met = 0
    with stage.acting("head", until) as head:
        due = Duty.objects.filter(OPEN, overdue(on=until), kind__in=PAPER_OF).order_by("pk")
        people = Person.objects.in_bulk({duty.person_id for duty in due})
        done = [
            (duty, _paper(duty, people[duty.person_id], head))
            for duty in due
            if duty.person_id == without_gap or _is_met(duty)
        ]
        Document.objects.bulk_create([paper for _duty, paper in done])
        for duty, paper in done:
            met += meet(duty.subject_id, duty.key, by=paper, on=paper.received_on)
    return met


def _paper(duty: Duty, person: Person, actor: Actor) -> Document:
    kind, title = PAPER_OF[duty.kind]
    length = (duty.due_on - duty.window_from).days
    on = duty.window_from + timedelta(days=_chance(duty, "day") * length // 100)
    return about(
        person, Document, actor=actor, kind=kind, access=DocumentAccess.FILE, title=title,
        issued_on=on, received_on=on, subject_type=duty.subject_type, subject_id=duty.subject_id,
    )  # fmt: skip


def _is_met(duty: Duty) -> bool:
    return _chance(duty, "met") >= UNMET_IN_100


def _chance(duty: Duty, of: str) -> int:
    """Return 0 to 99, from the duty alone."""
    text = f"{of}|{duty.kind}|{duty.key}|{duty.due_on}"
    return blake2b(text.encode(), digest_size=4).digest()[0] % 100
