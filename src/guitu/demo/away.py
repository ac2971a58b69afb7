"""Away from home: one who reported it, one who lives elsewhere, one whose letter still waits."""

from dataclasses import dataclass
from datetime import date

from guitu.absences import actions as absences
from guitu.absences import models
from guitu.absences.terms import (
    ContactWay,
    LeavingReason,
    LetterAnswer,
    ReportWay,
    Side,
    StayReason,
    TaskKind,
    TaskOutcome,
)
from guitu.demo.files import WORKER, Files
from guitu.demo.stage import Stage
from guitu.drug_testing.terms import Result

HOST = "tianjiang"
AREA = "邵阳市北塔区田江街道"


def play(stage: Stage, files: Files) -> None:
    """Put absences and stays on record, each on its day."""
    _visiting(stage, files)
    _lives_elsewhere(stage, files)
    _letter_waits(stage, files)


def _visiting(stage: Stage, files: Files) -> None:
    """Reported before leaving, acknowledged the day after, away now, reached by telephone."""
    on = date(2020, 10, 5)
    report = absences.Report(
        on, ReportWay.PAPER, date(2020, 10, 8), date(2020, 10, 18), "邻市（演示）",
        LeavingReason.FAMILY, reason_note="回老家帮父母收稻子",
    )  # fmt: skip
    with stage.acting(WORKER[8], on) as actor:
        absence = absences.report_leaving(files[8].person_id, report, actor=actor, on=on)
    on = date(2020, 10, 6)
    with stage.acting(WORKER[8], on) as actor:
        absences.acknowledge(absence.pk, acknowledged_on=on, actor=actor, on=on)
    on = date(2020, 10, 11)
    touch = absences.Touch(on, ContactWay.PHONE, was_reached=True, note="稻子收了一半，十八日回。")
    with stage.acting(WORKER[8], on) as actor:
        absences.record_contact(absence.pk, touch, actor=actor, on=on)


def _lives_elsewhere(stage: Stage, files: Files) -> None:
    """The host office took it on, has done one thing, and is asked for another."""
    letter = _letter(stage, files, 4, Letter(date(2020, 8, 10), "在田江一家机械厂上班"))
    on = date(2020, 8, 14)
    answer = absences.Answer(LetterAnswer.ACCEPTED, on, "毕清流")
    with stage.acting(HOST, on) as host:
        absences.answer_as_host(letter.pk, answer, actor=host, on=on)
    on = date(2020, 8, 17)
    with stage.acting(WORKER[4], on) as actor:
        first = absences.ask_task(
            letter.pk, absences.NewTask(TaskKind.TEST, on, date(2020, 9, 10)), actor=actor, on=on
        )
    on = date(2020, 9, 7)
    done = absences.Done(
        TaskOutcome.DONE, on, "毕清流", finding="按时到场，配合检测。", result=Result.NEGATIVE.value
    )
    with stage.acting(HOST, on) as host:
        absences.report_task(first.pk, done, actor=host, on=on)
    on = date(2020, 9, 8)
    with stage.acting(WORKER[4], on) as actor:
        absences.look_at(first.pk, actor=actor, on=on)
    on = date(2020, 10, 9)
    visit = absences.NewTask(TaskKind.VISIT, on, date(2020, 10, 23), note="看看新换的住处")
    with stage.acting(WORKER[4], on) as actor:
        absences.ask_task(letter.pk, visit, actor=actor, on=on)


def _letter_waits(stage: Stage, files: Files) -> None:
    _letter(
        stage, files, 9, Letter(date(2020, 10, 9), "随女儿一家住，帮着带孩子", StayReason.FAMILY)
    )


@dataclass(frozen=True)
class Letter:
    """Since when somebody lives elsewhere, in a sentence and in a word."""

    on: date
    note: str
    reason: StayReason = StayReason.WORK


def _letter(stage: Stage, files: Files, number: int, told: Letter) -> models.Letter:
    on = told.on
    stay = absences.NewStay(
        AREA, on, told.reason,
        absences.Division(tests_by=Side.HOST, phone_plan="每月第一个周五晚上"),
        host=stage.orgs[HOST],
    )  # fmt: skip
    with stage.acting(WORKER[number], on) as actor:
        begun = absences.begin_stay(files[number].person_id, stay, actor=actor, on=on)
        asks = f"{told.note}。请协助定期检测、走访，并于收到后十日内回复。"
        return absences.send_letter(begun.pk, asks=asks, sent_on=on, actor=actor, on=on)
