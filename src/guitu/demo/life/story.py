"""The life from its first day to its last, in acts; what is due between them is kept up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.absences import actions as absences
from guitu.absences.terms import LetterAnswer, Side, StayReason
from guitu.aid import actions as aid
from guitu.aid.terms import FoundThrough, JobKind, NeedAct, NeedKind, PlanSigned, StepStatus
from guitu.demo.life import ending
from guitu.demo.life.days import NAME, Days, Excuse
from guitu.demo.life.living import Life
from guitu.demo.life.routine import HOST, Routine
from guitu.drug_testing import actions as testing
from guitu.drug_testing.terms import Result
from guitu.duties.periods import ONE_DAY
from guitu.duties.terms import Party
from guitu.measures import actions as measures
from guitu.measures import missed
from guitu.measures.actions import breach_papers, hearing
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.terms import (
    Act,
    BreachPaperKind,
    DeliveryWay,
    HelpAnswer,
)
from guitu.people import actions as people
from guitu.people.terms import DocumentKind

Scene = Callable[[Life], None]
Look = Callable[[date, Measure], None]


@dataclass(frozen=True)
class Event:
    """A scene of the life and its day."""

    on: date
    play: Scene


def play(life: Life, *, look: Look | None = None) -> None:
    """Play a life that has begun to its end; `look` is called after every scene."""
    routine = Routine(life)

    def then(on: date, scene: Scene) -> None:
        routine.keep_up(on)
        scene(life)
        life.look_again(on)
        if look is not None:
            look(on, life.measure)

    for event in sorted(events(life.days), key=lambda each: each.on):
        then(event.on, event.play)
    ends_on = life.measure.ends_on
    assert ends_on is not None  # noqa: S101  # no suspension runs any more
    then(ends_on - timedelta(days=12), lambda life: ending.send(life, ends_on))
    routine.keep_up(ends_on + ONE_DAY)
    then(ends_on + timedelta(days=ending.NOTICE_AFTER), lambda life: ending.release(life, ends_on))


def events(days: Days) -> Iterator[Event]:
    """Yield what happens in the life beyond the routine, in any order."""
    yield Event(days.planned_on, plans)
    yield Event(days.refused_on, refusal)
    yield Event(days.step_on, step_done)
    yield Event(days.heard_on, exhortation)
    for excuse in days.excuses:
        yield Event(excuse.on, excused(excuse))
    yield Event(days.away[0], leaves)
    yield Event(days.letter_on, sends_letter)
    yield Event(days.answered_on, host_answers)
    yield Event(days.away[1], returns)
    yield Event(days.detained_on, suspended)
    yield Event(days.freed_on, resumed)
    yield Event(days.asked_on, asks_for_work)
    yield Event(days.job_on, finds_work)
    for after in (30, 90, 180):
        asked_on = days.job_on + timedelta(days=after)
        yield Event(asked_on, still_at_work(asked_on))
    yield Event(days.moved_on, moves)
    yield Event(days.talked_on, ending.talk)
    yield Event(days.prepared_on, ending.prepare)


def plans(life: Life) -> None:
    """The plan of help is talked over and settled."""
    on = life.days.planned_on
    with life.stage.acting("worker", on) as worker:
        texts = aid.PlanTexts(present="与父亲同住，身体状况稳定。", counselling="每季度谈心一次。")
        draft = aid.draft_plan(life.measure.pk, texts, actor=worker, on=on)
        step = aid.NewStep("陪同到就业服务窗口登记", Party.COMMUNITY, on + timedelta(days=40))
        aid.add_goal(draft.pk, aid.NewGoal("找到稳定的工作", step), actor=worker, on=on)
        aid.settle_plan(draft.pk, aid.Settling(on, PlanSigned.SCREEN), actor=worker, on=on)


def step_done(life: Life) -> None:
    """The first step of the plan is done."""
    on = life.days.step_on
    with life.stage.acting("worker", on) as worker:
        step = ending.steps(life.measure).get()
        aid.finish_step(step.pk, StepStatus.DONE, actor=worker, on=on)


def refusal(life: Life) -> None:
    """The person refuses a test; help comes first."""
    on = life.days.refused_on
    with life.stage.acting("worker", on) as worker:
        new = testing.NewTest(
            result=Result.REFUSED, tested_on=on, place="新滩社区戒毒(康复)工作站",
            statement="当天说不想测，要赶去工地。",
        )  # fmt: skip
        testing.record_test(life.measure.pk, new, actor=worker, on=on)
        offer = hearing.NewHelp(on, "与工头协调检测时间，可改在早上上工前。", HelpAnswer.ACCEPTED)
        hearing.offer_help(life.measure.pk, offer, actor=worker, on=on)


def exhortation(life: Life) -> None:
    """The person is heard; the paper that follows is issued and handed over."""
    on = life.days.heard_on
    with life.stage.acting("worker", on) as worker:
        (step,) = missed.steps_of(life.measure, on=on)
        heard = hearing.NewHearing(
            heard_on=on, statement="承认当天态度不好，愿意改在早上来。", is_justified=False,
            because="没有提前说明，也没有其他理由。",
        )  # fmt: skip
        hearing.hear(life.measure.pk, step.record[1], heard, actor=worker, on=on)
    with life.stage.acting("head", on) as head:
        paper = BreachPaper.objects.get(
            measure=life.measure, kind=BreachPaperKind.EXHORTATION, voided_at=None
        )
        breach_papers.issue_paper(paper.pk, actor=head, on=on)
        handed = breach_papers.Delivery(on, DeliveryWay.IN_PERSON, NAME)
        breach_papers.deliver_paper(paper.pk, handed, actor=head, on=on)


def excused(excuse: Excuse) -> Scene:
    """Return the scene of a test missed for a good reason, with its evidence."""
    on = excuse.on

    def scene(life: Life) -> None:
        with life.stage.acting(life.worker(on), on) as worker:
            new = testing.NewTest(
                result=Result.JUSTIFIED_ABSENCE, tested_on=on, reason=excuse.why,
                proof=testing.Proof(title="证明材料", issued_on=on),
            )  # fmt: skip
            testing.record_test(life.measure.pk, new, actor=worker, on=on)

    return scene


def leaves(life: Life) -> None:
    """The person goes to another province to work."""
    first, last = life.days.away
    with life.stage.acting("worker", first) as worker:
        division = absences.Division(
            tests_by=Side.HOST, visits_by=Side.HOST, calls_by=Side.HOME, phone_plan="每月一次"
        )
        new = absences.NewStay(
            area="广东省东莞市望牛墩镇", from_on=first, reason=StayReason.WORK,
            division=division, host_name=HOST, planned_until_on=last,
        )  # fmt: skip
        absences.begin_stay(life.measure.person_id, new, actor=worker, on=first)


def sends_letter(life: Life) -> None:
    """The office there is asked for help."""
    on = life.days.letter_on
    with life.stage.acting("station", on) as station:
        stay = ending.stays(life.measure).get()
        asks = "请协助每月检测一次，并上门了解近况。"
        absences.send_letter(stay.pk, asks=asks, sent_on=on, actor=station, on=on)


def host_answers(life: Life) -> None:
    """The office there takes it on."""
    on = life.days.answered_on
    with life.stage.acting("station", on) as station:
        letter = ending.letters(life.measure).get()
        answer = absences.Answer(LetterAnswer.ACCEPTED, on, "工作站负责人")
        absences.record_answer(letter.pk, answer, actor=station, on=on)


def returns(life: Life) -> None:
    """The person comes home."""
    on = life.days.away[1]
    with life.stage.acting("worker", on) as worker:
        stay = ending.stays(life.measure).get()
        note = "工程结束，回乡过年。"
        absences.end_stay(stay.pk, until_on=on, note=note, actor=worker, on=on)


def suspended(life: Life) -> None:
    """Detained for another matter: the police's paper suspends the measure."""
    _change(life, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE, life.days.detained_on)


