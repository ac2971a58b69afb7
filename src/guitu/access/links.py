"""Limited links: a way in without an account, for one purpose and one record, until a day.

The token stands in the address and is 256 random bits; the code is given on another way, is good
once, and five wrong ones lock the link for half an hour, fifteen close it. Unknown tokens are
counted by the address that asks: many of them lock it for as long. Nothing about a person is shown
before the code was right. Every use stands in the trail.
"""

import hmac
import secrets
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models, transaction
from django.db.models import QuerySet

from guitu.access import guesses
from guitu.access.actors import SYSTEM_ACTOR, Actor, require
from guitu.access.guesses import LOCK
from guitu.access.models import LimitedLink, SignInGuard
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.access.terms import CodeWay, LinkPurpose
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.database.keys import secret
from guitu.kernel.errors import BadInput, GuituError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.web import clock

ALLOWED_FAILURES, FAILURES_THAT_CLOSE = 5, 15
ALLOWED_UNKNOWN = 20
CODE_DIGITS = 6
MOST_DAYS = 366


class CodeRefused(GuituError):
    """The code was wrong, used before, or the link is locked: answered with 422."""


class TooManyGuesses(GuituError):
    """Too many unknown tokens came from one address: answered with 429, for half an hour."""


@dataclass(frozen=True)
class NewLink:
    """For whom a link is, about which record, until which day, and how the code is given.

    `subject` has `pk`, `person_id`, `org_seq` and `sec_label`; a person is its own subject.
    """

    purpose: LinkPurpose
    subject: models.Model
    expires_on: date
    code_way: CodeWay = CodeWay.TOLD


@dataclass(frozen=True)
class Issued:
    """A link just given out. Token and code are known now and never again."""

    link: LimitedLink
    token: str
    code: str


@transaction.atomic
def issue(new: NewLink, *, actor: Actor, on: date) -> Issued:
    """Give out a link; an earlier one for the same purpose and record is closed.

    Raises AccessDenied, and BadInput for a last day that is past or more than a year ahead.
    """
    subject = new.subject
    require(actor, Permission.LINK_ISSUE, org_seq=subject.org_seq)
    if not on <= new.expires_on <= on + timedelta(days=MOST_DAYS):
        raise BadInput.of("expires_on", gettext_noop("Take a day within a year from today."))
    for earlier in live(on=on).filter(purpose=new.purpose, subject_id=subject.pk):
        _revoke(earlier, actor=actor)
    token = secrets.token_urlsafe(32)
    link = LimitedLink(
        org_seq=subject.org_seq,
        sec_label=subject.sec_label,
        purpose=new.purpose,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        person_id=getattr(subject, "person_id", None) or subject.pk,
        token_digest=_digest_of_token(token),
        code_way=new.code_way,
        expires_on=new.expires_on,
        created_by=actor.user_id,
    )
    code = _give_code(link)
    link.save(force_insert=True)
    record("link.issued", actor=actor, subject=link, purpose=str(new.purpose))
    return Issued(link, token, code)


def live(*, on: date) -> QuerySet[LimitedLink]:
    """Return the links that are neither closed nor over."""
    return LimitedLink.objects.filter(revoked_at=None, expires_on__gte=on)


def visible_to(actor: Actor) -> QuerySet[LimitedLink]:
    """Return the links of offices for which the actor may give out links."""
    return LimitedLink.objects.filter(within(actor, Permission.LINK_ISSUE))


def by_token(token: str, *, on: date) -> LimitedLink | None:
    """Return the live link with that token; None for an unknown, closed or past one alike."""
    return live(on=on).filter(token_digest=_digest_of_token(token)).first()


def opened(token: str, *, caller: str, on: date) -> LimitedLink | None:
    """Return the live link with the token that `caller`, a network address, asks for.

    A token that was never given out is counted against the caller; of many callers one address is
    shared, so past and closed links are not. Raises TooManyGuesses while the caller is locked,
    without a look and for right tokens too.
    """
    now = clock.now()
    with transaction.atomic():
        guard = guesses.locked_guard(_name_of(caller))
        locked = guesses.is_locked(guard, at=now)
        link = None if locked else by_token(token, on=on)
        if not locked and link is None and not _was_given_out(token):
            _count_unknown(guard, now=now, on=on)
    if locked:
        raise TooManyGuesses(
            gettext_noop("Too many unknown links were tried from here. Try again in half an hour.")
        )
    return link


def _count_unknown(guard: SignInGuard, *, now: datetime, on: date) -> None:
    if guesses.count_wrong(guard, allowed=ALLOWED_UNKNOWN, at=now):
        with as_system(on=on):
            record("link.guessed", actor=SYSTEM_ACTOR, subject=LimitedLink(pk=None, org_seq=0))


