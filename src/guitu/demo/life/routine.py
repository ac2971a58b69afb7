"""What is done month by month: visits, calls, tests and reviews, as the plan asks for them.

The plan itself says what is due; each duty is met on a day of its window that follows from the
duty, so that every machine plays the same life.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from guitu.access.actors import Actor
from guitu.aid import actions as acts_of_aid
from guitu.aid import queries as aid
from guitu.aid.terms import PLAN_REVIEW
from guitu.contacts import actions as contacts
from guitu.contacts.actions.recording import Again
from guitu.contacts.terms import (
    FAMILY_CONTACT,
    HALF_YEAR_SUMMARY,
    HELPER_CONTACT,
    PHONE_CONTACT,
    YEARLY_EVALUATION,
    Judgement,
    Livelihood,
    MeetingPlace,
    Outcome,
    PersonState,
    Way,
)
from guitu.demo.life.living import Life
from guitu.drug_testing import actions as testing
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import DRUG_TEST, Result, SampleKind
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.people.terms import Relation, Sex

REVIEWS = (HALF_YEAR_SUMMARY, YEARLY_EVALUATION)
KINDS = (HELPER_CONTACT, PHONE_CONTACT, FAMILY_CONTACT, DRUG_TEST, PLAN_REVIEW, *REVIEWS)
SAID = (
    "情绪平稳，谈了家里近况。", "愿意继续配合，说睡眠比上月好。", "担心孩子上学，想多打一份工。",
    "和父亲关系缓和，周末一起干活。", "提到老朋友来电话，自己没有应约。",
)  # fmt: skip
STAFF = (Staff("祝长安", Sex.MALE), Staff("钟宁心", Sex.FEMALE))
HOST_STAFF = (Staff("东社工甲", Sex.MALE), Staff("东社工乙", Sex.FEMALE))
HOST = "东莞市望牛墩镇社区戒毒社区康复工作站"


@dataclass(frozen=True)
class Routine:
    """Keeps up with what the plan asks for in a life."""

    life: Life

    def keep_up(self, until: date) -> None:
        """Do what the plan asks for before the day `until`, in the order of the days."""
        while (found := self._next(until)) is not None:
            duty, on = found
            with self.life.stage.acting(self.life.worker(on), on) as worker:
                self._meet(duty, on, worker)

    def _next(self, until: date) -> tuple[Duty, date] | None:
        with self.life.stage.acting("head", until):
            rows = Duty.objects.filter(
                OPEN, subject_id=self.life.measure.pk, kind__in=KINDS, window_from__lt=until
            ).exclude(key__in=self._left_open())
            dated = [(day_of(duty), duty.key, duty) for duty in rows]
        coming = sorted(entry[:2] for entry in dated if entry[0] < until)
        if not coming:
            return None
        on, key = coming[0]
        return next(duty for _on, found, duty in dated if found == key), on

    def _left_open(self) -> list[str]:
        days = self.life.days
        return [days.refused_key, *(excuse.key for excuse in days.excuses)]

    def _meet(self, duty: Duty, on: date, worker: Actor) -> None:
        if duty.kind == DRUG_TEST:
            self._test(on, worker)
        elif duty.kind == PLAN_REVIEW:
            self._look_at_plan(on, worker)
        elif duty.kind in REVIEWS:
            self._review(duty.key, on, worker)
        else:
            self._contact(duty.kind, on, worker)

    def _contact(self, kind: str, on: date, worker: Actor) -> None:
        note = contacts.NewNote(
            person_state=PersonState.STEADY,
            livelihood=Livelihood.LABOUR if on >= self.life.days.job_on else Livelihood.OTHER,
            summary=SAID[on.toordinal() % len(SAID)],
        )
        way = {HELPER_CONTACT: Way.HOME_VISIT, PHONE_CONTACT: Way.PHONE}.get(kind, Way.FAMILY)
        is_visit = way == Way.HOME_VISIT
        new = contacts.NewContact(
            way=way,
            outcome=Outcome.MET,
            held_on=on,
            time_of_day=time(10, on.day),
            place=MeetingPlace.HOME if is_visit else "",
            met_family=way == Way.FAMILY,
            family_who=Relation.FATHER if way == Way.FAMILY else "",
            note=note,
            again=Again.ANOTHER,
        )
        contacts.record_contact(self.life.measure.person_id, new, actor=worker, on=on)

    def _test(self, on: date, worker: Actor) -> None:
        first, last = self.life.days.away
        if first <= on <= last:
            away = testing.NewAwayTest(
                tested_by=HOST, tested_on=on, place=HOST, sample_kind=SampleKind.URINE,
                result=Result.NEGATIVE, staff=HOST_STAFF,
                proof=testing.Proof(title="异地检测结果", issued_by=HOST, issued_on=on),
            )  # fmt: skip
            testing.record_away_test(self.life.measure.pk, away, actor=worker, on=on)
            return
        new = testing.NewTest(
            result=Result.NEGATIVE, tested_on=on, place="新滩社区戒毒(康复)工作站",
            tested_at=time(9, 30), sample_kind=SampleKind.URINE, staff=STAFF,
        )  # fmt: skip
        testing.record_test(self.life.measure.pk, new, actor=worker, on=on)

    def _look_at_plan(self, on: date, worker: Actor) -> None:
        plan = aid.plan_in_force(self.life.measure.pk, worker)
        assert plan is not None  # noqa: S101  # only a plan in force asks for it
        note = "和本人一起看过，目标不变。"
        acts_of_aid.review_plan(plan.pk, done_on=on, note=note, actor=worker, on=on)

    def _review(self, key: str, on: date, worker: Actor) -> None:
        text = contacts.ReviewText(
            judgement=Judgement.PARTLY if on.year == self.life.days.year else Judgement.WELL,
            went_well="按时联系，家庭支持好。",
            was_hard="求职不顺时情绪波动。",
            next_steps="继续走访，帮助稳定就业。",
            person_said="同意，希望减少对上班的影响。",
            talked_on=on,
        )
        review = contacts.write_review(self.life.measure.pk, key, text, actor=worker, on=on)
        contacts.sign_review(review.pk, actor=worker, on=on)


def day_of(duty: Duty) -> date:
    """Return the day on which the demonstration meets a duty: within its window, the same always.

    Reviews are written near their last day, the second visit of a month after the first.
    """
    length = (duty.due_on - duty.window_from).days
    share = {DRUG_TEST: 55, FAMILY_CONTACT: 70, **dict.fromkeys(REVIEWS, 90)}.get(duty.kind, 25)
    if duty.kind == HELPER_CONTACT:
        share += 40 * (int(str(duty.params.get("time", 1))) - 1)
    return duty.window_from + timedelta(days=length * share // 100)
