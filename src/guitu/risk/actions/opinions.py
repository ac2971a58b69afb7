"""Giving opinions: one or many at once, nothing known of the rest, taking an answer back."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import entry, record_all
from guitu.audit.models import Event
from guitu.duties.rules import is_overdue
from guitu.kernel.errors import BadInput, Conflict, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.risk.actions.asking import opinions_of, replan_department
from guitu.risk.models import Opinion, Round, RoundDepartment
from guitu.risk.queries.opinions import decided_for_list, is_of_body, open_keys
from guitu.risk.rules.answering import check_opinion, is_after_decision
from guitu.risk.terms import OpinionAnswer, OpinionWay, RoundStatus
from guitu.web import clock

CLOSED = gettext_noop("This round is finished; opinions can no longer be given or changed.")
NOT_ASKED = gettext_noop("Somebody here is no longer asked about. Open the list again.")
USED = gettext_noop(
    "The panel has decided with this answer (No. %(number)s), so it stays. Tell the office what is"
    " new."
)
MEANWHILE = gettext_noop(
    "Somebody else answered for %(count)s of these people while you were typing. Both answers are"
    " shown below; send again to put yours in their place."
)
LIST_CHANGED = gettext_noop(
    "The list changed: %(now)s people have no answer now, not %(shown)s. Look at it again."
)


class AnsweredMeanwhile(Conflict):
    """Others answered in the meantime for the people whose opinions are `opinion_ids`."""

    def __init__(self, opinion_ids: Sequence[uuid.UUID]) -> None:
        super().__init__(MEANWHILE, count=len(opinion_ids))
        self.opinion_ids = tuple(opinion_ids)


@dataclass(frozen=True)
class NewOpinion:
    """What a department says of one person.

    `version` is that of the opinion as it was shown; None takes whatever stands there.
    """

    opinion_id: uuid.UUID
    answer: OpinionAnswer | None
    words: str = ""
    known_on: date | None = None
    version: int | None = None


@dataclass(frozen=True)
class Sender:
    """How answers came: on the page, by spreadsheet, or on paper that somebody signed on a day.

    Only what the office enters is on paper; then `by_name` and `answered_on` are the paper's.
    """

    way: OpinionWay = OpinionWay.PAGE
    by_name: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class Given:
    """What giving answers did: how many changed, and the moment by which they can be taken back."""

    changed: int
    at: datetime


@transaction.atomic
def give_opinions(
    list_id: uuid.UUID,
    new: Sequence[NewOpinion],
    *,
    actor: Actor,
    on: date,
    sender: Sender | None = None,
) -> Given:
    """Put the answers of a department on record, all of them or none.

    The same answer again changes nothing. Raises BadInput with `answer:<id>`, `words:<id>` or
    `known_on:<id>` for each field that is wrong, AnsweredMeanwhile, WrongStatus for a finished
    round, for somebody no longer asked about, and for an answer that the panel has decided with.
    """
    answering = _Answering.of(list_id, sender or Sender(), actor=actor, on=on)
    _check(new, on=on)
    rows = answering.locked(one.opinion_id for one in new)
    changes = [(rows[one.opinion_id], one) for one in new if not _same(rows[one.opinion_id], one)]
    _check_versions(changes)
    answering.check_unused(row for row, _one in changes)
    return answering.give(changes)


@transaction.atomic
def nothing_known_of_rest(
    list_id: uuid.UUID,
    *,
    shown: int,
    actor: Actor,
    on: date,
    sender: Sender | None = None,
) -> Given:
    """Say “nothing known” of everybody on a list who has no answer.

    `shown` is how many the page said there were; raises Conflict when there are others now.
    """
    answering = _Answering.of(list_id, sender or Sender(), actor=actor, on=on)
    rows = list(opinions_of(answering.list).filter(answer="").order_by("pk").select_for_update())
    if len(rows) != shown:
        raise Conflict(LIST_CHANGED, now=len(rows), shown=shown)
    nothing = OpinionAnswer.NOTHING_KNOWN
    return answering.give([(row, NewOpinion(row.pk, nothing)) for row in rows])


@transaction.atomic
def take_back(opinion_id: uuid.UUID, *, actor: Actor, on: date) -> Opinion:
    """Let an opinion wait for an answer again; the trail keeps what it was.

    Raises WrongStatus where there is none, where the panel has decided with it, and in a finished
    round.
    """
    list_id = Opinion.objects.values_list("asked_of_id", flat=True).get(pk=opinion_id)
    answering = _Answering.of(list_id, Sender(), actor=actor, on=on)
    row = answering.locked([opinion_id])[opinion_id]
    if not row.answer:
        raise WrongStatus(gettext_noop("There is no answer to take back."))
    answering.take_back([row])
    return row


@transaction.atomic
def take_back_all(list_id: uuid.UUID, *, given_at: datetime, actor: Actor, on: date) -> int:
    """Take back what was given at one moment, in one sending; return how many answers."""
    answering = _Answering.of(list_id, Sender(), actor=actor, on=on)
    given = opinions_of(answering.list).filter(answered_at=given_at)
    rows = list(given.order_by("pk").select_for_update())
    if not rows:
        raise WrongStatus(gettext_noop("There is no answer to take back."))
    answering.take_back(rows)
    return len(rows)


@dataclass(frozen=True)
class _Answering:
    """A list is answered by somebody who may, in a round under way, which is locked."""

    list: RoundDepartment
    row: Round
    sender: Sender
    actor: Actor
    on: date

    @classmethod
    def of(cls, list_id: uuid.UUID, sender: Sender, *, actor: Actor, on: date) -> "_Answering":
        asked = RoundDepartment.objects.get(pk=list_id)
        row = Round.objects.select_for_update(of=("self",)).get(pk=asked.round_id, voided_at=None)
        is_theirs = is_of_body(asked, actor)
        if not is_theirs:
            require(actor, Permission.RISK_WRITE, org_seq=asked.org_seq)
        if row.status != RoundStatus.OPEN:
            raise WrongStatus(CLOSED)
        return cls(asked, row, _said(sender, asked, actor, is_theirs=is_theirs, on=on), actor, on)

    def locked(self, opinion_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, Opinion]:
        wanted = set(opinion_ids)
        asked = opinions_of(self.list).filter(pk__in=wanted).order_by("pk").select_for_update()
        rows = {row.pk: row for row in asked}
        if len(rows) != len(wanted):
            raise WrongStatus(NOT_ASKED)
        open_keys(rows.values())
        return rows

    def check_unused(self, rows: Iterable[Opinion]) -> None:
        """Raise WrongStatus for an answer that was given before the level was decided."""
        answered = [row for row in rows if row.answer]
        if not answered:
            return
        decided = decided_for_list(answered, on=self.on)
        for row in answered:
            at = decided.get(row.assessment_id)
            if at is not None and not is_after_decision(row.answered_at, at):
                raise WrongStatus(USED, number=row.number)

    def give(self, changes: Sequence[tuple[Opinion, NewOpinion]]) -> Given:
        at = clock.now()
        common = {
            "answered_on": self.sender.answered_on, "answered_at": at,
            "answered_by_name": self.sender.by_name, "way": self.sender.way,
        }  # fmt: skip
        silent = [row.pk for row, one in changes if _is_silent(one)]
        Opinion.objects.filter(pk__in=silent).update(
            answer=OpinionAnswer.NOTHING_KNOWN, words=b"", known_on=None,
            version=F("version") + 1, **common,
        )  # fmt: skip
        for row, one in changes:
            if not _is_silent(one):
                self._write(row, one, common)
        record_all([self._event("risk.opinion_given", row) for row, _one in changes])
        if changes:
            replan_department(self.list, self.row, on=self.on)
        return Given(len(changes), at)

    def take_back(self, rows: Sequence[Opinion]) -> None:
        self.check_unused(rows)
        Opinion.objects.filter(pk__in=[row.pk for row in rows]).update(
            answer="", words=b"", known_on=None, answered_on=None, answered_at=None,
            answered_by_name="", way="", version=F("version") + 1,
        )  # fmt: skip
        record_all([self._event("risk.opinion_taken_back", row) for row in rows])
        replan_department(self.list, self.row, on=self.on)

    def _write(self, row: Opinion, one: NewOpinion, common: Mapping[str, object]) -> None:
        for name, value in common.items():
            setattr(row, name, value)
        row.answer, row.words, row.known_on = one.answer, one.words.strip(), one.known_on
        row.version += 1
        row.save()

    def _event(self, act: str, row: Opinion) -> Event:
        day = self.sender.answered_on or self.on
        return entry(
            act, actor=self.actor, subject=row, day=day, department=str(row.department),
            way=str(self.sender.way), late=is_overdue(row.due_on, on=day),
        )  # fmt: skip


def _said(
    sender: Sender, asked: RoundDepartment, actor: Actor, *, is_theirs: bool, on: date
) -> Sender:
    """Return who answers and when: the colleague of the body today, or whoever signed the paper."""
    if is_theirs:
        way = OpinionWay.PAGE if sender.way == OpinionWay.PAPER else sender.way
        return Sender(way, actor.name, on)
    day = sender.answered_on or on
    if day > on:
        raise BadInput.of("answered_on", gettext_noop("This day has not come yet."))
    way = sender.way if sender.way == OpinionWay.SHEET else OpinionWay.PAPER
    return Sender(way, sender.by_name.strip() or asked.to_name, day)


def _check(new: Iterable[NewOpinion], *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    for one in new:
        try:
            check_opinion(one.answer, one.words, one.known_on, on=on)
        except BadInput as error:
            wrong |= {f"{name}:{one.opinion_id}": each for name, each in error.fields.items()}
    if wrong:
        raise BadInput(wrong)


def _same(row: Opinion, one: NewOpinion) -> bool:
    said = (one.answer, one.words.strip(), one.known_on if not _is_silent(one) else None)
    return (row.answer, row.words, row.known_on) == said


def _check_versions(changes: Iterable[tuple[Opinion, NewOpinion]]) -> None:
    stale = [
        row.pk for row, one in changes if one.version is not None and one.version != row.version
    ]
    if stale:
        raise AnsweredMeanwhile(stale)


def _is_silent(one: NewOpinion) -> bool:
    return one.answer == OpinionAnswer.NOTHING_KNOWN
