"""A draw: list and seed are fixed first, then it is carried out, and everybody can check it."""

import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import Max

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing import queries
from guitu.drug_testing.actions.calling import NewCallUp, call_up
from guitu.drug_testing.actions.locking import void
from guitu.drug_testing.models import CallUp, Draw, DrugTest
from guitu.drug_testing.rules import drawing
from guitu.drug_testing.rules.drawing import Candidate, Commitment, Standing
from guitu.drug_testing.terms import Result
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, GuituError, WrongStatus
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.measures.queries import executing_on
from guitu.orgs.models import Org
from guitu.policy import Row
from guitu.web import clock
from guitu.web.sealed import seal, unseal

SEED_BYTES = 32


@dataclass(frozen=True)
class NewDraw:
    """The office or community whose people are drawn, and the day of the test."""

    org_seq: int
    test_on: date


def draw_row(org_seq: int, *, on: date) -> Row:
    """Return the practice row on draws. Raises WrongStatus where the office does not use them."""
    row = rules_for(org_seq).row("test_draw", on)
    if not row.is_used:
        raise WrongStatus(
            gettext_noop(
                "Call-up by draw is not used here. It begins when the office adopts that practice."
            )
        )
    return row


@transaction.atomic
def commit_draw(new: NewDraw, *, actor: Actor, on: date) -> Draw:
    """Fix who can be drawn and the fingerprint of a secret seed, before anybody is drawn.

    The seed is made here, of the machine's own randomness, and seen by nobody until the draw.
    Raises WrongStatus where draws are not used or one is open, BadInput where nobody can be drawn.
    """
    require(actor, Permission.DRUG_TEST_DRAW, org_seq=new.org_seq)
    row = draw_row(new.org_seq, on=on)
    earliest = on + timedelta(days=row.notice_days)
    if new.test_on < earliest:
        raise BadInput.of(
            "test_on",
            gettext_noop("Between draw and test lies the time to tell people: from %(day)s on."),
            day=earliest.isoformat(),
        )
    if Draw.objects.filter(org_seq=new.org_seq, drawn_at=None, voided_at=None).exists():
        raise WrongStatus(gettext_noop("A draw is prepared already. Carry it out or void it."))
    candidates, left_out = _examined(new.org_seq, row, on=on)
    if not candidates:
        raise BadInput.of("test_on", gettext_noop("Nobody can be drawn: all are left out."))
    seed, key = secrets.token_hex(SEED_BYTES), uuid7()
    fixed = drawing.commitment(seed, candidates)
    draw = Draw.objects.create(
        pk=key,
        org_seq=new.org_seq,
        created_by=actor.user_id,
        committed_at=clock.now(),
        test_on=new.test_on,
        percent=row.share_percent,
        seed_hash=fixed.seed_hash,
        list_hash=fixed.list_hash,
        candidates=[{"group": one.group, "id": one.id} for one in sorted(candidates)],
        left_out=left_out,
        sealed_seed=seal(seed, place=f"draw.{key}"),
        because=[cite.as_json() for cite in row.cites],
    )
    record(
        "drug_testing.draw_fixed", actor=actor, subject=draw, seed_hash=fixed.seed_hash,
        list_hash=fixed.list_hash, candidates=len(candidates),
    )  # fmt: skip
    return draw


@dataclass(frozen=True)
class Where:
    """Where and when those drawn are to come."""

    place: str
    call_at: time | None = None


@transaction.atomic
def carry_out(draw_id: uuid.UUID, where: Where, *, actor: Actor, on: date) -> Draw:
    """Draw from the list that was fixed, show the seed, and call those who were drawn.

    Raises Conflict when list or seed is not the one that was fixed; then nobody is drawn.
    Somebody whose measure has ended meanwhile stays drawn and is not called.
    """
    draw = _open(draw_id, actor)
    if not where.place.strip():
        raise BadInput.of("place", gettext_noop("Say where to come."))
    seed = str(unseal(draw.sealed_seed, place=f"draw.{draw.pk}") or "")
    candidates = drawing.candidates_of(draw.candidates)
    drawing.check_commitment(seed, candidates, Commitment(draw.seed_hash, draw.list_hash))
    draw.drawn = drawing.drawn(seed, candidates, percent=draw.percent)
    draw.seed, draw.drawn_at = seed, clock.now()
    draw.save(update_fields=["drawn", "seed", "drawn_at"])
    record(
        "drug_testing.draw_carried_out", actor=actor, subject=draw, seed=seed,
        drawn=len(draw.drawn),
    )  # fmt: skip
    to = NewCallUp(draw.test_on, where.place, where.call_at)
    for measure_id in draw.drawn:
        _called(uuid.UUID(measure_id), to, draw, actor=actor, on=on)
    return draw