def _was_given_out(token: str) -> bool:
    return LimitedLink.objects.filter(token_digest=_digest_of_token(token)).exists()


def _name_of(caller: str) -> str:
    """Return under what a caller is counted: with a key, for there are not many addresses."""
    key = secret(settings.HOME, "links")
    return f"caller:{hmac.new(key, caller.encode(), sha256).hexdigest()}"


def by_id(link_id: uuid.UUID, *, on: date) -> LimitedLink | None:
    """Return the live link with that id, or None."""
    return live(on=on).filter(pk=link_id).first()


def try_code(link_id: uuid.UUID, code: str, *, on: date) -> LimitedLink:
    """Use the code of a link, once.

    Guesses wait for each other under a row lock, and are counted even when the caller's request
    fails afterwards. Raises CodeRefused, always with the same sentence but for a locked link.
    """
    now = clock.now()
    with transaction.atomic():
        link = live(on=on).select_for_update().filter(pk=link_id).first()
        is_locked = bool(link and link.locked_until and now < link.locked_until)
        is_right = link is not None and not is_locked and _is_code(link, code)
        if link is not None and not is_locked:
            _count(link, is_right=is_right, now=now, on=on)
    if is_locked:
        raise CodeRefused(gettext_noop("Too many wrong codes. Try again in half an hour."))
    if not is_right or link is None:
        raise CodeRefused(
            gettext_noop("This code is not right, or was used before. Ask for a new one.")
        )
    return link


def _count(link: LimitedLink, *, is_right: bool, now: datetime, on: date) -> None:
    if is_right:
        link.failures, link.locked_until, link.code_digest = 0, None, ""
        link.uses, link.last_used_at = link.uses + 1, now
    else:
        link.failures, link.failures_in_all = link.failures + 1, link.failures_in_all + 1
        if link.failures >= ALLOWED_FAILURES:
            link.failures, link.locked_until = 0, now + LOCK
        if link.failures_in_all >= FAILURES_THAT_CLOSE:
            link.revoked_at = now
    link.save()
    with as_system(on=on):
        act = "link.opened" if is_right else "link.code_wrong"
        record(act, actor=SYSTEM_ACTOR, subject=link, purpose=str(link.purpose))


@transaction.atomic
def renew_code(link_id: uuid.UUID, *, actor: Actor, on: date) -> tuple[LimitedLink, str]:
    """Return the link with a new code for the next time; the one before is good no more."""
    link = LimitedLink.objects.select_for_update().get(pk=link_id)
    require(actor, Permission.LINK_ISSUE, org_seq=link.org_seq)
    if link.revoked_at or link.expires_on < on:
        raise WrongStatus(gettext_noop("This link is closed. Give out a new one."))
    code = _give_code(link)
    link.failures, link.locked_until = 0, None
    link.save(update_fields=["code_digest", "failures", "locked_until"])
    record("link.code_renewed", actor=actor, subject=link)
    return link, code


@transaction.atomic
def revoke(link_id: uuid.UUID, *, actor: Actor) -> LimitedLink:
    """Close a link at once; closing it twice changes nothing."""
    link = LimitedLink.objects.select_for_update().get(pk=link_id)
    require(actor, Permission.LINK_ISSUE, org_seq=link.org_seq)
    if link.revoked_at is None:
        _revoke(link, actor=actor)
    return link


def _revoke(link: LimitedLink, *, actor: Actor) -> None:
    link.revoked_at, link.revoked_by = clock.now(), actor.user_id
    link.save(update_fields=["revoked_at", "revoked_by"])
    record("link.revoked", actor=actor, subject=link)


def actor_of(link: LimitedLink) -> Actor:
    """Return who acts by a link: somebody without any grant, known by the link's id."""
    return Actor(user_id=link.pk, name="by link")


def _give_code(link: LimitedLink) -> str:
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    link.code_digest = _digest_of_code(link, code)
    return code


def _is_code(link: LimitedLink, code: str) -> bool:
    given = _digest_of_code(link, "".join(filter(str.isdigit, code)))
    return bool(link.code_digest) and hmac.compare_digest(link.code_digest, given)


def _digest_of_token(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _digest_of_code(link: LimitedLink, code: str) -> str:
    """Return the digest of a code, with a key outside the database: six digits are soon tried."""
    key = secret(settings.HOME, "links")
    return hmac.new(key, f"{link.pk}|{code}".encode(), sha256).hexdigest()
