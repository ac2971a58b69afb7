"""Reading hand-overs: the board, what needs attention, coming releases, files between offices."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.access.roles import ROLES, Role
from guitu.access.scope import within
from guitu.database import keyring, together
from guitu.database.counting import counted
from guitu.database.firsts import Group, first_of_each
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import OPEN, overdue
from guitu.duties.rules import end_of_week
from guitu.handover.checklists import lines_for
from guitu.handover.models import CheckLine, FileTransfer, HandOver, ReleaseNotice
from guitu.handover.terms import BEFORE_GATE, FILE_BACK, OUTCOMES, Stage, TransferStage
from guitu.kernel.dates import add_months
from guitu.measures import queries as measures
from guitu.measures.models import Measure
from guitu.measures.rules.states import MEASURE
from guitu.measures.terms import Act, Status
from guitu.orgs.models import Org
from guitu.orgs.queries import below, office_of
from guitu.orgs.terms import OrgKind
from guitu.people.models import Person
from guitu.people.queries import with_flags

PER_COLUMN = 20
MOST_IN_STAGE = 200
COLUMNS: tuple[tuple[Stage, ...], ...] = (
    (Stage.RECEIVED,),
    (Stage.CONSENT_ASKED,),
    (Stage.PLANNED,),
    (Stage.READY,),
    OUTCOMES,
    (Stage.ARRIVED,),
    (Stage.AGREEMENT_SIGNED,),
)
PARTS = (
    "consent_rows",
    "teammember_rows",
    "transport_rows",
    "checkanswer_rows",
    "money_rows",
    "familycontact_rows",
    "needasked_rows",
)
AFTER = (
    "gaterecord_rows", "summaryconsent_rows", "arrival_rows", "recontact_rows", "photo_rows",
)  # fmt: skip
ON_A_CARD = (
    "org_seq", "stage", "outcome", "release_on", "has_team", "owner__name", "person__name",
    "notice__centre_name", "notice__person_name",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column of the board: its stages, how many hand-overs, and the first of them.

    `is_capped`: there are more than `count`.
    """

    stages: tuple[Stage, ...]
    count: int
    rows: tuple[HandOver, ...]
    is_capped: bool = False


