"""Hand-over packs: everything open with a colleague who goes, until the successors sign for it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import colleagues, in_force
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.colleagues.collecting import fresh_items
from guitu.colleagues.models import Pack, PackItem
from guitu.colleagues.terms import LeavingReason, PackSort
from guitu.duties import promises
from guitu.duties.actions import hand_on
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.correcting import give_to
from guitu.people.models import Person
from guitu.web import clock


@dataclass(frozen=True)
class NewPack:
    """Who hands work over, by which day, and why."""

    leaver: User
    last_on: date
    reason: LeavingReason
    remark: str = ""


@transaction.atomic
def make_pack(new: NewPack, *, actor: Actor, on: date) -> Pack:
    """Collect everything open with a colleague into a pack; nothing changes hands yet.

    Raises AccessDenied unless the actor gives out duties where the colleague works, WrongStatus
    where a pack of the colleague is open, BadInput for a day that is over.
    """
    list(User.objects.select_for_update().filter(pk=new.leaver.pk))
    posts = in_force(on).filter(user=new.leaver).select_related("org").order_by("org__seq")
    mine = [post for post in posts if actor.may(Permission.DUTY_ASSIGN, post.org.seq)]
    if not mine:
        raise AccessDenied(
            gettext_noop("Your post does not let you arrange the work of this colleague.")
        )
    if new.last_on < on:
        raise BadInput.of("last_on", gettext_noop("This day is over."))
    if open_pack_of(new.leaver) is not None:
        raise WrongStatus(gettext_noop("A hand-over pack of this colleague is already open."))
    pack = Pack.objects.create(org=mine[0].org, created_by=actor.user_id, **vars(new))
    record(
        "pack.made", actor=actor, subject=pack, reason=str(new.reason), lines=_add(pack, actor, on)
    )
    return pack


@transaction.atomic
def collect_again(pack_id: uuid.UUID, *, actor: Actor, on: date) -> int:
    """Add what came up since the pack was made; return how many lines. Nothing is taken out."""
    pack = _open_pack(pack_id, actor)
    added = _add(pack, actor, on)
    record("pack.collected", actor=actor, subject=pack, lines=added)
    return added


@transaction.atomic
def name_successor(
    pack_id: uuid.UUID, item_ids: Iterable[uuid.UUID], *, to_id: uuid.UUID | None, actor: Actor,
    on: date,
) -> int:  # fmt: skip
    """Name who takes over the chosen lines; all lines about a person go together.

    Raises BadInput for a colleague without a post there, or the one who goes.
    """
    pack = _open_pack(pack_id, actor)
    chosen = list(pack.items.filter(pk__in=list(item_ids), signed_on=None))
    if not chosen:
        raise BadInput.of("items", gettext_noop("Choose at least one line first."))
    persons = {item.person_id for item in chosen if item.person_id}
    lines = pack.items.filter(signed_on=None).select_for_update().order_by("pk")
    rows = [item for item in lines if item in chosen or item.person_id in persons]
    for org_seq in {item.org_seq for item in rows}:
        _check_successor(pack, to_id, org_seq, on=on)
    for item in rows:
        item.to_id = to_id
    PackItem.objects.bulk_update(rows, ["to"])
    to = str(to_id) if to_id else ""
    record("pack.successor_named", actor=actor, subject=pack, to=to, lines=len(rows))
    return len(rows)


@transaction.atomic
def sign(
    pack_id: uuid.UUID, acknowledged: Iterable[uuid.UUID], *, actor: Actor, on: date
) -> list[PackItem]:
    """Take over everything in the pack that is meant for the actor, in one transaction.

    Each person, and each line about nobody, must be acknowledged. Files, and their open duties as
    they are today, become the successor's; the pack is finished when nobody is left to sign.
    Raises WrongStatus when it was signed before, in another window too, and BadInput when a line
    was left out.
    """
    pack = Pack.objects.select_for_update().select_related("leaver").get(pk=pack_id)
    lines = pack.items.filter(to=actor.user_id, signed_on=None, pack__voided_at=None)
    mine = list(lines.select_for_update(of=("self",)).order_by("pk"))
    if not mine:
        raise WrongStatus(gettext_noop("Nothing is left in this pack for you to sign for."))
    if _not_acknowledged(mine, set(acknowledged)):
        raise BadInput.of(
            "items", gettext_noop("Tick every line; what you do not take over goes back first.")
        )
    successor = User.objects.get(pk=actor.user_id)
    _take_over(pack, mine, successor, actor=actor, on=on)
    PackItem.objects.filter(pk__in=[item.pk for item in mine]).update(signed_on=on)
    if not pack.items.filter(signed_on=None).exists():
        pack.finished_on = on
        pack.save(update_fields=["finished_on"])
    record("pack.signed", actor=actor, subject=pack, lines=len(mine))
    return mine


@transaction.atomic
def withdraw(pack_id: uuid.UUID, *, reason: str, actor: Actor) -> Pack:
    """Withdraw a pack that nobody has signed for; the work stays where it is."""
    pack = _open_pack(pack_id, actor)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is withdrawn."))
    if pack.items.filter(signed_on__isnull=False).exists():
        raise WrongStatus(gettext_noop("Part of this pack was signed for; it cannot be withdrawn."))
    pack.voided_at, pack.voided_by, pack.void_reason = clock.now(), actor.user_id, reason.strip()
    pack.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("pack.withdrawn", actor=actor, subject=pack, reason=pack.void_reason)
    return pack


def visible_to(actor: Actor) -> QuerySet[Pack]:
    """Return the packs of the actor's offices, and those in which the actor goes or takes over."""
    here = within(actor, Permission.DUTY_ASSIGN, column="org__seq")
    mine = PackItem.objects.filter(to=actor.user_id).values("pack_id")
    found = Pack.objects.filter(here) | Pack.objects.filter(leaver=actor.user_id)
    found |= Pack.objects.filter(pk__in=mine)
    return found.filter(voided_at=None).select_related("leaver", "org").order_by("-created_at")


