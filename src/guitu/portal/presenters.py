"""What the pages without an account say, plainly; and what colleagues see of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guitu.absences.presenters.stays import letter_tag, task_line
from guitu.access.actors import Actor
from guitu.access.links import Issued
from guitu.access.models import LimitedLink
from guitu.access.pictures import picture_of
from guitu.access.terms import LinkPurpose
from guitu.contacts.models import Appointment
from guitu.contacts.terms import Way
from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.rules import is_overdue
from guitu.kernel.dates import add_years
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.measures.presenters.wording import reckoning
from guitu.measures.rules.duration import day_of_term
from guitu.measures.terms import MeasureKind, Status
from guitu.people.queries import display_name
from guitu.portal import queries, results
from guitu.portal.models import Note, Reminder
from guitu.portal.terms import NoteKind
from guitu.rights import texts
from guitu.rights.terms import RIGHTS_NOTICE
from guitu.web.cells import Because, Tag
from guitu.web.templatetags.web import day

# Plain words for the person; the office's own names of duties stay in the office.
PLAIN = {
    "report_in": gettext_noop("Come to the office to report in"),
    "sign_agreement": gettext_noop("Talk through and sign the agreement"),
    "drug_test": gettext_noop("An appointment at the station"),
    "helper_contact": gettext_noop("Your worker meets you"),
    "phone_contact": gettext_noop("Your worker calls you"),
    "yearly_evaluation": gettext_noop("Look back on the year together"),
    "expiry_talk": gettext_noop("Talk about the time after your term"),
}
WAYS = {
    Way.HOME_VISIT: gettext_noop("Your worker comes to your home"),
    Way.OFFICE_TALK: gettext_noop("A talk at the office"),
    Way.PHONE: gettext_noop("Your worker calls you"),
    Way.VIDEO: gettext_noop("A video call"),
    Way.OTHER: gettext_noop("Your worker meets you"),
}
OF_THE_OFFICE = ("helper_contact", "phone_contact", "yearly_evaluation", "expiry_talk")
BY_TELEPHONE = ("phone_contact",)
MOST = 4
Line = dict[str, Any]
ASKS = (
    NoteKind.HELP, NoteKind.LEAVING, NoteKind.PAPER, NoteKind.MOVED, NoteKind.OBJECTION,
)  # fmt: skip


def own_page(link: LimitedLink, *, on: date) -> dict[str, Any]:
    """Return the person's own page, with the days of the terms and where each comes from."""
    person = queries.person_of(link)
    if person is None:
        return {}
    measures = [_term(row, on=on) for row in queries.measures_of(link, on=on)]
    dates = date_lines(queries.next_dates(link), on=on)
    booked = [booked_line(row) for row in queries.appointments_of(link, on=on)]
    tests = queries.results_of(link)
    worker, office = queries.worker_of(person)
    return {
        "name": person.name,
        "answer": _own_answer(measures, dates, booked),
        "measures": measures,
        "dates": dates,
        "booked": booked,
        "results": results.lines(tests, queries.paths_of(tests), on=on),
        "notes": [note_line(row) for row in queries.notes_of(link)],
        "worker": worker.name if worker else "",
        "office": office,
        "asks": [(kind.label, reverse("portal-say", args=[kind.value])) for kind in ASKS],
        "rights": texts.current(RIGHTS_NOTICE, on=on, language=_language()),
        "wants_reminders": queries.is_wanted(person.wish_now),
        "expires_on": link.expires_on,
    }


def _own_answer(measures: list[Line], dates: list[Line], booked: list[Line]) -> str:
    if booked and not (dates and dates[0]["due_on"] < booked[0]["planned_on"]):
        return _("Next: %(what)s, on %(day)s.") % {
            "what": _(booked[0]["what"]), "day": booked[0]["when"],
        }  # fmt: skip
    if dates and dates[0]["is_past"]:
        return _("Please get in touch: %(what)s, that was arranged until %(day)s.") % {
            "what": _(dates[0]["what"]), "day": dates[0]["by"],
        }  # fmt: skip
    if dates:
        return _("Next: %(what)s, by %(day)s.") % {
            "what": _(dates[0]["what"]), "day": dates[0]["by"],
        }  # fmt: skip
    if measures:
        return _("Nothing is asked of you at the moment.")
    return _("No measure is in force. Nothing is asked of you.")


def _term(row: Measure, *, on: date) -> dict[str, Any]:
    found: dict[str, Any] = {
        "what": MeasureKind(row.kind).label,
        "status": Status(row.status_now).label,
        "steps": reckoning(row.end_steps),
    }
    if row.starts_on and row.ends_on:
        number, total = day_of_term(row.starts_on, row.ends_on, on=on)
        found |= {
            "number": number, "total": total, "ends_on": row.ends_on, "left": total - number,
            "clock": _three_years(row, on=on),
        }  # fmt: skip
    return found


def _three_years(row: Measure, *, on: date) -> dict[str, Any]:
    """Return the clock of three years and its source; the police decide, and say from when."""
    rule = rules_for(row.org_seq).row("dynamic_control_end", on)
    return {
        "years": rule.years,
        "on": add_years(row.starts_on, rule.years),
        "since": row.starts_on,
        "because": Because.of(rule.cites),
    }


