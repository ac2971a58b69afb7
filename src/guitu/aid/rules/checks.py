"""What an act on a need or a request must say, beyond its state. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from guitu.aid.terms import HEALTH_NEEDS, Disclosed, Ground, NeedAct, NeedKind, RequestAct
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop

REASONED_NEEDS = (NeedAct.DROP, NeedAct.CANNOT)
REASONED_REQUESTS = (
    RequestAct.ASK_BACK, RequestAct.INFORM, RequestAct.PROVIDE, RequestAct.REFUSE,
    RequestAct.GIVE_BACK, RequestAct.REVOKE,
)  # fmt: skip
NOT_YET = gettext_noop("This day has not come yet.")


@dataclass(frozen=True)
class Grounds:
    """On what ground which data go to another body."""

    kind: NeedKind
    fields: Collection[Disclosed]
    ground: Ground
    consented_on: date | None = None
    provision: str = ""


def check_need_act(act: NeedAct, *, note: str, next_offer: str) -> None:
    """Raise BadInput where a need is closed without saying why, or what is offered instead.

    A declined offer needs no reason: the person owes none.
    """
    wrong: dict[str, FieldError] = {}
    if act in REASONED_NEEDS and not note.strip():
        wrong["note"] = FieldError(gettext_noop("Say why, in a sentence."), {})
    if act == NeedAct.CANNOT and not next_offer.strip():
        wrong["next_offer"] = FieldError(
            gettext_noop("Say what is offered instead, or when it is tried again."), {}
        )
    if wrong:
        raise BadInput(wrong)


def check_request_act(act: RequestAct, *, note: str) -> None:
    """Raise BadInput where an answer, a question or a return says nothing."""
    if act in REASONED_REQUESTS and not note.strip():
        raise BadInput.of("note", gettext_noop("Say it in a sentence; the other side reads it."))


def check_grounds(given: Grounds, *, on: date) -> None:
    """Raise BadInput where data would be told to another body without a ground.

    Health is sensitive: a request about it needs the person's separate consent (个人信息保护法
    Art. 29). Consent has its day; another provision is named.
    """
    wrong: dict[str, FieldError] = {}
    if not given.fields:
        wrong["fields"] = FieldError(gettext_noop("Choose what the other side has to know."), {})
    if given.kind in HEALTH_NEEDS and given.ground != Ground.CONSENT:
        wrong["ground"] = FieldError(
            gettext_noop("A request about health needs the person's own consent."), {}
        )
    if given.ground == Ground.CONSENT and given.consented_on is None:
        wrong["consented_on"] = FieldError(gettext_noop("Write the day of the consent."), {})
    if given.consented_on and given.consented_on > on:
        wrong["consented_on"] = FieldError(NOT_YET, {})
    if given.ground == Ground.OTHER_LAW and not given.provision.strip():
        wrong["provision"] = FieldError(gettext_noop("Name the law and the article."), {})
    if wrong:
        raise BadInput(wrong)


def check_day(field: str, day: date | None, *, on: date, not_before: date | None = None) -> None:
    """Raise BadInput where a day has not come, or lies before what it follows."""
    if day is None:
        return
    if day > on:
        raise BadInput.of(field, NOT_YET)
    if not_before and day < not_before:
        raise BadInput.of(
            field,
            gettext_noop("This is before %(day)s, on which it began."),
            day=not_before.isoformat(),
        )
