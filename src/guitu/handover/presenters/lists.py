"""Lists of hand-overs: all on the board, and the releases to come."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.rules import days_late
from guitu.handover import queries
from guitu.handover.presenters.names import shown_name
from guitu.handover.terms import Stage
from guitu.kernel.terms import gettext_noop
from guitu.web import clock
from guitu.web.cells import Tag
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec
from guitu.web.templatetags.web import day

ATTENTION = (
    ("late", gettext_noop("Late")),
    ("this_week", gettext_noop("Due this week")),
    ("without_owner", gettext_noop("Nobody sees to it")),
)
COLUMNS = (
    Column("name", gettext_noop("Name")),
    Column("release_on", gettext_noop("Release day"), order_by=("release_on",)),
    Column("centre", gettext_noop("Centre"), order_by=("notice__centre_name",)),
    Column("stage", gettext_noop("Where it stands"), order_by=("stage",)),
    Column("owner", gettext_noop("Who sees to it"), order_by=("owner__name",)),
    Column("sender", gettext_noop("Sent by"), order_by=("notice__sender_name",), shown=False),
    Column("received_on", gettext_noop("Notice received on"), order_by=("notice__received_on",),
           shown=False),
)  # fmt: skip


def spec_for(actor: Actor) -> ListSpec:
    """Return the list of hand-overs on the board."""

    def needing(rows: QuerySet, value: str) -> QuerySet:
        wanted = queries.wanting(actor, value, clock.today())
        return rows.filter(pk__in=wanted.order_by().values("pk"))

    return ListSpec(
        key="hand-overs",
        columns=COLUMNS,
        filters=(
            Choice(
                "stage",
                gettext_noop("Where it stands"),
                lambda rows, value: rows.filter(stage=value),
                choices=Stage.choices,
            ),
            Choice("attention", gettext_noop("Needs attention"), needing, choices=ATTENTION),
        ),
        default_sort="release_on",
        empty=_nobody(actor),
    )


def _nobody(actor: Actor) -> Empty:
    """Return what an empty list says; the way to a new notice is for those who may enter one."""
    title = gettext_noop("Nobody is on the way home just now")
    text = gettext_noop("A release notice from the district or a centre begins here.")
    if not actor.may_anywhere(Permission.NOTICE_RECEIVE):
        return Empty(title, text)
    return Empty(title, text, gettext_noop("Enter a release notice"), reverse("notice-new"))


RELEASES = ListSpec(
    key="releases",
    columns=COLUMNS,
    filters=(
        DayFilter(
            "until",
            gettext_noop("Released by"),
            lambda rows, value: rows.filter(release_on__lte=value),
        ),
    ),
    default_sort="release_on",
    empty=Empty(
        gettext_noop("No release is coming"),
        gettext_noop("A release notice from the district or a centre begins here."),
    ),
)


def row_for(actor: Actor, on: date):
    """Return what makes a row of a hand-over for this actor on the day."""

    def present(hand_over) -> dict[str, object]:
        return {
            "url": reverse("handover-page", args=[hand_over.pk]),
            "name": shown_name(hand_over, actor),
            "release_on": hand_over.release_on,
            "centre": hand_over.notice.centre_name,
            "stage": Tag(hand_over.stage.label, "good" if hand_over.outcome else ""),
            "owner": hand_over.owner.name
            if hand_over.owner
            else Tag(gettext_noop("Nobody yet"), "attention"),
            "sender": hand_over.notice.sender_name,
            "received_on": hand_over.notice.received_on,
        }

    return present


def release_row_for(actor: Actor, on: date):
    """Return what makes a row of a release to come, with the days that are left."""
    present = row_for(actor, on)

    def row(hand_over) -> dict[str, object]:
        return {**present(hand_over), "stage": standing(hand_over, on)}

    return row


def standing(hand_over, on: date) -> Tag:
    """Return how a release to come stands: past, without a team, or its stage."""
    past = days_late(hand_over.release_on, on=on)
    if past:
        return Tag(_("%(days)s days past, no outcome yet") % {"days": past}, "late")
    if not hand_over.has_team:
        return Tag(gettext_noop("No full team yet"), "attention")
    return Tag(hand_over.stage.label, "good" if hand_over.stage == Stage.READY else "")


def releases_answer(rows: QuerySet, on: date) -> str:
    """Return the first line of the list of releases: who comes next."""
    following = rows.filter(release_on__gte=on).first()
    if following is None:
        return _("Nobody is about to be released.")
    return _("The next release is on %(day)s, from %(centre)s.") % {
        "day": day(following.release_on),
        "centre": following.notice.centre_name,
    }
