"""What colleagues arranged among themselves: visits booked, one thing put off, one on leave."""

from datetime import date, time

from guitu.access import standing_in
from guitu.access.terms import AwayReason
from guitu.colleagues.digests import make_all
from guitu.contacts import actions as contacts
from guitu.contacts.terms import HELPER_CONTACT, Way
from guitu.demo.files import WORKER, Files
from guitu.demo.stage import Stage
from guitu.duties import snoozing
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, due_by
from guitu.duties.terms import SnoozeReason

ON = date(2020, 10, 9)
BOOKED = (
    (1, date(2020, 10, 12), time(18, 30), Way.HOME_VISIT, "下班后到家里坐坐"),
    (3, date(2020, 10, 13), time(10, 0), Way.OFFICE_TALK, "看低保发放情况"),
    (2, date(2020, 10, 15), time(15, 0), Way.HOME_VISIT, ""),
    (6, date(2020, 10, 14), time(9, 30), Way.HOME_VISIT, "谈期满后的打算"),
    (10, date(2020, 10, 12), time(16, 0), Way.OFFICE_TALK, "一起看招工信息"),
    (13, date(2020, 10, 16), time(10, 30), Way.HOME_VISIT, "告知救助办理进展"),
    (15, date(2020, 10, 13), time(17, 0), Way.HOME_VISIT, ""),
    (18, date(2020, 10, 14), time(14, 0), Way.OFFICE_TALK, "避开接孩子的时间"),
    (22, date(2020, 10, 17), time(19, 0), Way.VIDEO, ""),
)


def play(stage: Stage, files: Files) -> None:
    """Book the coming week, put one visit off, name who stands in."""
    for number, on, at, way, note in BOOKED:
        with stage.acting(WORKER[number], ON) as actor:
            new = contacts.NewBooking(on, way, at, note)
            contacts.book(files[number].person_id, new, actor=actor, on=ON)
    _put_off(stage)
    _leave(stage)


def keep_digest(on: date) -> None:
    """Keep how the office stood at the beginning of the week, as the timer does; nobody read it."""
    make_all(on=on)


def _put_off(stage: Stage) -> None:
    """The worker of Zixin and the person agreed on a later day for a visit."""
    until = date(2020, 10, 15)
    with stage.acting("worker", ON) as actor:
        visits = Duty.objects.filter(
            OPEN, ~due_by(until), assignee=actor.user_id, kind=HELPER_CONTACT, window_from__lte=ON
        )
        visit = visits.order_by("due_on", "key", "pk")[0]
        later = snoozing.NewSnooze(until, SnoozeReason.AGREED_LATER, "本人这周上夜班，改约十五日")
        snoozing.snooze(visit.pk, later, actor=actor, on=ON)


def _leave(stage: Stage) -> None:
    away = standing_in.NewStandIn(
        stage.users["worker4"], stage.users["station"], date(2020, 10, 12), date(2020, 10, 16),
        AwayReason.TRAINING,
    )  # fmt: skip
    with stage.acting("worker4", ON) as actor:
        standing_in.name_stand_in(away, actor=actor, on=ON)
