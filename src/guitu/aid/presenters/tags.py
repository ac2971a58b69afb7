"""Words and tags that several pages of help share."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.aid import terms
from guitu.aid.models import AidRequest, Job, Need
from guitu.aid.rules.work import Check, Work, standing_after
from guitu.aid.terms import AfterDays, NeedStatus, NeedUrgency, RequestStatus
from guitu.duties.rules import is_overdue
from guitu.people.models import Person
from guitu.people.queries import display_name
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

NEED_TAGS = {
    NeedStatus.RAISED: "attention",
    NeedStatus.HELPING: "",
    NeedStatus.MET: "good",
}
REQUEST_TAGS = {
    RequestStatus.SENT: "",
    RequestStatus.ACKNOWLEDGED: "",
    RequestStatus.ASKED_BACK: "attention",
    RequestStatus.PROVIDED: "good",
}
AFTER_TAGS = {AfterDays.AT_WORK: "good", AfterDays.NOT_AT_WORK: "quiet", AfterDays.UNKNOWN: ""}


def need_tag(need: Need) -> Tag:
    """Return where a need stands; a pressing one that nobody helps with asks for attention."""
    kind = NEED_TAGS.get(need.status, "quiet")
    return Tag(need.status.label, kind)


def urgency(need: Need) -> str | Tag:
    """Return how long a need can wait, while it is open."""
    if need.answered_on is not None:
        return ""
    label = NeedUrgency(need.urgency).label
    return Tag(label, "attention") if need.urgency == NeedUrgency.AT_ONCE else _(label)


def listed_kind(kind: terms.NeedKind) -> str:
    """Return the kind of a need as lists name it: what is about health only as health."""
    is_health = kind in terms.HEALTH_NEEDS
    return _((terms.NeedKind.HEALTH if is_health else terms.NeedKind(kind)).label)


def request_tag(row: AidRequest, *, on: date) -> Tag:
    """Return where a request stands; one past its day is late, which is about the duty."""
    is_waiting = row.status in terms.WAITING_REQUESTS
    if is_waiting and is_overdue(row.due_on, on=on):
        return Tag(row.status.label, "late", note=_("overdue"))
    return Tag(row.status.label, REQUEST_TAGS.get(row.status, "quiet"))


def after_tag(job: Job, days: int, *, on: date) -> Tag | str:
    """Return whether somebody was at work some days after it began, once that day has come."""
    checks = [Check(row.done_on, row.at_work) for row in job.checks.all()]
    found = standing_after(Work(job.starts_on, job.ended_on), checks, days)
    if found == AfterDays.UNKNOWN and (on - job.starts_on).days < days:
        return ""
    return Tag(found.label, AFTER_TAGS[found])


def span(from_on: date, until_on: date | None) -> str:
    """Return “since …” or the two days between which something lasted."""
    if until_on is None:
        return _("since %(day)s") % {"day": day(from_on)}
    return f"{day(from_on)} – {day(until_on)}"


def crumbs(person: Person, actor: Actor) -> list[tuple[str, str]]:
    """Return the way back to the person's needs and help."""
    return [
        (display_name(person, actor), reverse("person-page", args=[person.pk])),
        (_("Needs and help"), back_to(person)),
    ]


def back_to(person: Person) -> str:
    """Return the address of the person's needs and help."""
    return reverse("person-tab", args=[person.pk, "help"])
