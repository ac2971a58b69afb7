"""Release notices come in, once each; who sees to them, and when the day moves."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import blind, keyring
from guitu.duties.actions import follow_worker
from guitu.handover import queries, rules
from guitu.handover.checklists import lines_for
from guitu.handover.duties import replan
from guitu.handover.locking import follow, keep, locked, part
from guitu.handover.models import CheckAnswer, HandOver, ReleaseNotice
from guitu.handover.terms import EndedMeasure, ExpectedPaper
from guitu.kernel.errors import BadInput, Conflict, FieldError
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people import id_numbers, names, phones
from guitu.people.models import Person
from guitu.web import clock

LOOKS_THE_SAME = gettext_noop(
    "A hand-over for this name, release day and centre is already open. "
    "Look at it first; if this is another person, say so."
)


@dataclass(frozen=True)
class NewNotice:
    """What a release notice says. `org` is the office it is addressed to, or a community of it.

    `key` is the sender's idempotency key, `reference` the number of the notice itself.
    `is_another` says that the person is not the one of an open hand-over that looks the same.
    """

    org: Org
    person_name: str
    centre_name: str
    release_on: date
    received_on: date
    ended_measure: EndedMeasure = EndedMeasure.ISOLATION
    id_number: str = ""
    phone: str = ""
    address: str = ""
    decided_on: date | None = None
    papers_expected: tuple[str, ...] = ()
    sender_name: str = ""
    sender_org: Org | None = None
    centre_org: Org | None = None
    reference: str = ""
    remark: str = ""
    key: str = ""
    is_another: bool = False
    id: uuid.UUID = field(default_factory=uuid7)

    @property
    def digest(self) -> str:
        """What tells whether the same notice was sent again; nothing can be read from it."""
        said = {
            name: str(getattr(value, "pk", value))
            for name, value in vars(self).items()
            if name not in ("id", "key", "received_on", "is_another")
        }
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Received:
    """A notice on file with its hand-over; `is_new` is False where it was there already."""

    notice: ReleaseNotice
    hand_over: HandOver
    is_new: bool


@transaction.atomic
def receive_notice(new: NewNotice, *, actor: Actor, on: date) -> Received:
    """Put a release notice on file and begin its hand-over.

    Sending the same notice again (same key, or same reference of the same sender) changes nothing
    and returns what is on file. Raises BadInput for days that contradict each other, a wrong
    number, a number that has an open hand-over, or without a number one that looks like an open
    hand-over and is not said to be another person; Conflict for another notice under a used key.
    """
    require(actor, Permission.NOTICE_RECEIVE, org_seq=new.org.seq)
    known = _sent_before(new, actor)
    if known is not None:
        return Received(known, known.hand_over, is_new=False)
    number, phone = _checked(new, on=on)
    _check_not_open(number)
    check_another(new, actor=actor)
    keyring.create([new.id])
    notice = _stored(new, number, phone, actor=actor)
    hand_over = HandOver.objects.create(
        notice=notice,
        org_seq=notice.org_seq,
        sec_label=notice.sec_label,
        created_by=actor.user_id,
        release_on=new.release_on,
        stage_since=on,
    )
    _follow_file(hand_over, notice, within=(new.org.seq, new.org.seq_end))
    _copy_checklist(hand_over, actor=actor)
    record("handover.notice_received", actor=actor, subject=hand_over, org=new.org.code)
    replan(hand_over, actor=actor, on=on)
    return Received(notice, hand_over, is_new=True)


@transaction.atomic
def assign_owner(
    hand_over_id: uuid.UUID, owner: User | None, *, actor: Actor, on: date
) -> HandOver:
    """Say which colleague sees to a hand-over, or that nobody does any more."""
    hand_over = locked(hand_over_id, actor)
    before = hand_over.owner_id
    keep(hand_over, owner=owner)
    follow_worker(Q(subject_id=hand_over.pk), before=before, now=hand_over.owner_id)
    record(
        "handover.owner_named", actor=actor, subject=hand_over, to=str(owner.pk) if owner else ""
    )
    return hand_over


@transaction.atomic
def change_release_day(
    hand_over_id: uuid.UUID, release_on: date, *, reason: str, actor: Actor, on: date
) -> HandOver:
    """Move the release day, with a reason; the notice keeps the day it told.

    Raises BadInput without a reason or before the decision, WrongStatus after the gate.
    """
    hand_over = locked(hand_over_id, actor)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say who told the new day, and why it changed."))
    rules.check_new_release_day(
        release_on, decided_on=hand_over.notice.decided_on, stage=hand_over.stage
    )
    before = hand_over.release_on
    keep(hand_over, release_on=release_on, release_reason=reason.strip())
    record(
        "handover.release_day_changed",
        actor=actor,
        subject=hand_over,
        before=before.isoformat(),
        after=release_on.isoformat(),
    )
    replan(hand_over, actor=actor, on=on, reason=reason.strip())
    return hand_over


@transaction.atomic
def void_notice(hand_over_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> HandOver:
    """Void a notice entered by mistake: it leaves the board, and its duties end with the reason.

    Raises BadInput without a reason, WrongStatus once it is known how the person came out.
    """
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    hand_over = locked(hand_over_id, actor, Permission.NOTICE_RECEIVE)
    rules.check_before_gate(hand_over.stage)
    notice = hand_over.notice
    notice.voided_at, notice.voided_by = clock.now(), actor.user_id
    notice.void_reason = reason.strip()
    notice.save(update_fields=["voided_at", "voided_by", "void_reason"])
    keep(hand_over)
    record("handover.notice_voided", actor=actor, subject=hand_over, reason=reason.strip())
    replan(hand_over, actor=actor, on=on, reason=reason.strip())
    return hand_over


def _sent_before(new: NewNotice, actor: Actor) -> ReleaseNotice | None:
    """Return the notice of the same key or reference; Conflict where it says something else."""
    found = None
    notices = ReleaseNotice.objects.select_related("hand_over").filter(voided_at=None)
    if new.key:
        found = notices.filter(sent_by=actor.user_id, sent_key=new.key).first()
    if found is None and new.reference:
        sender = new.sender_name.strip() or actor.name
        same = notices.filter(reference=new.reference, sender_name=sender)
        found = same.filter(org_seq__range=(new.org.seq, new.org.seq_end)).first()
    if found is not None and found.sent_digest != new.digest:
        raise Conflict(
            gettext_noop(
                "A notice with this number is on file and says something else. "
                "Change the release day there, or send it under a new number."
            )
        )
    return found


def _checked(new: NewNotice, *, on: date) -> tuple[str, str]:
    """Return number and phone as they are stored; BadInput naming every field that is wrong."""
    wrong: dict[str, FieldError] = {}

    def read(check: Callable[[], Any]) -> Any:
        try:
            return check()
        except BadInput as error:
            wrong.update(error.fields)
            return None

    read(lambda: names.clean(new.person_name, field="person_name"))
    read(lambda: _check_words(new))
    days = rules.NoticeFacts(new.received_on, new.release_on, new.decided_on)
    read(lambda: rules.check_notice(days, on=on))
    number = read(lambda: id_numbers.parse(new.id_number, on=on)) if new.id_number else None
    phone = read(lambda: phones.parse(new.phone)) if new.phone else None
    if wrong:
        raise BadInput(wrong)
    return number.number if number else "", phone.number if phone else ""


def _check_words(new: NewNotice) -> None:
    wrong: dict[str, FieldError] = {}
    if not new.centre_name.strip():
        wrong |= BadInput.of("centre_name", gettext_noop("Say which centre.")).fields
    unknown = set(new.papers_expected) - {paper.value for paper in ExpectedPaper}
    if unknown:
        wrong |= BadInput.of(
            "papers_expected",
            gettext_noop("There is no kind of paper “%(paper)s”."),
            paper=sorted(unknown)[0],
        ).fields
    if wrong:
        raise BadInput(wrong)


def _check_not_open(number: str) -> None:
    if not number:
        return
    index = blind.index("id_number", number)
    is_open = HandOver.objects.filter(
        notice__id_index=index, notice__voided_at=None, closed_on=None
    )
    if is_open.exists():
        raise BadInput.of(
            "id_number",
            gettext_noop(
                "A hand-over for this number is already open. If the day changed, change it there."
            ),
        )


def check_another(new: NewNotice, *, actor: Actor) -> None:
    """Raise BadInput where a notice without a number looks like an open one, unless confirmed."""
    if new.id_number or new.is_another:
        return
    alike = queries.same_release(
        actor,
        org_seq=new.org.seq,
        person_name=new.person_name,
        centre_name=new.centre_name,
        release_on=new.release_on,
    )
    if alike.exists():
        raise BadInput.of("is_another", LOOKS_THE_SAME)


def _stored(new: NewNotice, number: str, phone: str, *, actor: Actor) -> ReleaseNotice:
    plain = (
        "centre_name", "centre_org", "sender_org", "ended_measure", "decided_on", "release_on",
        "received_on", "reference", "remark", "address", "id",
    )  # fmt: skip
    return ReleaseNotice.objects.create(
        **{name: getattr(new, name) for name in plain},
        person_name=new.person_name.strip(),
        sender_name=new.sender_name.strip() or actor.name,
        org_seq=new.org.seq,
        created_by=actor.user_id,
        id_number=number,
        id_index=blind.index("id_number", number) if number else None,
        phone=phone,
        papers_expected=sorted(new.papers_expected),
        sent_by=actor.user_id if new.key else None,
        sent_key=new.key,
        sent_digest=new.digest,
    )


def _follow_file(hand_over: HandOver, notice: ReleaseNotice, *, within: tuple[int, int]) -> None:
    """Point to the open file of the same number and name, where the office has one.

    The sender learns nothing of it. A number under another name is left to people to judge.
    """
    if notice.id_index is None:
        return
    person = Person.objects.filter(
        id_index=bytes(notice.id_index),
        name=notice.person_name,
        org_seq__range=within,
        voided_at=None,
        merged_into=None,
    ).first()
    if person is not None:
        follow(hand_over, person)


def _copy_checklist(hand_over: HandOver, *, actor: Actor) -> None:
    """Take over the office's checklist as it stands, so that later edits change no old journey."""
    CheckAnswer.objects.bulk_create(
        part(
            hand_over,
            CheckAnswer,
            actor=actor,
            line=line if line.created_at else None,
            text=line.text,
            text_en=line.text_en,
            position=position,
        )
        for position, line in enumerate(lines_for(hand_over.org_seq))
    )
