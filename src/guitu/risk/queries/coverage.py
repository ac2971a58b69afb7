"""Who a round covers: everyone with a file, assessed or not and why, who joined, who left."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.database.models import SEALED
from guitu.orgs import queries as orgs
from guitu.risk.models import Assessment, Exclusion, Round, RoundStep
from guitu.risk.queries.register import files_of
from guitu.risk.queries.rounds import Progress, progress_of
from guitu.risk.rules.coverage import Coverage, coverage
from guitu.risk.terms import NotAssessed, RoundAct, RoundStatus


@dataclass(frozen=True)
class Covered:
    """A round with its register: the parts, how far it is, who joined and left, who is not in it.

    `counted` is what was counted when the round was closed, None while it is open.
    """

    parts: Coverage
    progress: Progress
    joined: Sequence[Assessment]
    left: Sequence[Assessment]
    left_out: Sequence[Exclusion]
    counted: Coverage | None = None

    @property
    def gone(self) -> int:
        """How many files of the closed round are not among those that the reader sees now."""
        return self.counted.files - self.parts.files if self.counted else 0


def covered(row: Round, actor: Actor) -> Covered:
    """Return whom a round covers among the files that the actor's post may see, in six statements.

    While the round is open its parts are held against the register of now. Once closed, the files
    that are still kept here stand against what was counted on closing. Raises DoesNotAddUp.
    """
    mine = within(actor, Permission.ACCOUNT_READ)
    office = orgs.office_of(row.org_seq)
    kept = Q(person__voided_at=None, person__merged_into=None, person__sec_label__lt=SEALED)
    rows = Assessment.objects.filter(mine, kept, round=row, voided_at=None)
    left_out = list(
        Exclusion.objects.filter(mine, round=row, ended_on=None)
        .filter(kept | Q(because=NotAssessed.MOVED))
        .order_by("because", "on_day", "pk")
    )
    here = list(rows.filter(left_on=None).values_list("person", flat=True))
    reasons = {one.person_id: NotAssessed(one.because) for one in left_out}
    files = set(here) | set(reasons)
    if row.status == RoundStatus.OPEN and office is not None:
        now = files_of(office).filter(within(actor, Permission.ACCOUNT_READ))
        moved = {key for key, why in reasons.items() if why == NotAssessed.MOVED}
        files = set(now.values_list("pk", flat=True)) | moved
    parts = coverage(files, here, reasons)
    turned = rows.filter(Q(joined_on__gt=row.counts_from) | Q(left_on__isnull=False))
    turned = list(turned.order_by("joined_on", "left_on", "pk"))
    return Covered(
        parts, progress_of(rows.filter(left_on=None), len(left_out)),
        [one for one in turned if one.joined_on > row.counts_from and one.left_on is None],
        [one for one in turned if one.left_on is not None],
        left_out, _counted(row),
    )  # fmt: skip


def parts_of(row: Round) -> Coverage:
    """Return the parts of an open round against the register of now. Raises DoesNotAddUp."""
    office = orgs.office_of(row.org_seq)
    files: set[UUID] = set()
    if office is not None:
        files = set(files_of(office).values_list("pk", flat=True))
    here = Assessment.objects.filter(round=row, left_on=None, voided_at=None, person__in=files)
    rows = Exclusion.objects.filter(round=row, ended_on=None)
    reasons = {
        key: NotAssessed(why)
        for key, why in rows.values_list("person", "because")
        if key in files or why == NotAssessed.MOVED
    }
    moved = {key for key, why in reasons.items() if why == NotAssessed.MOVED}
    return coverage(files | moved, list(here.values_list("person", flat=True)), reasons)


def _counted(row: Round) -> Coverage | None:
    """Return what was counted on closing; a round closed without counts has none."""
    if row.status != RoundStatus.CLOSED:
        return None
    step = RoundStep.objects.filter(round=row, act=RoundAct.CLOSE).order_by("-pk").first()
    if step is None or not step.counts:
        return None
    known = {why: step.counts[why] for why in NotAssessed if why in step.counts}
    return Coverage(step.counts.get("assessed", 0), known)
