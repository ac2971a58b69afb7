"""Where a person stands, read with one statement, and what comes next, with another."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.routes import may_open
from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.duties.presenters import because_of, due_in_words, first_reason
from guitu.duties.queries import open_of_person
from guitu.duties.rules import Urgency, urgency
from guitu.people import pieces, sections
from guitu.people.models import Person
from guitu.web.cells import Because, Tag

MOST_ROWS = 200
MOST_AHEAD = 6
MOST_READ = 4 * MOST_AHEAD
TONES = {Urgency.LATE: "late", Urgency.THIS_WEEK: "attention"}


@dataclass(frozen=True)
class Next:
    """A duty that comes next: what, by when, how that stands, why, its page, and how often."""

    id: uuid.UUID
    what: str
    due_on: date
    due: Tag
    owner: str
    because: Because
    url: str
    times: int = 1

    @property
    def sentence(self) -> str:
        """Return what happens next and why."""
        words = {"what": self.what, "due": self.due.label, "why": first_reason(self.because)}
        return _("Next: %(what)s, %(due)s, because of %(why)s.") % words


def standing_of(person: Person, actor: Actor, on: date) -> list[sections.Fact]:
    """Return the lines of every module that tells where the person stands, in their order."""
    glances = sections.open_to(sections.Glance, person, actor)
    rows = defaultdict(list)
    for row in pieces.read((one.rows(person, actor, on) for one in glances), most=MOST_ROWS):
        rows[row.code].append(row)
    facts = [fact for one in glances for fact in one.say(rows[one.code], on)]
    return [_open_to(actor, fact, person.org_seq) for fact in facts]


def _open_to(actor: Actor, fact: sections.Fact, org_seq: int) -> sections.Fact:
    """Return the line without its way on where the actor's post does not include that page."""
    is_open = not fact.url or may_open(actor, fact.url, org_seq)
    return fact if is_open else replace(fact, url="")


def next_of(person: Person, actor: Actor, on: date) -> list[Next]:
    """Return the duties about the person that come first, the most urgent before the others."""
    if not actor.may(Permission.DUTY_READ, person.org_seq):
        return []
    alike: dict[tuple[object, ...], list[Duty]] = {}
    for duty in open_of_person(person.pk, actor)[:MOST_READ]:
        says_the_same = (duty.kind, duty.due_on, duty.assignee_id, duty.party)
        alike.setdefault(says_the_same, []).append(duty)
    return [_next(duties, on=on) for duties in [*alike.values()][:MOST_AHEAD]]


def _next(duties: Sequence[Duty], *, on: date) -> Next:
    """Return one line of the duties that say the same; its page is that of the first."""
    duty = duties[0]
    stands = urgency(duty.window_from, duty.due_on, on=on)
    return Next(
        id=duty.pk,
        what=_(kinds.kind(duty.kind).label),
        due_on=duty.due_on,
        due=Tag(due_in_words(duty.due_on, on=on), TONES.get(stands, "quiet")),
        owner=duty.assignee.name if duty.assignee else _(duty.party.label),
        because=because_of(duty),
        url=reverse("duty-page", args=[duty.pk]),
        times=len(duties),
    )
