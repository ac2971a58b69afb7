"""Lines of the worklist: what, for whom, by when, whose, why, and what would clear it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.models import StandIn
from guitu.access.permissions import Permission
from guitu.access.queries import standing_in
from guitu.access.roles import Role
from guitu.account.presenters.places import place_name
from guitu.account.queries.subjects import Whom, page_for, whom
from guitu.contacts.models import Contact
from guitu.contacts.presenters.words import tried
from guitu.contacts.queries import attempts_for, by_duty
from guitu.database import together
from guitu.duties import kinds
from guitu.duties.models import Duty, Snooze
from guitu.duties.presenters import because_of, due_in_words, first_reason
from guitu.duties.rules import Urgency, urgency
from guitu.duties.snoozing import snoozes_in_force, unseen_comments
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.web.cells import Because, Tag
from guitu.web.lists.page import DrawnRow
from guitu.web.templatetags.web import day

TONES = {Urgency.LATE: "late", Urgency.THIS_WEEK: "attention"}


@dataclass(frozen=True)
class Line:
    """One duty, ready to be drawn."""

    id: uuid.UUID
    what: str
    who: Whom | None
    place: str
    due_on: date
    due: Tag
    urgency: Urgency
    owner: str
    has_owner: bool
    party: str
    because: Because
    url: str
    work_url: str
    work: str
    tried: str
    can_assign: bool
    put_off: str = ""
    has_comment: bool = False
    stands_for: str = ""
    late: str = ""


@dataclass(frozen=True)
class Group:
    """Lines that stand alike."""

    urgency: Urgency
    lines: Sequence[Line]


@dataclass
class Reader:
    """Loads what the lines of one page need, a query for each kind of thing."""

    actor: Actor
    on: date
    people: dict[uuid.UUID, Whom] = field(default_factory=dict)
    attempts: dict[uuid.UUID, list[Contact]] = field(default_factory=dict)
    places: dict[int, Org] = field(default_factory=dict)
    snoozes: dict[uuid.UUID, str] = field(default_factory=dict)
    commented: set[uuid.UUID] = field(default_factory=set)

    @cached_property
    def stands_in_for(self) -> list[StandIn]:
        """For whom the actor stands in today, and until when; read once."""
        rows = standing_in(self.on).filter(stand_in=self.actor.user_id)
        return list(rows.select_related("absent").order_by("until_on"))

    def load(self, duties: list[Duty]) -> None:
        """Fetch names and communities of the duties of a page, and what was tried for them."""
        self.people |= whom(duties, self.actor)
        tried, snoozes, comments = together.read([
            attempts_for(duties),
            snoozes_in_force(duties, on=self.on),
            unseen_comments(duties, self.actor),
        ])  # fmt: skip
        self.attempts |= by_duty(tried, duties)
        self.snoozes |= {row.duty_id: _put_off(row) for row in snoozes}
        self.commented |= {row.duty_id for row in comments}
        unknown = {duty.org_seq for duty in duties} - self.places.keys()
        if unknown:
            self.places |= orgs.names(unknown)

    def row(self, duty: Duty) -> dict[str, object]:
        """Return the duty as a row of a list."""
        line = self.line(duty)
        return {"url": line.url, "line": line}

    def line(self, duty: Duty) -> Line:
        """Return the duty as a line."""
        kind = kinds.kind(duty.kind)
        standing = urgency(duty.window_from, duty.due_on, on=self.on)
        place = self.places.get(duty.org_seq)
        return Line(
            id=duty.pk,
            what=_(kind.label),
            who=self.people.get(duty.subject_id),
            place=place_name(place),
            due_on=duty.due_on,
            due=Tag(due_in_words(duty.due_on, on=self.on), TONES.get(standing, "quiet")),
            urgency=standing,
            owner=owner_of(duty),
            has_owner=duty.assignee_id is not None,
            party=_(duty.party.label),
            because=because_of(duty),
            url=reverse("duty-page", args=[duty.pk]),
            work_url=page_for(self.actor, duty.org_seq, kind.url_name, duty.subject_id),
            work=_(kind.action) if kind.action else "",
            tried=tried(self.attempts.get(duty.pk, ())),
            can_assign=self.actor.may(Permission.DUTY_ASSIGN, duty.org_seq),
            put_off=self.snoozes.get(duty.pk, ""),
            has_comment=duty.pk in self.commented,
            stands_for=self._stands_for(duty),
            late=_(kind.late) if kind.late and standing == Urgency.LATE else "",
        )

    def _stands_for(self, duty: Duty) -> str:
        absent = {row.absent_id: row.absent.name for row in self.stands_in_for}
        return absent.get(duty.assignee_id, "") if duty.assignee_id else ""


def _put_off(snooze: Snooze) -> str:
    """Return until when and why a duty is put off."""
    words = {"day": day(snooze.until_on), "why": snooze.note or _(snooze.reason.label)}
    return _("Put off until %(day)s: %(why)s") % words


def groups(rows: Sequence[DrawnRow]) -> list[Group]:
    """Return the lines of a page by how they stand, in the order of the list."""
    lines = [row.source["line"] for row in rows]
    return [Group(key, list(found)) for key, found in groupby(lines, key=lambda one: one.urgency)]


def owner_of(duty: Duty) -> str:
    """Return who sees to a duty: a colleague, or the post where nobody was named."""
    if duty.assignee_id:
        return duty.assignee.name
    return _("nobody yet (%(role)s)") % {"role": role_of(duty)}


def role_of(duty: Duty) -> str:
    """Return the post that does a duty, in the reader's language."""
    known = duty.role in Role._value2member_map_
    return _(Role(duty.role).label) if known else duty.role


def next_sentence(line: Line | None) -> str:
    """Return what happens next and why, in one sentence."""
    if line is None:
        return ""
    words = {
        "what": line.what,
        "who": line.who.name if line.who else line.place,
        "due": line.due.label,
        "why": first_reason(line.because),
    }
    return _("Next: %(what)s, %(who)s, %(due)s; because of %(why)s.") % words
