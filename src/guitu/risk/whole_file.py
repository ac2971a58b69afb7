"""What risk rounds tell in the whole file: assessments, levels, telling, objections."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.database import keyring
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.risk.models import Assessment, LevelDecision
from guitu.risk.presenters.levels import ground_texts, members
from guitu.risk.queries import rounds
from guitu.risk.queries.levels import visible_to
from guitu.risk.queries.steps import objections_visible_to, tellings_visible_to
from guitu.risk.terms import Level, ObjectionState, TellWay, Trigger
from guitu.web.templatetags.web import day


def assessments(wanted: Wanted) -> Sequence[Block]:
    """Return every assessment, level, telling and objection of the person, the oldest first.

    Five statements. A voided level is not told; one that was replaced is, with its last day.
    """
    about = {"person": wanted.person}
    keyring.load([wanted.person.pk])
    looked = rounds.visible_to(wanted.actor).filter(**about).select_related("round")
    related = ("assessment__round", "assessment__instrument", "assessment__profile")
    levels = visible_to(wanted.actor).filter(**about).select_related(*related)
    told = tellings_visible_to(wanted.actor).filter(**about).select_related("decision")
    objected = objections_visible_to(wanted.actor).filter(**about).select_related("decision")
    tables = [
        Sheet(
            (_("Occasion"), _("Day"), _("Stands as")),
            [_looked(row) for row in looked.order_by("happened_on", "pk")],
            _("Risk assessments"),
        ),
        Sheet(
            (_("Decided on"), _("Level"), _("Holds until"), _("Reasons"), _("Rests on"),
             _("Decided by these people")),
            [_level(row) for row in levels.order_by("from_on", "pk")],
            _("Risk levels"),
        ),
        Sheet(
            (_("Told on"), _("Level"), _("How"), _("By")),
            [
                (day(row.told_on), _(Level(row.decision.level).label), _(TellWay(row.way).label),
                 row.by_name)
                for row in told.order_by("told_on", "pk")
            ],
            _("Told of a risk level"),
        ),
        Sheet(
            (_("Objected on"), _("Level"), _("What the person said"), _("Stands as"), _("Answer")),
            [
                (day(row.made_on), _(Level(row.decision.level).label), row.words,
                 _(ObjectionState(row.state).label), row.answer)
                for row in objected.order_by("made_on", "pk")
            ],
            _("Objections to a risk level"),
        ),
    ]  # fmt: skip
    return [table for table in tables if table.rows]


def register_whole_file() -> None:
    """Register it once."""
    register(Provider("risk", Part.ASSESSMENT, assessments, Permission.RISK_READ))


def _looked(row: Assessment) -> tuple[str, str, str]:
    occasion = row.round.name if row.round else _(Trigger(row.trigger).label)
    stands = _("Assessed")
    if row.left_on:
        left = {"reason": _(row.left_because.label), "day": day(row.left_on)}
        stands = _("Left the round on %(day)s: %(reason)s") % left
    return occasion, day(row.happened_on), stands


def _level(row: LevelDecision) -> tuple[str, ...]:
    until = day(row.expires_on)
    if row.replaced_on:
        until = _("replaced on %(day)s") % {"day": day(row.replaced_on)}
    parts = [row.reasons]
    if row.order_reason:
        parts.append(row.order_reason)
    if row.dissent:
        parts.append(_("Dissent: %(text)s") % {"text": row.dissent})
    return (
        day(row.decided_on), _(Level(row.level).label), until, "\n".join(parts),
        _("; ").join(ground_texts(row)), members(row.members),
    )  # fmt: skip