def open_pack_of(user: User) -> Pack | None:
    """Return the open pack of a colleague, or None."""
    return Pack.objects.filter(leaver=user, finished_on=None, voided_at=None).first()


def items_of(pack: Pack) -> list[PackItem]:
    """Return the lines of a pack that row security shows, by person, the person's line first."""
    order = {sort.value: number for number, sort in enumerate(PackSort)}
    rows = list(pack.items.select_related("to"))
    return sorted(
        rows, key=lambda row: (str(row.person_id or ""), order[row.sort], str(row.next_on))
    )


def to_sign(actor: Actor) -> Mapping[uuid.UUID, int]:
    """Return the packs that wait for the actor's signature, with the number of lines."""
    found: dict[uuid.UUID, int] = {}
    rows = PackItem.objects.filter(to=actor.user_id, signed_on=None, pack__voided_at=None)
    for pack_id in rows.values_list("pack_id", flat=True):
        found[pack_id] = found.get(pack_id, 0) + 1
    return found


def _add(pack: Pack, actor: Actor, on: date) -> int:
    known = set(pack.items.values_list("sort", "subject_id"))
    fresh = [
        item
        for item in fresh_items(pack, actor, on=on)
        if (str(item.sort), item.subject_id) not in known
    ]
    named = dict(
        pack.items.filter(sort=PackSort.PERSON, signed_on=None).values_list("person_id", "to_id")
    )
    for item in fresh:
        item.to_id = named.get(item.person_id) if item.person_id else None
    PackItem.objects.bulk_create(fresh, batch_size=1000)
    return len(fresh)


def _not_acknowledged(mine: Sequence[PackItem], ticked: set[uuid.UUID]) -> list[PackItem]:
    """Return the lines left out; one tick at a person acknowledges every line about the person."""
    persons = {item.person_id for item in mine if item.pk in ticked and item.person_id}
    return [item for item in mine if item.pk not in ticked and item.person_id not in persons]


def _take_over(
    pack: Pack, mine: Sequence[PackItem], successor: User, *, actor: Actor, on: date
) -> None:
    persons = [item.person_id for item in mine if item.sort == PackSort.PERSON]
    files = Person.objects.filter(pk__in=persons, responsible=pack.leaver, voided_at=None)
    for person in files.select_for_update().order_by("pk"):
        give_to(person, successor, actor=actor, on=on)
    promises.pass_on([item.subject_id for item in mine], successor.pk)
    theirs = Duty.objects.filter(assignee=pack.leaver)
    named = [item.subject_id for item in mine if item.sort == PackSort.DUTY]
    about = [item.person_id for item in mine if item.sort == PackSort.PERSON]
    hand_on(
        theirs.filter(pk__in=named) | theirs.filter(person_id__in=about),
        to=successor,
        actor=actor,
    )


def _open_pack(pack_id: uuid.UUID, actor: Actor) -> Pack:
    rows = Pack.objects.select_for_update(of=("self",)).select_related("org", "leaver")
    pack = rows.get(pk=pack_id)
    require(actor, Permission.DUTY_ASSIGN, org_seq=pack.org.seq)
    if pack.voided_at or pack.finished_on:
        raise WrongStatus(gettext_noop("This pack is closed."))
    return pack


def _check_successor(pack: Pack, to_id: uuid.UUID | None, org_seq: int, *, on: date) -> None:
    if to_id is None:
        return
    if to_id == pack.leaver_id:
        raise BadInput.of("to", gettext_noop("Whoever goes cannot take the work over."))
    if not colleagues(org_seq, on=on).filter(pk=to_id).exists():
        raise BadInput.of("to", gettext_noop("This colleague holds no post for one of the lines."))
