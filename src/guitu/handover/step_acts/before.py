"""Steps before the release."""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from guitu.access.actors import Actor
from guitu.handover import actions, queries
from guitu.handover.terms import (
    ConsentAnswer,
    ContactChannel,
    FamilyAnswer,
    MoneySource,
    Need,
    TeamParty,
)

Given = Mapping[str, Any]


def owner(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Name the colleague who sees to it."""
    found = queries.helpers(hand_over.org_seq, on=on).filter(pk=given["owner"] or None).first()
    return actions.assign_owner(hand_over.pk, found, actor=actor, on=on)


def owner_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Offer oneself where nobody is named yet."""
    return {"owner": str(hand_over.owner_id or actor.user_id)}


def release_day(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Move the release day."""
    return actions.change_release_day(
        hand_over.pk, given["release_on"], reason=given["reason"], actor=actor, on=on
    )


def void(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Void a notice entered by mistake."""
    return actions.void_notice(hand_over.pk, reason=given["reason"], actor=actor, on=on)


def needs(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record the needs that were asked."""
    answers = {
        need: actions.NeedGiven(given[f"answer_{need}"], given[f"note_{need}"])
        for need in Need
        if given[f"answer_{need}"]
    }
    return actions.record_needs(
        hand_over.pk, answers, asked_of=given["asked_of"], actor=actor, on=on
    )


def needs_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Return the answers on record."""
    found: dict[str, object] = {"asked_of": "person"}
    for row in hand_over.needasked_rows.all():
        row.hand_over = hand_over
        found[f"answer_{row.need}"] = row.answer
        found[f"note_{row.need}"] = row.note
        found["asked_of"] = row.asked_of
    return found


def family(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record a talk with the family."""
    contact = actions.NewFamilyContact(**given)
    return actions.add_family_contact(hand_over.pk, contact, actor=actor, on=on)


def family_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """A call today, to be waited for at home."""
    return {
        "contacted_on": on,
        "channel": ContactChannel.PHONE,
        "answer": FamilyAnswer.WAITS_AT_HOME,
    }


def team(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Name somebody, or the reason why nobody of a party goes."""
    user_id = given["user"]
    user = queries.helpers(hand_over.org_seq, on=on).filter(pk=user_id).first() if user_id else None
    member = actions.NewMember(
        party=given["party"],
        name=given["name"],
        phone=given["phone"],
        absent_reason=given["absent_reason"],
        user=user,
    )
    return actions.name_team(hand_over.pk, member, actor=actor, on=on)


def team_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Begin with the first party that is neither named nor excused."""
    settled = {row.party for row in hand_over.teammember_rows.all() if row.voided_at is None}
    return {"party": next((party for party in TeamParty if party not in settled), None)}


def transport(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Say which vehicle goes."""
    return actions.set_transport(hand_over.pk, actions.NewTransport(**given), actor=actor)


def transport_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Return what is on record."""
    for row in hand_over.transport_rows.all():
        row.hand_over = hand_over
        names = ("vehicle", "driver_name", "driver_phone", "leaves_at", "route")
        return {name: getattr(row, name) for name in names}
    return {}


def checks(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Save the ticks and reasons."""
    done = {uuid.UUID(n[5:]) for n, value in given.items() if n.startswith("done_") and value}
    excused = {uuid.UUID(n[4:]): value for n, value in given.items() if n.startswith("why_")}
    return actions.answer_check(hand_over.pk, done, excused, actor=actor, on=on)


def checks_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Return the ticks and reasons on record."""
    found: dict[str, object] = {}
    for row in hand_over.checkanswer_rows.all():
        found[f"done_{row.pk}"] = row.done_on is not None
        found[f"why_{row.pk}"] = row.excused_reason
    return found


def money(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Save estimate, source and what was spent; yuan become fen."""
    spent = given["spent"]
    new = actions.NewMoney(
        estimate_fen=int(given["estimate"] * 100),
        source=given["source"],
        spent_fen=None if spent is None else int(spent * 100),
        remark=given["remark"],
    )
    return actions.set_money(hand_over.pk, new, actor=actor)


def money_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """Return the money on record, in yuan."""
    for row in hand_over.money_rows.all():
        spent = None if row.spent_fen is None else Decimal(row.spent_fen) / 100
        return {
            "estimate": Decimal(row.estimate_fen) / 100,
            "source": row.source,
            "spent": spent,
            "remark": row.remark,
        }
    return {"source": MoneySource.OFFICE_BUDGET}


def ask(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Put the plan before the leader."""
    return actions.ask_consent(hand_over.pk, question=given["question"], actor=actor, on=on)


def answer(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Record the leader's answer."""
    act = actions.consent if given["answer"] == ConsentAnswer.YES else actions.send_back
    return act(
        hand_over.pk,
        leader_name=given["leader_name"],
        remark=given["remark"],
        actor=actor,
        on=on,
    )


def answer_now(hand_over, actor: Actor, on: date) -> dict[str, object]:
    """The one who records it, as a rule."""
    return {"leader_name": actor.name}


def ready(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Mark as ready."""
    return actions.mark_ready(hand_over.pk, actor=actor, on=on)


def reopen(hand_over, given: Given, actor: Actor, on: date) -> object:
    """Open the plan again."""
    return actions.reopen_plan(hand_over.pk, actor=actor, on=on)
