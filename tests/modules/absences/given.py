"""Reports and departures as tests begin with them."""

from datetime import date

from guitu.absences import actions
from guitu.absences.terms import KnownHow, LeavingReason, NoticeWay, ReportWay

TODAY = date(2020, 6, 30)
LEAVES, BACK = date(2020, 6, 1), date(2020, 6, 14)


def a_report(scene, *, leaves=LEAVES, back=BACK, **values):
    """Put a report on record."""
    new = actions.Report(
        **{
            "reported_on": leaves, "way": ReportWay.PAPER, "leaves_on": leaves,
            "planned_return_on": back, "area": "贵阳市", "reason": LeavingReason.WORK,
            "contact": "10012345678",
        } | values
    )  # fmt: skip
    return actions.report_leaving(scene.person.pk, new, actor=scene.chen, on=TODAY)


def a_departure(scene, first, last, *, returned=None):
    """Put a departure without a report on record."""
    new = actions.Finding(KnownHow.NOT_AT_HOME, first, last, returned_on=returned)
    return actions.note_departure(scene.person.pk, new, actor=scene.chen, on=TODAY)


def told_and_heard(scene, row):
    """Record the proof of notice and the statement."""
    notice = actions.Notice(row.from_on, NoticeWay.PHONE, "By phone at ten, wang")
    actions.tell(row.pk, notice, actor=scene.chen, on=TODAY)
    heard = actions.Heard(TODAY, "My mother was ill.")
    return actions.hear(row.pk, heard, actor=scene.chen, on=TODAY)


def an_unjustified(scene, first, last):
    """Record a departure, told, heard and found not justified."""
    row = told_and_heard(scene, a_departure(scene, first, last))
    return actions.judge(
        row.pk, is_justified=False, reason="No reason given.", actor=scene.chen, on=TODAY
    )