@transaction.atomic
def void_draw(draw_id: uuid.UUID, *, reason: str, actor: Actor) -> Draw:
    """Void a prepared draw before it is carried out; it stays on the list with the reason."""
    draw = _open(draw_id, actor)
    void(draw, reason=reason, actor=actor)
    record("drug_testing.draw_voided", actor=actor, subject=draw, reason=draw.void_reason)
    return draw


def _open(draw_id: uuid.UUID, actor: Actor) -> Draw:
    draw = Draw.objects.select_for_update().get(pk=draw_id)
    require(actor, Permission.DRUG_TEST_DRAW, org_seq=draw.org_seq)
    if draw.drawn_at is not None or draw.voided_at is not None:
        raise WrongStatus(gettext_noop("The draw is on record; nothing in it can be changed."))
    return draw


def _called(measure_id: uuid.UUID, to: NewCallUp, draw: Draw, *, actor: Actor, on: date) -> None:
    """Call one who was drawn, unless that is no longer possible; the result page shows it."""
    try:
        with transaction.atomic():
            call_up(measure_id, to, actor=actor, on=on, draw=draw)
    except GuituError:
        return


def _examined(org_seq: int, row: Row, *, on: date) -> tuple[list[Candidate], list[dict[str, str]]]:
    """Return who can be drawn, and who cannot and why."""
    measures = list(_of_office(org_seq).select_related("person").order_by("pk"))
    standings = _standings(measures, on=on)
    candidates, left_out = [], []
    for measure in measures:
        reason = drawing.exclusion(standings[measure.pk], row, on=on)
        if reason is None:
            candidates.append(Candidate(str(measure.org_seq), str(measure.pk)))
        else:
            left_out.append({"id": str(measure.pk), "because": str(reason)})
    return candidates, left_out


def _of_office(org_seq: int):
    """Return the measures whose term has begun and is not over, of an organisation and below it."""
    org = Org.objects.get(seq=org_seq)
    rows = Measure.objects.filter(org_seq__range=(org.seq, org.seq_end), voided_at=None)
    return rows.filter(reported_on__isnull=False)


def _standings(measures: Iterable[Measure], *, on: date) -> dict[uuid.UUID, Standing]:
    by_id = {measure.pk: measure for measure in measures}
    running = set(
        executing_on(Measure.objects.filter(pk__in=by_id), on).values_list("pk", flat=True)
    )
    called = queries.call_ups_of(by_id)
    tests = queries.with_result(DrugTest.objects.filter(measure__in=by_id, voided_at=None))
    last: dict[uuid.UUID, DrugTest] = {}
    for test in tests.order_by("tested_on", "pk"):
        last[test.measure_id] = test
    calls = dict(
        CallUp.objects.filter(measure__in=by_id, voided_at=None, moved_to=None)
        .values_list("measure_id")
        .annotate(Max("call_on"))
    )
    return {
        pk: Standing(
            is_running=pk in running,
            lives_elsewhere=measure.person.lives_elsewhere,
            is_called=pk in called,
            is_excused=_is_excused(last.get(pk), on=on),
            last_on=_latest(last.get(pk), calls.get(pk)),
        )
        for pk, measure in by_id.items()
    }


def _is_excused(last: DrugTest | None, *, on: date) -> bool:
    return last is not None and last.result_now == Result.JUSTIFIED_ABSENCE and last.tested_on >= on


def _latest(last: DrugTest | None, call_on: date | None) -> date | None:
    days = [day for day in (last.tested_on if last else None, call_on) if day is not None]
    return max(days, default=None)