def visible_to(actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs that the actor may see, closed ones too; not of voided notices."""
    found = HandOver.objects.filter(within(actor, Permission.HANDOVER_READ), notice__voided_at=None)
    return found.select_related("notice", "owner", "person")


def to_show(actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs that the actor sees, each with the open flags of its person."""
    return with_flags(visible_to(actor), person="person_id")


def notices_open(actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs on the board: those that nobody has closed."""
    return visible_to(actor).filter(closed_on=None)


def notices(actor: Actor) -> QuerySet[ReleaseNotice]:
    """Return the release notices that the actor may see or has sent."""
    return ReleaseNotice.objects.filter(
        within(actor, Permission.HANDOVER_READ), voided_at=None
    ).select_related("hand_over")


def board(actor: Actor, on: date) -> list[Column]:
    """Return the columns of the board in two queries: first keys and counts, then the cards.

    The earliest release stands first in every column. Counting stops at `MOST_IN_STAGE`.
    """
    rows = notices_open(actor).order_by("release_on", "pk")
    stages = [stage.value for column in COLUMNS for stage in column]
    groups = first_of_each(rows, "stage", stages, limit=PER_COLUMN, most=MOST_IN_STAGE)
    shown = [key for group in groups.values() for key in group.keys]
    cards = visible_to(actor).filter(pk__in=shown).order_by("release_on", "pk").only(*ON_A_CARD)
    found = list(cards) if shown else []
    return [_column(stages, groups, found) for stages in COLUMNS]


def wanting(actor: Actor, what: str, on: date) -> QuerySet[HandOver]:
    """Return the open hand-overs that want attention in one of the ways of `ATTENTION`."""
    return notices_open(actor).filter(ATTENTION[what](on))


def attention(actor: Actor, on: date) -> Mapping[str, int]:
    """Return how many hand-overs want attention in each way, counted at once up to a limit."""
    return counted({name: wanting(actor, name, on) for name in ATTENTION})


def next_duties(hand_over_ids: list[uuid.UUID]) -> Mapping[uuid.UUID, list[Duty]]:
    """Return the open duties of hand-overs by hand-over, the most urgent first, in one query."""
    found: dict[uuid.UUID, list[Duty]] = {}
    rows = Duty.objects.filter(OPEN, subject_id__in=hand_over_ids).order_by("due_on", "id")
    for duty in rows.select_related("assignee"):
        found.setdefault(duty.subject_id, []).append(duty)
    return found


def releases(actor: Actor, *, on: date, days: int | None = None) -> QuerySet[HandOver]:
    """Return the releases still to come or not yet answered, the next first.

    Those whose day has passed without an outcome are among them and stand first.
    """
    rows = notices_open(actor).filter(stage__in=[stage.value for stage in BEFORE_GATE])
    if days is not None:
        rows = rows.filter(release_on__lte=on + timedelta(days=days))
    return rows.order_by("release_on", "pk")


def open_keys(hand_over: HandOver) -> None:
    """Fetch the key of a hand-over's protected fields in one query."""
    keyring.load([hand_over.notice_id])


def open_parts(hand_over: HandOver) -> HandOver:
    """Fetch every record of a hand-over, its open duties and its key, in one query.

    The duties, the most urgent first, are its `open_duties`.
    """
    duties = Duty.objects.filter(OPEN, subject_id=hand_over.pk).order_by("due_on", "id")
    keys = keyring.rows_of([hand_over.notice_id])
    hand_over.open_duties, found = together.read_parts(hand_over, (*PARTS, *AFTER), duties, keys)
    keyring.take(found)
    return hand_over


def of_person(person_id: uuid.UUID, actor: Actor) -> QuerySet[HandOver]:
    """Return the hand-overs of one person, the newest first."""
    return visible_to(actor).filter(person_id=person_id).order_by("-release_on", "-pk")


def same_release(
    actor: Actor, *, org_seq: int, person_name: str, centre_name: str, release_on: date
) -> QuerySet[HandOver]:
    """Return the office's open hand-overs of that name, leaving that centre on that day."""
    office = office_of(org_seq)
    span = (office.seq, office.seq_end) if office else (org_seq, org_seq)
    is_that_day = Q(release_on=release_on) | Q(notice__release_on=release_on)
    return notices_open(actor).filter(
        is_that_day,
        org_seq__range=span,
        notice__person_name=person_name.strip(),
        notice__centre_name=centre_name.strip(),
    )


def transfers_in(actor: Actor) -> QuerySet[FileTransfer]:
    """Return files on their way to an office of the actor, and answered ones, newest first."""
    rows = FileTransfer.objects.filter(within(actor, Permission.FILE_TRANSFER, column="to_seq"))
    return rows.order_by("-sent_on", "-pk")


def transfers_out(actor: Actor) -> QuerySet[FileTransfer]:
    """Return files that offices of the actor have sent, newest first."""
    rows = FileTransfer.objects.filter(within(actor, Permission.FILE_TRANSFER))
    return rows.order_by("-sent_on", "-pk")


def place_may_change(person: Person, *, on: date) -> list[Measure]:
    """Return the measures of a person whose place of execution can change on the day."""
    rows = Measure.objects.filter(person=person, voided_at=None)
    found = measures.with_status(rows, on=on).order_by("received_on", "pk")
    return [row for row in found if MEASURE.find(Status(row.status_now), Act.TRANSFER)]


def given_away(actor: Actor, *, on: date) -> QuerySet[FileTransfer]:
    """Return the files that offices of the actor gave away and of which they may read a digest.

    For how many months after the acceptance says the practice row `file_transfer`.
    """
    found = transfers_out(actor).filter(stage=TransferStage.ACCEPTED)
    return found.filter(pk__in=[row.pk for row in found if is_readable(row, on=on)])


def is_readable(row: FileTransfer, *, on: date) -> bool:
    """Return whether the sending office may read what it made, on the day."""
    if row.stage != TransferStage.ACCEPTED or row.answered_on is None:
        return False
    months = rules_for(row.org_seq).row("file_transfer", row.answered_on).sender_reads_months
    return on <= add_months(row.answered_on, months)


def waiting(transfers: QuerySet[FileTransfer]) -> QuerySet[FileTransfer]:
    """Return the transfers that nobody has answered yet."""
    return transfers.filter(stage=TransferStage.SENT)


def came_back(transfers: QuerySet[FileTransfer]) -> QuerySet[FileTransfer]:
    """Return the transfers that were returned and that the sender has not settled yet."""
    open_duty = Duty.objects.filter(OPEN, subject_id=OuterRef("pk"), kind=FILE_BACK)
    return transfers.filter(Exists(open_duty), stage=TransferStage.RETURNED)


def files_to_see_to(actor: Actor) -> int | None:
    """Return how many files wait for an answer of the actor's offices or came back to them.

    None where the actor's post has nothing to do with files between offices.
    """
    if not actor.may_anywhere(Permission.FILE_TRANSFER):
        return None
    return (waiting(transfers_in(actor)) | came_back(transfers_out(actor))).count()


def transfers_with_duties(actor: Actor) -> QuerySet[FileTransfer]:
    """Return the transfers whose duties the actor may read, at either office."""
    return FileTransfer.objects.filter(
        within(actor, Permission.DUTY_READ) | within(actor, Permission.DUTY_READ, column="to_seq")
    )


def orgs_in(actor: Actor, permission: Permission) -> list[Org]:
    """Return the sub-district offices and communities in which the actor holds a permission."""
    kinds = (OrgKind.SUBDISTRICT, OrgKind.COMMUNITY)
    found = Org.objects.filter(within(actor, permission, column="seq"), kind__in=kinds)
    return list(found.filter(closed_on=None).order_by("seq"))


def communities_of(org_seq: int) -> list[Org]:
    """Return the communities of the office to which an organisation belongs."""
    office = office_of(org_seq)
    if office is None:
        return []
    return [org for org in below(office) if org.kind == OrgKind.COMMUNITY and not org.closed_on]


def other_offices(org_seq: int) -> list[Org]:
    """Return every sub-district office but the one to which an organisation belongs."""
    own = office_of(org_seq)
    found = Org.objects.filter(kind=OrgKind.SUBDISTRICT, closed_on=None)
    return list(found.exclude(pk=own.pk if own else None).order_by("seq"))


def helpers(org_seq: int, *, on: date) -> QuerySet[User]:
    """Return the people who may see to a hand-over there or go along, by name."""
    roles = [role for role, spec in ROLES.items() if Permission.HANDOVER_PLAN in spec.permissions]
    holders = in_force(on).filter(
        role__in=[*roles, Role.LEADER], org__seq__lte=org_seq, org__seq_end__gte=org_seq
    )
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id")).order_by("name")


def office_seq(org_seq: int) -> int:
    """Return the number of the sub-district office to which an organisation belongs."""
    office = office_of(org_seq)
    return office.seq if office else org_seq


def check_lines(seq: int) -> list[CheckLine]:
    """Return the lines of an office's checklist; those of the standard list are not stored."""
    return lines_for(seq)


def own_lines(actor: Actor) -> QuerySet[CheckLine]:
    """Return the stored lines of checklists that the actor may edit."""
    return CheckLine.objects.filter(within(actor, Permission.TEMPLATE_EDIT), voided_at=None)


def _column(
    stages: tuple[Stage, ...], groups: Mapping[str, Group], found: list[HandOver]
) -> Column:
    rows = [row for row in found if row.stage in stages][:PER_COLUMN]
    counts = [groups[stage.value].count for stage in stages]
    capped = [min(count, MOST_IN_STAGE) for count in counts]
    return Column(stages, sum(capped), tuple(rows), is_capped=capped != counts)


def _has_duty(condition: Q) -> Exists:
    return Exists(Duty.objects.filter(OPEN, condition, subject_id=OuterRef("pk")))


ATTENTION: dict[str, Callable[[date], Q]] = {
    "late": lambda on: Q(_has_duty(overdue(on=on))),
    "this_week": lambda on: Q(_has_duty(Q(due_on__range=(on, end_of_week(on))))),
    "without_owner": lambda on: Q(owner=None),
}
