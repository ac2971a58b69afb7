"""States of a need, of a version of the plan, and of a request. Pure."""

from guitu.aid.terms import (
    NeedAct,
    NeedStatus,
    PlanAct,
    PlanStatus,
    RequestAct,
    RequestStatus,
)
from guitu.kernel.terms import Term
from guitu.kernel.transitions import Transition, Transitions


def _from_each(sources: tuple[Term, ...], act: Term, target: Term) -> list[Transition]:
    return [Transition(source, act, target) for source in sources]


OPEN = (NeedStatus.RAISED, NeedStatus.HELPING)
CLOSED = (
    NeedStatus.MET, NeedStatus.DECLINED, NeedStatus.NOT_NEEDED, NeedStatus.NOT_POSSIBLE,
)  # fmt: skip
NEED = Transitions(
    "need",
    [
        Transition(NeedStatus.RAISED, NeedAct.START, NeedStatus.HELPING),
        *_from_each(OPEN, NeedAct.MEET, NeedStatus.MET),
        *_from_each(OPEN, NeedAct.DECLINE, NeedStatus.DECLINED),
        *_from_each(OPEN, NeedAct.DROP, NeedStatus.NOT_NEEDED),
        *_from_each(OPEN, NeedAct.CANNOT, NeedStatus.NOT_POSSIBLE),
        *_from_each(CLOSED, NeedAct.RAISE_AGAIN, NeedStatus.RAISED),
    ],
)

PLAN = Transitions(
    "plan_of_help",
    [
        Transition(PlanStatus.DRAFT, PlanAct.SETTLE, PlanStatus.IN_FORCE),
        Transition(PlanStatus.DRAFT, PlanAct.WITHDRAW, PlanStatus.WITHDRAWN),
        Transition(PlanStatus.IN_FORCE, PlanAct.REPLACE, PlanStatus.REPLACED),
    ],
)

WITH_DEPARTMENT = (RequestStatus.SENT, RequestStatus.ACKNOWLEDGED)
UNANSWERED = (*WITH_DEPARTMENT, RequestStatus.ASKED_BACK)
ANSWERED = (RequestStatus.PROVIDED, RequestStatus.NOT_PROVIDED, RequestStatus.RETURNED)
REQUEST = Transitions(
    "request",
    [
        Transition(RequestStatus.SENT, RequestAct.ACKNOWLEDGE, RequestStatus.ACKNOWLEDGED),
        *_from_each(WITH_DEPARTMENT, RequestAct.ASK_BACK, RequestStatus.ASKED_BACK),
        Transition(RequestStatus.ASKED_BACK, RequestAct.INFORM, RequestStatus.ACKNOWLEDGED),
        *_from_each(UNANSWERED, RequestAct.PROVIDE, RequestStatus.PROVIDED),
        *_from_each(UNANSWERED, RequestAct.REFUSE, RequestStatus.NOT_PROVIDED),
        *_from_each(UNANSWERED, RequestAct.GIVE_BACK, RequestStatus.RETURNED),
        *_from_each(UNANSWERED, RequestAct.REVOKE, RequestStatus.REVOKED),
    ],
)