def date_lines(rows: Iterable[Duty], *, on: date) -> list[Line]:
    """Return what comes next: alike arrangements as one line, and no meeting that is past.

    Whoever of the office did not come owes it, not the person; what the person is to come to
    stays, with a word that the day is past.
    """
    found: dict[tuple, Line] = {}
    for row in rows:
        is_past = is_overdue(row.due_on, on=on)
        if is_past and row.kind in OF_THE_OFFICE:
            continue
        line = found.setdefault((row.kind, is_past or row.due_on), {"times": 0})
        line |= date_line(row) | {"times": line["times"] + 1, "is_past": is_past}
    return list(found.values())[:MOST]


def date_line(row: Duty) -> dict[str, Any]:
    """Return one arrangement in plain words, with the two answers to it."""
    what = PLAIN.get(row.kind, kinds.kind(row.kind).label)
    return {
        "pk": row.pk,
        "what": what,
        "from": day(row.window_from),
        "by": day(row.due_on),
        "due_on": row.due_on,
        "coming_url": "" if row.kind in BY_TELEPHONE else _say(NoteKind.COMING, row),
        "other_day_url": _say(NoteKind.OTHER_DAY, row),
    }


def booked_line(row: Appointment) -> Line:
    """Return one booked meeting in plain words: what, on which day, at what time."""
    time = f" {row.planned_time:%H:%M}" if row.planned_time else ""
    return {
        "what": WAYS[Way(row.way)],
        "when": f"{day(row.planned_on)}{time}",
        "planned_on": row.planned_on,
        "other_day_url": reverse("portal-say", args=[NoteKind.OTHER_DAY.value]),
    }


def _say(kind: NoteKind, row: Duty) -> str:
    return f"{reverse('portal-say', args=[kind.value])}?about={row.pk}"


def note_line(row: Note) -> dict[str, Any]:
    """Return what the person sent and what was answered."""
    days = [day(one) for one in (row.day, row.until_on) if one]
    return {
        "pk": row.pk,
        "kind": str(row.kind),
        "what": NoteKind(row.kind).label,
        "sent_on": row.sent_on,
        "days": " – ".join(days),
        "text": row.text,
        "has_photo": row.proof_id is not None,
        "proof_id": row.proof_id,
        "answer": row.answer if row.answered_on else "",
        "answered_by": row.answered_by,
        "tag": Tag(gettext_noop("Answered"), "good")
        if row.answered_on else Tag(gettext_noop("Your worker will answer"), "quiet"),
    }  # fmt: skip


def host_page(link: LimitedLink) -> dict[str, Any]:
    """Return what a host office outside sees: the letter, the name, what is asked, by when."""
    letter = queries.letter_of(link)
    if letter is None:
        return {}
    tasks = [task_line(row) for row in queries.tasks_of(link)]
    if letter.ended_on:
        answer = _("This is over: nothing more is asked for. Thank you.")
    elif not letter.answered_on:
        answer = _("%(office)s asks you for help. Please answer the letter.") % {
            "office": letter.from_office
        }
    else:
        answer = _("Thank you for taking this on.")
    return {
        "answer": answer,
        "letter": letter,
        "tag": letter_tag(letter),
        "facts": [
            (gettext_noop("Asking office"), letter.from_office),
            (gettext_noop("Number"), letter.number),
            (gettext_noop("Name"), letter.person_name),
            (gettext_noop("Lives in"), letter.area),
            (gettext_noop("Lives there since"), letter.from_on),
            (gettext_noop("What is asked"), letter.asks),
        ],
        "tasks": [] if letter.answer in ("declined", "returned") else tasks,
        "may_answer": letter.answered_on is None and letter.ended_on is None,
        "is_over": letter.ended_on is not None,
    }


# For colleagues.


def issued_page(issued: Issued) -> dict[str, Any]:
    """Return link and code, shown this once."""
    url = settings.PUBLIC_URL.rstrip("/") + reverse("portal-open", args=[issued.token])
    return {
        "url": url,
        "picture": picture_of(url),
        "code": issued.code,
        "link": issued.link,
        "is_own": issued.link.purpose == LinkPurpose.OWN,
    }


def link_line(row: LimitedLink, *, on: date) -> dict[str, Any]:
    """Return a link as a line: for what, until when, how often it was used."""
    is_live = row.revoked_at is None and row.expires_on >= on
    return {
        "pk": row.pk,
        "what": LinkPurpose(row.purpose).label,
        "tag": Tag(gettext_noop("Valid"), "good")
        if is_live else Tag(gettext_noop("Link closed"), "quiet"),
        "is_live": is_live,
        "expires_on": row.expires_on,
        "uses": row.uses,
        "last_used_at": row.last_used_at,
    }  # fmt: skip


def note_row(actor: Actor):
    """Return how a note stands in the office's list."""

    def row(one: Note) -> dict[str, object]:
        return {
            "url": reverse("portal-note", args=[one.pk]),
            "name": display_name(one.person, actor),
            "kind": _(NoteKind(one.kind).label),
            "sent_on": one.sent_on,
            "answered": one.answered_on or Tag(gettext_noop("To be answered"), "attention"),
        }

    return row


def reminder_row(actor: Actor):
    """Return how a reminder stands in the office's list."""

    def row(one: Reminder) -> dict[str, object]:
        kind = {"sent": "good", "failed": "attention"}.get(str(one.status), "quiet")
        return {
            "url": reverse("person-page", args=[one.person_id]),
            "name": display_name(one.person, actor),
            "send_on": one.send_on,
            "due_on": one.due_on,
            "status": Tag(one.status.label, kind),
        }

    return row


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"
