"""What the page of an agreement and its paper say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField
from django.urls import reverse
from django.utils.translation import gettext

from guitu.access import queries as access_queries
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.measures import queries
from guitu.measures.actions import field_defaults
from guitu.measures.actions.drafting import Facts
from guitu.measures.forms.agreements import ExplainForm, Offer
from guitu.measures.models import Agreement, AgreementClause, Measure, Signature
from guitu.measures.presenters.acts import Button, agreement_act
from guitu.measures.presenters.lines import agreement_line
from guitu.measures.presenters.wording import language
from guitu.measures.rules.agreements import PLACEHOLDER, placeholders
from guitu.measures.terms import AgreementStatus, ClauseSection, MeasureKind, SigningParty
from guitu.people.queries import display_name
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day


@dataclass(frozen=True)
class Part:
    """One part of an agreement with its clauses as they read."""

    title: str
    clauses: list[tuple[AgreementClause, str]]


@dataclass(frozen=True)
class AgreementPage:
    """Everything that the page of one version says."""

    agreement: Agreement
    measure: Measure
    person_name: str
    tag: Tag
    answer: str
    crumbs: list[tuple[str, str]]
    facts: list[tuple[str, object]]
    parts: list[Part]
    signatures: list[tuple[str, Signature]]
    next_act: Button | None
    may: dict[str, bool]


def agreement_page(agreement: Agreement, actor: Actor) -> AgreementPage:
    """Return the page of one version."""
    measure = agreement.measure
    name = display_name(measure.person, actor)
    _row, tag, _when = agreement_line(agreement)
    return AgreementPage(
        agreement=agreement,
        measure=measure,
        person_name=name,
        tag=tag,
        answer=_answer(agreement),
        crumbs=crumbs_of(measure, name),
        facts=_facts(agreement),
        parts=parts_of(queries.clauses_of(agreement)),
        signatures=[
            (gettext(SigningParty(row.party).label), row)
            for row in queries.signatures_of(agreement)
        ],
        next_act=agreement_act(agreement, actor),
        may=_may(agreement, actor),
    )


def signed_by(agreement: Agreement) -> list[tuple[str, Signature]]:
    """Return (as what, the signature) of each who signed."""
    rows = queries.signatures_of(agreement)
    return [(gettext(SigningParty(row.party).label), row) for row in rows]


def crumbs_of(measure: Measure, name: str) -> list[tuple[str, str]]:
    """Return where the pages of an agreement stand."""
    return [
        (name, reverse("person-page", args=[measure.person_id])),
        (MeasureKind(measure.kind).label, reverse("measure-page", args=[measure.pk])),
    ]


def parts_of(clauses: Sequence[AgreementClause]) -> list[Part]:
    """Return clauses by part, in the reader's language; Chinese where there is no English."""
    found = []
    for section in ClauseSection:
        of_part = [(row, text_of(row)) for row in clauses if row.section == section]
        if of_part:
            found.append(Part(gettext(section.label), of_part))
    return found


def text_of(clause: AgreementClause) -> str:
    """Return the words of a clause in the reader's language."""
    return clause.text_en if language() == "en" and clause.text_en else clause.text_zh


def offer_of(measure: Measure, actor: Actor, *, needs_reason: bool, on: date) -> Offer:
    """Return what a draft is chosen from, with rules and facts already in their places."""
    shelf = queries.clause_library(measure.org_seq, on=on)
    facts = Facts(measure, rules_for(measure.org_seq), on)
    wordings = [
        type(one)(**{
            **vars(one),
            "zh": _shown(one.zh, facts, "zh"),
            "en": _shown(one.en, facts, "en"),
        })
        for one in shelf.for_measure(MeasureKind(measure.kind))
    ]  # fmt: skip
    return Offer(wordings, shelf, field_defaults(measure, actor), language(), needs_reason)


def _shown(text: str, facts: Facts, lang: str) -> str:
    known = facts.values(placeholders(text), lang)
    return PLACEHOLDER.sub(lambda match: known.get(match[1], match[0]), text)


