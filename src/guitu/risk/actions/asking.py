"""Asking departments: one opinion a person, each with the little that the department is shown."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.audit.actions import record_unmasking
from guitu.database import bulk
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, meet, reconcile, reopen
from guitu.orgs.queries import names
from guitu.people.models import Person
from guitu.people.queries import with_keys
from guitu.people.records import about
from guitu.risk import plan, planning
from guitu.risk.models import Assessment, Opinion, Round, RoundDepartment
from guitu.risk.rules.views import MINIMUM
from guitu.risk.terms import Department, Shown

NO_FILE = 0
ASKED_FOR_OPINION = "Shown to the police, asked for an opinion"


@dataclass(frozen=True)
class Asking:
    """Departments of a round are asked on a day, by somebody."""

    row: Round
    actor: Actor
    on: date

    def ask(
        self, departments: Sequence[RoundDepartment], assessments: Sequence[Assessment]
    ) -> None:
        """Ask each department of each person; a community of the people who live there."""
        people = with_keys({one.person_id: one.person for one in assessments}.values())
        places = {seq: org.name for seq, org in names(p.org_seq for p in people).items()}
        in_order = sorted(assessments, key=lambda one: (one.person.name, str(one.pk)))
        for department in departments:
            first = self._last_number(department) + 1
            asked = [one for one in in_order if is_asked(department, one)]
            bulk.insert(
                [
                    self._opinion(department, one, number, places.get(one.org_seq, ""))
                    for number, one in enumerate(asked, start=first)
                ]
            )
            replan_department(department, self.row, on=self.on)
            if Shown.ID_NUMBER in MINIMUM[Department(department.department)]:
                record_unmasking(
                    str(Shown.ID_NUMBER), actor=self.actor, subject=department,
                    reason=ASKED_FOR_OPINION,
                )  # fmt: skip

    def _last_number(self, department: RoundDepartment) -> int:
        last = Opinion.objects.filter(asked_of=department).aggregate(last=Max("number"))
        return last["last"] or 0

    def _opinion(
        self, department: RoundDepartment, one: Assessment, number: int, community: str
    ) -> Opinion:
        fields = MINIMUM[Department(department.department)]
        values = shown(one.person, fields, community)
        return about(
            one.person, Opinion, actor=self.actor, assessment=one, asked_of=department,
            number=number, department=department.department, to_seq=department.to_seq,
            shown=json.dumps(values, ensure_ascii=False), asked_on=self.on,
            due_on=max(self.row.opinions_due_on, self.on),
        )  # fmt: skip


def is_asked(department: RoundDepartment, assessment: Assessment) -> bool:
    """Return whether a department is asked of that person."""
    if department.department != Department.COMMUNITY:
        return True
    return department.to_seq is None or department.to_seq == assessment.org_seq


def replan_department(department: RoundDepartment, row: Round, *, on: date) -> None:
    """Keep the duty of one department in step: open while somebody of its list has no answer.

    It lies in the scope of the body asked and names no person. In the system's context. An answer
    that is taken back, and somebody who joins, open it again.
    """
    with as_system(on=on):
        policy = planning.policy_of(row.org_seq, row.counts_from)
        since = min(row.counts_from, row.opinions_due_on)
        asked = Department(department.department)
        planned = plan.plan_opinions(asked, since, row.opinions_due_on, policy)
        subject = DutySubject(
            department._meta.label_lower, department.pk, department.to_seq or row.org_seq, NO_FILE
        )
        reconcile(subject, planned, actor=SYSTEM_ACTOR, on=on)
        if waiting_of(department):
            reopen(department)
        else:
            meet(department.pk, "opinions", by=department, on=on)


def waiting_of(department: RoundDepartment) -> int:
    """Return how many people of its list have no answer of the department yet."""
    return opinions_of(department).filter(answer="").count()


def opinions_of(department: RoundDepartment) -> QuerySet[Opinion]:
    """Return what a department is asked in its round, those who left it left out."""
    return Opinion.objects.filter(asked_of=department, is_withdrawn=False)


def shown(person: Person, fields: Iterable[Shown], community: str) -> dict[str, str]:
    """Return the values of a person that a department is shown, those not on file left out."""
    born = person.birth_on
    values = {
        Shown.NAME: person.name,
        Shown.SEX: str(person.sex),
        Shown.BIRTH_YEAR: str(born.year) if born else "",
        Shown.BIRTH_DAY: born.isoformat() if born else "",
        Shown.COMMUNITY: community,
    }
    wanted = tuple(fields)
    if Shown.ID_NUMBER in wanted or Shown.ID_TAIL in wanted:
        values |= {Shown.ID_NUMBER: person.id_number, Shown.ID_TAIL: person.id_number[-4:]}
    return {str(field): values[field] for field in wanted if values[field]}
