"""Summaries and evaluations: written from the figures of the period, talked over, signed."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.contacts import rules
from guitu.contacts.actions.matching import match_reviews
from guitu.contacts.models import Review
from guitu.contacts.queries.reviews import Due, due_review, figures_of
from guitu.contacts.terms import Judgement, ReviewAct, ReviewState
from guitu.duties.actions import reopen
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.locking import locked
from guitu.measures.models import Measure
from guitu.people.records import about
from guitu.web import clock

NO_SUCH_REVIEW = gettext_noop("The plan asks for no such review, or it was written and signed.")


@dataclass(frozen=True)
class ReviewText:
    """The worker's conclusions, and what the person said to them."""

    judgement: Judgement | str = ""
    went_well: str = ""
    was_hard: str = ""
    next_steps: str = ""
    person_said: str = ""
    talked_on: date | None = None


@transaction.atomic
def write_review(
    measure_id: uuid.UUID, key: str, text: ReviewText, *, actor: Actor, on: date
) -> Review:
    """Write a review, or write it anew while it is not signed; its figures are read again.

    Raises WrongStatus when the plan asks for no such review or it was signed, BadInput for a
    talk on a day to come.
    """
    measure = locked(measure_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=measure.org_seq)
    if text.talked_on and text.talked_on > on:
        raise BadInput.of("talked_on", gettext_noop("This day has not come yet."))
    due = due_review(measure, key)
    if due is None:
        raise WrongStatus(NO_SUCH_REVIEW)
    review = _of_period(measure, due, actor=actor)
    rules.REVIEW.check(ReviewState(review.state), ReviewAct.WRITE)
    for name, value in vars(text).items():
        setattr(review, name, value.strip() if isinstance(value, str) else value)
    review.figures = figures_of(measure, due, actor=actor, on=on)
    review.save()
    record("contacts.review_written", actor=actor, subject=review, key=key)
    return review


@transaction.atomic
def sign_review(review_id: uuid.UUID, *, actor: Actor, on: date) -> Review:
    """Sign a review; the duty of its period is met, late or not.

    Raises BadInput by field where a conclusion is missing or it was not talked over with the
    person, WrongStatus when it was signed before.
    """
    review = _locked(review_id, actor=actor)
    target = rules.REVIEW.check(ReviewState(review.state), ReviewAct.SIGN).target
    _check_whole(review)
    review.state, review.signed_on, review.signed_by_id = target, on, actor.user_id
    review.version += 1
    review.save(update_fields=["state", "signed_on", "signed_by", "version"])
    match_reviews(review.measure)
    record("contacts.review_signed", actor=actor, subject=review, key=review.key)
    return review


@transaction.atomic
def void_review(review_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Review:
    """Void a review with a reason; the duty that it met is open again."""
    review = _locked(review_id, actor=actor)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    review.voided_at, review.voided_by = clock.now(), actor.user_id
    review.void_reason = reason.strip()
    review.save(update_fields=["voided_at", "voided_by", "void_reason"])
    reopen(review)
    record("contacts.review_voided", actor=actor, subject=review, reason=review.void_reason)
    return review


def _locked(review_id: uuid.UUID, *, actor: Actor) -> Review:
    found = Review.objects.select_related("measure", "person").select_for_update(of=("self",))
    review = found.get(pk=review_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=review.org_seq)
    if review.voided_at:
        raise WrongStatus(gettext_noop("This review was voided."))
    return review


def _of_period(measure: Measure, due: Due, *, actor: Actor) -> Review:
    found = (
        Review.objects.select_for_update()
        .filter(measure=measure, key=due.key, voided_at=None)
        .first()
    )
    if found is not None:
        found.version += 1
        return found
    return about(
        measure.person, Review, actor=actor, measure=measure, kind=due.kind, key=due.key,
        from_on=due.from_on, until_on=due.until_on, state=ReviewState.DRAFT,
    )  # fmt: skip


def _check_whole(review: Review) -> None:
    asked = {
        "judgement": gettext_noop("Say how the period went."),
        "went_well": gettext_noop("Write down what went well."),
        "next_steps": gettext_noop("Write down what comes next."),
        "talked_on": gettext_noop("Talk it over with the person first, and enter the day."),
    }
    wrong = {
        name: FieldError(text, {}) for name, text in asked.items() if not getattr(review, name)
    }
    if wrong:
        raise BadInput(wrong)