def _answer(agreement: Agreement) -> str:
    if agreement.status == AgreementStatus.SIGNED:
        return gettext("In force since %(day)s.") % {"day": day(agreement.signed_on)}
    if agreement.status == AgreementStatus.REPLACED:
        return gettext("Replaced by a later version on %(day)s.") % {"day": day(agreement.ends_on)}
    if agreement.returned_reason and agreement.status != AgreementStatus.APPROVED:
        return gettext("Returned: %(reason)s") % {"reason": agreement.returned_reason}
    return {
        AgreementStatus.DRAFT: gettext("Next: go through it with the person, clause by clause."),
        AgreementStatus.EXPLAINED: gettext("Next: the head of the office approves it."),
        AgreementStatus.APPROVED: gettext("Next: the person and the office sign."),
    }.get(agreement.status, "")


def _facts(agreement: Agreement) -> list[tuple[str, object]]:
    users = {one for one in (agreement.explained_by, agreement.approved_by) if one}
    names = access_queries.names(users)
    facts: list[tuple[str, object]] = [(gettext("Version"), agreement.number)]
    if agreement.reason:
        facts.append((gettext("Reason of this version"), gettext(agreement.reason)))
    for label, on, by in (
        (gettext("Drafted on"), agreement.drafted_on, None),
        (gettext("Explained on"), agreement.explained_on, agreement.explained_by),
        (gettext("Approved on"), agreement.approved_on, agreement.approved_by),
        (gettext("Signed on"), agreement.signed_on, None),
    ):
        if on:
            who = names.get(by, "") if by else ""
            facts.append((label, f"{day(on)} · {who}" if who else on))
    return facts


def _may(agreement: Agreement, actor: Actor) -> dict[str, Any]:
    status, seq = AgreementStatus(agreement.status), agreement.org_seq
    in_work = status in (
        AgreementStatus.DRAFT, AgreementStatus.EXPLAINED, AgreementStatus.APPROVED,
    )  # fmt: skip
    drafts = actor.may(Permission.AGREEMENT_DRAFT, seq)
    approves = actor.may(Permission.AGREEMENT_APPROVE, seq)
    on_paper = any(row.way == "on_paper" for row in agreement.signatures.all())
    return {
        "print": drafts,
        "redraft": drafts and status == AgreementStatus.DRAFT,
        "withdraw": drafts and in_work,
        "approve": approves and status == AgreementStatus.EXPLAINED,
        "send_back": approves and status in (AgreementStatus.EXPLAINED, AgreementStatus.APPROVED),
        "amend": drafts and status == AgreementStatus.SIGNED,
        "scan": on_paper and agreement.scan_id is None
        and actor.may(Permission.AGREEMENT_SIGN, seq),
    }  # fmt: skip


def crumbs_for(measure: Measure, actor: Actor) -> list[tuple[str, str]]:
    """Return where a form about the agreement stands."""
    return crumbs_of(measure, display_name(measure.person, actor))


def explain_parts(form: ExplainForm) -> list[tuple[str, list[tuple[str, BoundField]]]]:
    """Return (part of the agreement, (words, tick) of each clause) for the explanation."""
    ticks = {row.pk: tick for row, tick in form.parts()}
    return [
        (part.title, [(text, ticks[row.pk]) for row, text in part.clauses])
        for part in parts_of(form.clauses)
    ]


def redraft_initial(agreement: Agreement, offer: Offer) -> dict[str, Any]:
    """Return what the form of a draft begins with when it is changed."""
    rows = queries.clauses_of(agreement)
    taken = {row.code: row for row in rows if row.code}
    initial: dict[str, Any] = {f"use_{one.code}": one.code in taken for one in offer.wordings}
    for row in taken.values():
        for name, value in row.values.items():
            is_default = value in offer.defaults.get(name, {}).values()
            initial[f"value_{name}"] = offer.initial(name) if is_default else value
    own = [row for row in rows if not row.code]
    for number, row in enumerate(own, start=1):
        initial |= {f"section_{number}": str(row.section), f"own_{number}": row.text_zh}
    return initial
