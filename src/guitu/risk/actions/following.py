"""An open round follows its register: who arrives is added, who leaves leaves, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.measures.models import Measure
from guitu.orgs.models import Org
from guitu.people.models import Person
from guitu.people.records import about
from guitu.risk import planning
from guitu.risk.actions.asking import Asking, is_asked, replan_department
from guitu.risk.actions.opening import Step, draft, keep_step
from guitu.risk.models import Assessment, Exclusion, LevelDecision, Opinion, Round
from guitu.risk.queries.register import Register, files_of, register_of
from guitu.risk.terms import Basis, NotAssessed, RoundAct, RoundStatus


@dataclass(frozen=True)
class Following:
    """An open round is brought in step with the register on a day, by somebody."""

    row: Round
    actor: Actor
    on: date

    def follow(self, people: Sequence[Person], office: Org | None = None) -> dict[str, int]:
        """Add who belongs on the register, take out who does not; return how many of each.

        With `office` the people are all whose file it keeps.
        """
        found = register_of(people, on=self.on, office=office)
        rows = Assessment.objects.filter(
            round=self.row, person__in=[person.pk for person in people], voided_at=None
        )
        here = {one.person_id: one for one in rows}
        joined = sum(
            self.join(person, basis, here.get(person.pk))
            for person, basis in found.assessed.items()
        )
        return {"joined": joined, "left": self._take_out(found, here)}

    def join(self, person: Person, basis: Basis, one: Assessment | None) -> int:
        """Add somebody who arrived, or came back; return 1 if anything changed."""
        if one is not None and one.left_on is None:
            return 0
        rows = Exclusion.objects.filter(round=self.row, person=person, ended_on=None)
        rows.update(ended_on=self.on)
        if one is None:
            one = draft(self.row, person, basis, actor=self.actor, joined_on=self.on)
            one.save()
            asked = [each for each in self.row.departments.all() if is_asked(each, one)]
            Asking(self.row, self.actor, self.on).ask(asked, [one])
        else:
            one.left_on, one.left_because = None, ""
            one.save(update_fields=["left_on", "left_because"])
            Opinion.objects.filter(assessment=one).update(is_withdrawn=False)
            self._replan_departments(one)
        planning.replan(one, actor=self.actor, on=self.on)
        return 1

    def leave(self, one: Assessment, because: NotAssessed) -> None:
        """Take somebody out of the round: duties end, departments are no longer asked."""
        one.left_on, one.left_because = max(self.on, one.joined_on), because
        one.save(update_fields=["left_on", "left_because"])
        planning.replan(one, actor=self.actor, on=self.on)
        Opinion.objects.filter(assessment=one, answer="").update(is_withdrawn=True)
        self.exclude(one.person, because)
        self._replan_departments(one)

    def moved_away(self, person: Person) -> None:
        """Let somebody whose file went to another office leave; this office keeps why."""
        one = Assessment.objects.filter(round=self.row, person=person, voided_at=None).first()
        if one is not None and one.left_on is None:
            self.leave(one, NotAssessed.MOVED)
        elif one is None and Exclusion.objects.filter(round=self.row, person=person).exists():
            self.exclude(person, NotAssessed.MOVED)

    def exclude(self, person: Person, because: NotAssessed) -> None:
        """Keep why somebody is not assessed; another reason takes the place of the one before."""
        rows = Exclusion.objects.filter(round=self.row, person=person, ended_on=None)
        if rows.filter(because=because).exists():
            return
        rows.update(ended_on=self.on)
        fresh = about(
            person, Exclusion, actor=self.actor, round=self.row, because=because, on_day=self.on
        )
        if because == NotAssessed.MOVED:
            fresh.org_seq = self.row.org_seq
        fresh.save()

    def _take_out(self, found: Register, here: Mapping[UUID, Assessment]) -> int:
        """Let those leave who are not on the register; who has a level of this round stays."""
        decided = set(
            LevelDecision.objects.filter(
                assessment__in=[one.pk for one in here.values()], voided_at=None
            ).values_list("assessment_id", flat=True)
        )
        standing = dict(
            Exclusion.objects.filter(round=self.row, ended_on=None).values_list(
                "person_id", "because"
            )
        )
        left = 0
        for person, because in found.left_out.items():
            one = here.get(person.pk)
            if one is None and standing.get(person.pk) != because:
                self.exclude(person, because)
            elif one is not None and one.left_on is None and one.pk not in decided:
                self.leave(one, because)
                left += 1
        return left

    def _replan_departments(self, one: Assessment) -> None:
        for department in self.row.departments.all():
            if is_asked(department, one):
                replan_department(department, self.row, on=self.on)


@transaction.atomic
def follow_register(row: Round, *, actor: Actor, on: date) -> dict[str, int]:
    """Compare an open round with the register of today; return how many joined and left.

    Whoever has a level decided in this round stays in it. Changes nothing when called again.
    """
    office = Org.objects.get(seq=row.org_seq)
    changed = Following(row, actor, on).follow(list(files_of(office).order_by("pk")), office)
    Round.objects.filter(pk=row.pk).update(followed_on=on)
    if any(changed.values()):
        keep_step(row, Step(RoundAct.FOLLOW, changed), actor=actor, on=on)
        record("risk.round_followed", actor=actor, subject=row, counts=changed)
    return changed


def follow_all(*, on: date) -> None:
    """Let every open round follow its register; called every night by the system."""
    for row in Round.objects.filter(status=RoundStatus.OPEN, voided_at=None).order_by("pk"):
        follow_register(row, actor=SYSTEM_ACTOR, on=on)


def follow_person(person: Person, actor: Actor, on: date) -> None:
    """Let the open round of the person's office, and one that the file left, follow the person."""
    if not Round.objects.filter(status=RoundStatus.OPEN, voided_at=None).exists():
        return
    with as_system(on=on):
        for row in _rounds_of(person):
            if row.is_here:
                Following(row, actor, on).follow([person])
                mine = Assessment.objects.filter(round=row, person=person, voided_at=None)
                planning.match_contacts(mine)
            else:
                Following(row, actor, on).moved_away(person)


def _rounds_of(person: Person) -> QuerySet[Round]:
    """Return the open rounds of the person's office (`is_here`), and others that know the file."""
    office = Org.objects.filter(
        seq=OuterRef("org_seq"), seq__lte=person.org_seq, seq_end__gte=person.org_seq
    )
    known = Assessment.objects.filter(round=OuterRef("pk"), person=person, voided_at=None)
    left_out = Exclusion.objects.filter(round=OuterRef("pk"), person=person)
    rows = Round.objects.filter(status=RoundStatus.OPEN, voided_at=None)
    return rows.annotate(is_here=Exists(office)).filter(
        Q(is_here=True) | Q(Exists(known)) | Q(Exists(left_out))
    )


def follow_measure(measure: Measure, actor: Actor, on: date) -> None:
    """Let the open round follow what happened to the measure of a person."""
    follow_person(measure.person, actor, on)
