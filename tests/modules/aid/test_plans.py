"""The plan of help: one in force, versions with a reason, steps and reviews as duties."""

from datetime import date, timedelta

import pytest

from guitu.aid import actions
from guitu.aid.models import HelpPlan
from guitu.aid.terms import PlanSigned, PlanStatus, StepStatus
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.duties.terms import Party
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures.planning import replan
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_town
from tests.modules.measures.files import a_person, a_running_measure

pytestmark = pytest.mark.django_db
DUE = date(2020, 4, 30)
TEXTS = actions.PlanTexts(present="与母亲同住", counselling="每月一次")


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place)


def a_step(text="联系就业服务中心", **values):
    return actions.NewStep(**{"text": text, "party": Party.COMMUNITY, "due_on": DUE} | values)


def drafted(place, measure, *, reason="", on=TODAY, goals=1):
    li = place.actor("li", on=on)
    draft = actions.draft_plan(measure.pk, TEXTS, reason=reason, actor=li, on=on)
    for number in range(goals):
        actions.add_goal(draft.pk, actions.NewGoal(f"goal {number}", a_step()), actor=li, on=on)
    return draft


def settled(place, draft, *, on=TODAY):
    settling = actions.Settling(on, PlanSigned.NOT_SIGNED)
    return actions.settle_plan(draft.pk, settling, actor=place.actor("li", on=on), on=on)


def test_settling_meets_the_duty_and_makes_steps_duties_of_their_party(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        draft = drafted(place, measure)
        goal = draft.goals.get()
        step = a_step("去办身份证", party=Party.RESIDENTS)
        actions.add_step(goal.pk, step, actor=li, on=TODAY)

        plan = settled(place, draft)

        first = Duty.objects.get(subject_id=measure.pk, key="aid_plan")
        assert (first.met_on, first.met_by_id) == (TODAY, plan.pk)
        steps = Duty.objects.filter(OPEN, subject_id=plan.pk).order_by("party")
        assert [(duty.party, duty.due_on) for duty in steps] == [
            ("community", DUE), ("residents", DUE),
        ]  # fmt: skip


def test_planning_again_changes_no_row(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        settled(place, drafted(place, measure))
        before = set(Duty.objects.values_list("pk", "voided_at", "met_on"))

        replan(measure, actor=place.actor("li"), on=TODAY)

        assert set(Duty.objects.values_list("pk", "voided_at", "met_on")) == before


def test_a_later_version_needs_a_reason_copies_open_steps_and_replaces(place, measure):
    later = date(2020, 9, 20)
    with acting_for(place.users["li"].pk, on=later):
        li = place.actor("li", on=later)
        first = settled(place, drafted(place, measure, goals=2), on=TODAY)
        done = first.steps.order_by("pk").first()
        actions.finish_step(done.pk, StepStatus.DONE, actor=li, on=later)
        with pytest.raises(BadInput):
            actions.draft_plan(measure.pk, TEXTS, actor=li, on=later)
        draft = drafted(place, measure, reason="换了住处", on=later, goals=0)
        assert [goal.steps.count() for goal in draft.goals.order_by("position")] == [0, 1]

        second = settled(place, draft, on=later)

        first.refresh_from_db()
        assert (first.status, second.number) == (PlanStatus.REPLACED, 2)
        assert not Duty.objects.filter(OPEN, subject_id=first.pk).exists()
        assert Duty.objects.filter(OPEN, subject_id=second.pk).count() == 1
        assert Duty.objects.get(subject_id=first.pk, met_on=later).met_by_id == done.pk
        assert HelpPlan.objects.filter(status=PlanStatus.IN_FORCE).count() == 1
        review = Duty.objects.get(subject_id=measure.pk, key="aid_plan_review:1")
        assert review.met_by_id == second.pk


def test_a_review_meets_one_review_and_voiding_it_opens_it_again(place, measure):
    day = date(2020, 9, 20)
    with acting_for(place.users["li"].pk, on=day):
        li = place.actor("li", on=day)
        plan = settled(place, drafted(place, measure), on=TODAY)
        row = actions.review_plan(plan.pk, done_on=day, note="照旧", actor=li, on=day)
        duty = Duty.objects.get(subject_id=measure.pk, key="aid_plan_review:1")
        assert duty.met_by_id == row.pk

        actions.void_review(row.pk, reason="日期写错", actor=li)

        duty.refresh_from_db()
        assert duty.met_on is None


def test_a_review_before_its_time_meets_nothing(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        plan = settled(place, drafted(place, measure))
        actions.review_plan(plan.pk, done_on=TODAY, note="太早", actor=place.actor("li"), on=TODAY)

        assert Duty.objects.get(subject_id=measure.pk, key="aid_plan_review:1").met_on is None


def test_a_step_moves_with_its_reason_and_is_answered_once(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        plan = settled(place, drafted(place, measure))
        step = plan.steps.get()
        moved = a_step(due_on=DUE + timedelta(days=10))
        with pytest.raises(BadInput):
            actions.change_step(step.pk, moved, note="", actor=li, on=TODAY)
        actions.change_step(step.pk, moved, note="窗口停办", actor=li, on=TODAY)
        assert Duty.objects.get(OPEN, subject_id=plan.pk).due_on == DUE + timedelta(days=10)

        with pytest.raises(BadInput):
            actions.finish_step(step.pk, StepStatus.DROPPED, actor=li, on=TODAY)
        actions.finish_step(step.pk, StepStatus.DROPPED, note="不再需要", actor=li, on=TODAY)

        assert not Duty.objects.filter(OPEN, subject_id=plan.pk).exists()
        with pytest.raises(WrongStatus):
            actions.finish_step(step.pk, StepStatus.DONE, actor=li, on=TODAY)


def test_a_plan_without_a_goal_or_with_paper_and_no_scan_is_not_settled(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        draft = drafted(place, measure, goals=0)
        with pytest.raises(BadInput):
            settled(place, draft)
        li = place.actor("li")
        actions.add_goal(draft.pk, actions.NewGoal("work", a_step()), actor=li, on=TODAY)
        paper = actions.Settling(TODAY, PlanSigned.PAPER)
        with pytest.raises(BadInput):
            actions.settle_plan(draft.pk, paper, actor=li, on=TODAY)


def test_a_goal_names_only_a_need_of_the_same_person(place, measure):
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        need = a_need(a_person(place, li, name="别人"), li)
        draft = drafted(place, measure, goals=0)
        goal = actions.NewGoal("x", a_step(), need.pk)

        with pytest.raises(BadInput):
            actions.add_goal(draft.pk, goal, actor=li, on=TODAY)
