"""What help tells in the whole file: the plan, needs and their answers, what was given, work."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.aid import queries
from guitu.aid.terms import PlanStatus
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.web.templatetags.web import day


def plan(wanted: Wanted) -> Sequence[Block]:
    """Return the steps of each version of the plan that was settled, the oldest first."""
    rows = queries.with_goals(queries.plans(wanted.actor).filter(person=wanted.person))
    settled = rows.exclude(status=PlanStatus.DRAFT).exclude(settled_on=None)
    return [
        Sheet(
            (_("Goal"), _("Step"), _("Whose part"), _("By the day"), _("Stands as")),
            [
                (goal.text, step.text, step.who or _(step.party.label), day(step.due_on),
                 _(step.status.label))
                for goal in row.goals.all()
                for step in goal.steps.all()
            ],
            _("Version %(number)s, settled on %(day)s")
            % {"number": row.number, "day": day(row.settled_on)},
        )
        for row in settled.order_by("number")
    ]  # fmt: skip


def help_given(wanted: Wanted) -> Sequence[Block]:
    """Return needs with their answers, help given, and work found, each the oldest first."""
    about = {"person": wanted.person}
    needs = queries.needs(wanted.actor).filter(**about).order_by("first_raised_on", "pk")
    given = queries.given(wanted.actor).filter(**about).order_by("given_on", "pk")
    jobs = queries.jobs(wanted.actor).filter(**about).order_by("starts_on", "pk")
    tables = [
        Sheet(
            (_("Need"), _("Heard on"), _("Answered on"), _("Stands as")),
            [
                (_(row.kind.label), day(row.first_raised_on),
                 day(row.answered_on) if row.answered_on else "", _(row.status.label))
                for row in needs
            ],
            _("Needs"),
        ),
        Sheet(
            (_("Given on"), _("Form"), _("What"), _("Source"), _("Result")),
            [
                (day(row.given_on), _(row.form.label), row.what, _(row.source.label),
                 _(row.result.label))
                for row in given
            ],
            _("Help given"),
        ),
        Sheet(
            (_("From"), _("Until"), _("Work"), _("Found through")),
            [
                (day(row.starts_on), day(row.ended_on) if row.ended_on else "",
                 " · ".join(part for part in (_(row.kind.label), row.employer, row.what) if part),
                 _(row.through.label))
                for row in jobs
            ],
            _("Work and training"),
        ),
    ]  # fmt: skip
    return [table for table in tables if table.rows]


def register_whole_file() -> None:
    """Register both once."""
    register(
        Provider("help_plan", Part.PLAN, plan, Permission.AID_READ),
        Provider("help", Part.HELP, help_given, Permission.AID_READ),
    )
