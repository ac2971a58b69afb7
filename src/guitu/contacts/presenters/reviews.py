"""Summaries and evaluations in words."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts.models import Review
from guitu.contacts.presenters.contact import about_person
from guitu.contacts.presenters.sheet import figure
from guitu.contacts.queries import reviews
from guitu.contacts.queries.reviews import Due
from guitu.contacts.terms import HALF_YEAR_SUMMARY, Judgement, ReviewState
from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.measures.rules.duration import day_of_term
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

CONCLUSIONS = (
    ("went_well", gettext_noop("What went well")),
    ("was_hard", gettext_noop("What was hard")),
    ("next_steps", gettext_noop("What comes next")),
    ("person_said", gettext_noop("What the person said to it")),
)
URLS = {HALF_YEAR_SUMMARY: "review-summary"}


def name(review: Review | Due | Duty) -> str:
    """Return what a review is called."""
    return _(kinds.kind(review.kind).label)


def span(from_on: date, until_on: date) -> str:
    """Return the days of a period."""
    return _("%(from)s to %(until)s") % {"from": day(from_on), "until": day(until_on)}


def state_tag(review: Review) -> Tag:
    """Return where a review stands."""
    tone = "good" if review.state == ReviewState.SIGNED else "attention"
    return Tag(review.state.label, tone)


def line(review: Review) -> dict[str, Any]:
    """Return a review as a line."""
    return {
        "title": name(review),
        "when": span(review.from_on, review.until_on),
        "tag": state_tag(review),
        "judgement": review.judgement,
        "url": reverse("review-page", args=[review.pk]),
    }


def due_line(duty: Duty) -> dict[str, Any]:
    """Return a review that can be written now."""
    url = URLS.get(duty.kind, "review-evaluation")
    return {"title": name(duty), "due_on": duty.due_on, "url": reverse(url, args=[duty.subject_id])}


def figure_facts(review: Review) -> list[tuple[str, str]]:
    """Return the figures that were kept with a review, in the reader's language."""
    return [(_(one["label"]), figure(one)) for one in review.figures]


def conclusions(review: Review) -> list[tuple[str, str]]:
    """Return what was concluded; what is empty is left out."""
    found = []
    if review.judgement:
        found.append((_("How the period went"), _(Judgement(review.judgement).label)))
    found += [
        (_(label), getattr(review, key)) for key, label in CONCLUSIONS if getattr(review, key)
    ]
    if review.talked_on:
        found.append((_("Talked over with the person on"), day(review.talked_on)))
    if review.signed_on:
        signed = f"{review.signed_by.name if review.signed_by else ''} · {day(review.signed_on)}"
        found.append((_("Signed by"), signed))
    return found


def writing(measure: Measure, due: Due, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what stands around the form: the period and its figures as they stand now."""
    figures = reviews.figures_of(measure, due, actor=actor, on=on)
    return {
        "heading": name(due),
        "answer": _("%(span)s. Due on %(day)s. This period is judged by itself.")
        % {"span": span(due.from_on, due.until_on), "day": day(due.until_on)},
        "figures": [(_(one["label"]), figure(one)) for one in figures],
        **about_person(measure.person, actor),
    }


def page(review: Review, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return what the page of one review shows."""
    is_signed = review.state == ReviewState.SIGNED
    may_write = actor.may(Permission.CONTACT_WRITE, review.org_seq)
    answer = (
        _("Signed on %(day)s.") % {"day": day(review.signed_on)}
        if is_signed
        else _("Not signed yet: talk it over with the person, then sign.")
    )
    return {
        "review": review,
        "heading": name(review),
        "answer": f"{span(review.from_on, review.until_on)} · {_day(review)} {answer}",
        "figures": figure_facts(review),
        "conclusions": conclusions(review),
        "may_write": may_write,
        "may_sign": may_write and not is_signed,
        "edit_url": reverse(URLS.get(review.kind, "review-evaluation"), args=[review.measure_id]),
        **about_person(review.person, actor),
    }


def _day(review: Review) -> str:
    measure = review.measure
    if not (measure.starts_on and measure.ends_on):
        return ""
    number, total = day_of_term(measure.starts_on, measure.ends_on, on=review.until_on)
    return _("Up to day %(number)s of %(total)s.") % {"number": number, "total": total}
