"""What every act on a measure begins with: the locked row, and whether the actor may."""

import uuid

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Agreement, Measure
from guitu.measures.terms import Act

POLICE_ACTS = frozenset(
    {Act.SUSPEND, Act.RESUME, Act.TERMINATE, Act.ISOLATE, Act.RELEASE, Act.ANNUL}
)


def locked(measure_id: uuid.UUID) -> Measure:
    """Return the measure, locked until the transaction ends. Raises WrongStatus when voided."""
    found = Measure.objects.select_related("person").select_for_update(of=("self",))
    measure = found.get(pk=measure_id)
    if measure.voided_at:
        raise WrongStatus(gettext_noop("This order was voided."))
    return measure


def locked_agreement(
    agreement_id: uuid.UUID, actor: Actor, permission: Permission
) -> tuple[Agreement, Measure]:
    """Return the agreement and its measure, both locked; the measure first, as every act does."""
    measure_id = Agreement.objects.values_list("measure_id", flat=True).get(pk=agreement_id)
    measure = locked(measure_id)
    agreement = Agreement.objects.select_for_update().get(pk=agreement_id)
    require(actor, permission, org_seq=agreement.org_seq)
    return agreement, measure


def require_act(actor: Actor, act: Act, *, org_seq: int) -> None:
    """Raise AccessDenied unless the actor may record `act`; the police liaison records theirs."""
    is_police_paper = act in POLICE_ACTS and actor.may(Permission.POLICE_PAPER, org_seq)
    if not is_police_paper:
        require(actor, Permission.MEASURE_WRITE, org_seq=org_seq)


def may_record(actor: Actor, act: Act, *, org_seq: int) -> bool:
    """Return whether `require_act` would let the actor pass."""
    is_police_paper = act in POLICE_ACTS and actor.may(Permission.POLICE_PAPER, org_seq)
    return is_police_paper or actor.may(Permission.MEASURE_WRITE, org_seq)