def resumed(life: Life) -> None:
    """Set free; the measure goes on, and its last day moves."""
    _change(life, Act.RESUME, DocumentKind.CONTINUATION_NOTE, life.days.freed_on)


def asks_for_work(life: Life) -> None:
    """The need is heard, and help begins."""
    on = life.days.asked_on
    with life.stage.acting("worker", on) as worker:
        heard = aid.NewNeed(NeedKind.WORK, on, words="想在本地找份稳定的活。")
        need = aid.hear(life.measure.person_id, heard, actor=worker, on=on)
        aid.move_need(need.pk, aid.Answer(NeedAct.START, on), actor=worker, on=on)


def finds_work(life: Life) -> None:
    """Work is found through the community."""
    on = life.days.job_on
    with life.stage.acting("worker", on) as worker:
        need = ending.needs(life.measure).get()
        job = aid.NewJob(
            JobKind.EMPLOYED, FoundThrough.COMMUNITY, found_on=on, starts_on=on,
            employer="演示物业公司", what="小区绿化养护", need_id=need.pk,
        )  # fmt: skip
        aid.record_job(life.measure.person_id, job, actor=worker, on=on)
        need.refresh_from_db()
        if need.status != "met":
            aid.move_need(need.pk, aid.Answer(NeedAct.MEET, on), actor=worker, on=on)


def still_at_work(on: date) -> Scene:
    """Return the scene of asking, after 30, 90 and 180 days: still at work."""

    def scene(life: Life) -> None:
        with life.stage.acting("worker", on) as worker:
            job = ending.jobs(life.measure).get()
            aid.check_job(job.pk, aid.NewCheck(on, at_work=True), actor=worker, on=on)

    return scene


def moves(life: Life) -> None:
    """The person moves to another community of the same sub-district; the term runs on."""
    on = life.days.moved_on
    with life.stage.acting("head", on) as head:
        people.move_file(
            life.measure.person_id, life.stage.orgs["xintan-binjiang"], actor=head, on=on
        )
        people.assign(life.measure.person_id, life.stage.users["worker2"], actor=head, on=on)


def _change(life: Life, act: Act, paper: DocumentKind, on: date) -> None:
    with life.stage.acting("head", on) as head:
        given = measures.Paper(number=f"新公({on.year})1号", issued_by="新滩派出所", issued_on=on)
        change = measures.Change(act, on, papers={paper: given}, days_count=False)
        measures.change_status(life.measure.pk, change, actor=head, on=on)
