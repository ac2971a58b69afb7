"""What help adds to the person's page: a tab, a line on top, pieces of the timeline."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid import queries
from guitu.aid.models import JobCheck, NeedEvent, RequestTurn
from guitu.aid.presenters import sections as shown
from guitu.aid.terms import JobKind, NeedKind, NeedStatus, NeedUrgency, RequestAct
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

READ = Permission.AID_READ


def register() -> None:
    """Register everything once."""
    for order, (code, label, present) in enumerate(TAB, start=1):
        sections.register(
            sections.Section(
                code=f"aid_{code}", label=label, template=f"aid/_{code}_section.html",
                present=present, order=order * 10, tab="help",
                needs=None if code == "care" else READ,
            )
        )  # fmt: skip
    sections.register(
        sections.Glance("aid", glance, say_glance, order=40, needs=READ),
        sections.Happenings("aid_needs", gettext_noop("Needs"), needs, say_need, needs=READ),
        sections.Happenings(
            "aid_requests", gettext_noop("Requests for help"), turns, say_turn, needs=READ
        ),
        sections.Happenings("aid_work", gettext_noop("Work"), work, say_work, needs=READ),
        sections.Happenings("aid_given", gettext_noop("Help given"), given, say_given, needs=READ),
    )


TAB = (
    ("needs", gettext_noop("Needs"), shown.needs),
    ("plan", gettext_noop("Plan and help given"), shown.plan_and_given),
    ("requests", gettext_noop("Requests to departments and services"), shown.requests),
    ("work", gettext_noop("Work and training"), shown.work),
    ("care", gettext_noop("In the person's care, and what the law heeds"), shown.care),
)


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the open needs of a person, the most pressing ones at least."""
    rows = queries.open_needs(actor).filter(person=person).order_by("urgency", "raised_on")
    what = sections.joined("kind", "urgency", "person_id")
    return sections.piece(rows[:9], "aid", on="raised_on", what=what, detail="status")


def say_glance(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return one line: how many needs are open, and with what."""
    if not rows:
        return []
    parts = [row.what.split("/") for row in rows]
    kinds = list(dict.fromkeys(_(NeedKind(kind).label) for kind, _urgency, _pk in parts))
    said = ngettext("%(count)s open: %(kinds)s", "%(count)s open: %(kinds)s", len(rows))
    is_pressing = any(
        urgency == NeedUrgency.AT_ONCE and row.detail == NeedStatus.RAISED
        for (_kind, urgency, _pk), row in zip(parts, rows, strict=True)
    )
    url = reverse("person-tab", args=[parts[0][2], "help"])
    value = said % {"count": len(rows), "kinds": _(", ").join(kinds)}
    return [sections.Fact(_("Needs"), value, url, "attention" if is_pressing else "")]


def needs(person: Person, actor: Actor) -> QuerySet:
    """Return what happened to the needs of a person."""
    visible = queries.needs(actor).filter(person=person)
    rows = NeedEvent.objects.filter(need__in=visible.values("pk"), voided_at=None)
    what = sections.joined("status", "need__kind", "need_id")
    return sections.piece(rows, "aid_needs", on="on_day", what=what, detail="next_offer")


def say_need(row: sections.Row) -> sections.TimelineItem:
    """Return what happened to a need as it stands in the timeline."""
    status, kind, need = row.what.split("/")
    return sections.TimelineItem(
        on=row.on,
        label=_("Need: %(kind)s") % {"kind": _(NeedKind(kind).label)},
        detail=" · ".join(part for part in (_(NeedStatus(status).label), row.detail) if part),
        url=reverse("help-need-page", args=[need]),
    )


def turns(person: Person, actor: Actor) -> QuerySet:
    """Return the turns of requests about a person, their sending among them."""
    visible = queries.requests_out(actor).filter(person=person)
    rows = RequestTurn.objects.filter(request__in=visible.values("pk"))
    what = sections.joined("act", "request_id", "request__to_name")
    return sections.piece(rows, "aid_requests", on="on_day", what=what, detail="by_name")


def say_turn(row: sections.Row) -> sections.TimelineItem:
    """Return a turn of a request as it stands in the timeline."""
    act, request, to = row.what.split("/", 2)
    return sections.TimelineItem(
        on=row.on,
        label=_("Request to %(body)s") % {"body": to},
        detail=f"{_(RequestAct(act).label)} · {row.detail}",
        url=reverse("help-request-page", args=[request]),
    )


def work(person: Person, actor: Actor) -> QuerySet:
    """Return the answers about work."""
    visible = queries.jobs(actor).filter(person=person)
    rows = JobCheck.objects.filter(job__in=visible.values("pk"), voided_at=None)
    what = sections.joined("job__kind", "job_id", "at_work")
    return sections.piece(rows, "aid_work", on="done_on", what=what, detail="job__starts_on")


def say_work(row: sections.Row) -> sections.TimelineItem:
    """Return an answer about work as it stands in the timeline."""
    kind, job, at_work = row.what.split("/")
    since = _("since %(day)s") % {"day": day(date.fromisoformat(row.detail))}
    return sections.TimelineItem(
        on=row.on,
        label=_("At work") if at_work == "true" else _("Not at work"),
        detail=f"{_(JobKind(kind).label)} {since}",
        url=reverse("help-job-page", args=[job]),
    )


def given(person: Person, actor: Actor) -> QuerySet:
    """Return the help that was given."""
    rows = queries.given(actor).filter(Q(person=person))
    return sections.piece(rows, "aid_given", on="given_on", what="person_id", detail="what")


def say_given(row: sections.Row) -> sections.TimelineItem:
    """Return help given as it stands in the timeline."""
    url = reverse("person-tab", args=[row.what, "help"])
    return sections.TimelineItem(on=row.on, label=_("Help given"), detail=row.detail, url=url)
