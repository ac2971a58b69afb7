"""Tests that are not routine: a refusal, a strip to be confirmed, treatment, a call-up list."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from guitu.demo.files import WORKER, Files
from guitu.demo.routine import STAFF, TEST_PLACE, a_test
from guitu.demo.stage import Stage
from guitu.drug_testing import actions as testing
from guitu.drug_testing.terms import (
    DRUG_TEST,
    CallAnswer,
    NoticeWay,
    PathStep,
    Result,
    SampleKind,
    StepAnswer,
)
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.measures.actions.hearing import NewHearing, NewHelp, hear, offer_help
from guitu.measures.terms import HelpAnswer
from guitu.people.terms import Sex

SHANGHAI = ZoneInfo("Asia/Shanghai")
AWAY = (4, 8, 9, 16)


def play(stage: Stage, files: Files) -> None:
    """Put these tests and call-ups on record, each on its day."""
    _treatment(stage, files)
    _refusal(stage, files)


def _treatment(stage: Stage, files: Files) -> None:
    on = date(2020, 8, 3)
    new = testing.NewTreatment(
        date(2019, 7, 1), "戒毒药物维持治疗门诊（演示）", title="门诊出具的服药证明"
    )
    with stage.acting(WORKER[19], on) as actor:
        testing.record_treatment(files[19].person_id, new, actor=actor, on=on)


def _refusal(stage: Stage, files: Files) -> None:
    """He refused once, was heard, took up the help, and came a week later.

    The exhortation stays a draft: nobody has decided to hand it out.
    """
    measure, username = files[17], WORKER[17]
    on = date(2020, 9, 22)
    call = _call(stage, files, 17, on, called_on=date(2020, 9, 18))
    refused = testing.NewTest(
        Result.REFUSED, on, call_up=call.pk,
        statement="刚下夜班，一路赶来，心里有火，今天不想做。",
    )  # fmt: skip
    with stage.acting(username, on) as actor:
        test = testing.record_test(measure.pk, refused, actor=actor, on=on)
    on = date(2020, 9, 24)
    help_offered = NewHelp(on, "检测改到下班后，联系心理咨询老师聊一次。", HelpAnswer.ACCEPTED)
    heard = NewHearing(
        on, "连着夜班睡不好，不是有意的，愿意补做。", is_justified=False,
        because="已按时通知，没有提前说明；情况可以理解，以帮扶为主。",
    )  # fmt: skip
    with stage.acting(username, on) as actor:
        offer_help(measure.pk, help_offered, actor=actor, on=on)
        hear(measure.pk, test.pk, heard, actor=actor, on=on)
    on = date(2020, 9, 29)
    with stage.acting(username, on) as actor:
        testing.record_test(measure.pk, a_test(measure, on), actor=actor, on=on)


def confirm(stage: Stage, files: Files) -> None:
    """A strip to be confirmed: told and sealed on the spot, the laboratory asked for in time."""
    measure, on = files[14], date(2020, 10, 10)
    positive = testing.NewTest(
        Result.PRELIMINARY_POSITIVE, on, place=TEST_PLACE, tested_at=time(10, 0),
        sample_kind=SampleKind.URINE, staff=STAFF[Sex(measure.person.sex)],
        medicines="感冒药，药盒当场出示", told=StepAnswer.SIGNED,
        bottles=testing.Bottles("A-20201010-03", "B-20201010-03"),
    )  # fmt: skip
    with stage.acting(WORKER[14], on) as actor:
        test = testing.record_test(measure.pk, positive, actor=actor, on=on)
    on = date(2020, 10, 12)
    asked = testing.NewStep(PathStep.CONTESTED, on, note="本人说前几天感冒吃了药，请求实验室检测。")
    with stage.acting(WORKER[14], on) as actor:
        testing.record_step(test.pk, asked, actor=actor, on=on)


def call(stage: Stage, files: Files) -> None:
    """Call those whose test falls due in October to one morning; all but two are told already."""
    on, to = date(2020, 10, 10), date(2020, 10, 16)
    due = Duty.objects.filter(OPEN, kind=DRUG_TEST, due_on__range=(to, date(2020, 10, 31)))
    with stage.acting("station", on) as station:
        wanted = set(due.values_list("subject_id", flat=True))
        called = [
            files[number].pk
            for number in files
            if number not in AWAY and files[number].pk in wanted
        ]
        calls = testing.call_many(
            called, testing.NewCallUp(to, TEST_PLACE, time(9, 0)), actor=station, on=on
        )
        told = testing.Notice(NoticeWay.PHONE, _at(on, 15), CallAnswer.WILL_COME, "值班电话记录")
        for one in calls[2:]:
            testing.note_notice(one.pk, told, actor=station, on=on)


def _call(stage: Stage, files: Files, number: int, to: date, *, called_on: date):
    with stage.acting(WORKER[number], called_on) as actor:
        new = testing.NewCallUp(to, TEST_PLACE, time(9, 0))
        made = testing.call_up(files[number].pk, new, actor=actor, on=called_on)
        told = testing.Notice(
            NoticeWay.PHONE, _at(called_on, 16), CallAnswer.WILL_COME, "值班电话记录"
        )
        return testing.note_notice(made.pk, told, actor=actor, on=called_on)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=SHANGHAI)
