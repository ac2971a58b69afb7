"""The board: figures on top, columns by stage, a card for each hand-over."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.database.counting import MOST
from guitu.duties.kinds import kind
from guitu.duties.rules import Urgency, days_late, urgency
from guitu.handover import queries
from guitu.handover.presenters.names import shown_name
from guitu.handover.terms import OUTCOMES, Stage
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

AT_THE_GATE = gettext_noop("Came out")


def figures(counts: Mapping[str, int]) -> list[dict[str, object]]:
    """Return the three numbers on top, each a link to its list."""
    labels = {
        "late": (gettext_noop("Late"), "late"),
        "this_week": (gettext_noop("Due this week"), "attention"),
        "without_owner": (gettext_noop("Nobody sees to it"), "attention"),
    }
    url = reverse("handover-list")
    return [
        {
            "value": said_count(counts[name], MOST),
            "label": label,
            "kind": colour,
            "url": f"{url}?attention={name}",
        }
        for name, (label, colour) in labels.items()
    ]


def said_count(count: int, most: int) -> int | str:
    """Return a number, or that there are more than `most`."""
    return count if count <= most else f"{most}+"


def columns(board: Sequence[queries.Column], actor: Actor, on: date) -> list[dict[str, object]]:
    """Return the columns as the component draws them."""
    shown = [row for column in board for row in column.rows]
    duties = queries.next_duties([row.pk for row in shown])
    return [
        {
            "label": column_label(column.stages),
            "count": f"{column.count}+" if column.is_capped else column.count,
            "more_url": _more_url(column),
            "cards": [card(row, duties.get(row.pk, []), actor, on) for row in column.rows],
        }
        for column in board
    ]


def _more_url(column: queries.Column) -> str:
    """Return the list of a column that holds more than it shows."""
    if column.count <= len(column.rows):
        return ""
    url = reverse("handover-list")
    return f"{url}?stage={column.stages[0].value}" if len(column.stages) == 1 else url


def column_label(stages: Sequence[Stage]) -> str:
    """Return the heading of a column: its stage, or the day of release for all outcomes."""
    return AT_THE_GATE if tuple(stages) == OUTCOMES else stages[0].label


def card(hand_over, duties: Sequence, actor: Actor, on: date) -> dict[str, object]:
    """Return one card: who, when, from where, and what needs attention."""
    who = hand_over.owner.name if hand_over.owner else ""
    lines = [f"{day(hand_over.release_on)} · {hand_over.notice.centre_name}"]
    if who:
        lines.append(_("Seen to by %(name)s") % {"name": who})
    if due_tags(duties, on):
        lines.append(_(kind(duties[0].kind).label))
    return {
        "title": shown_name(hand_over, actor),
        "url": reverse("handover-page", args=[hand_over.pk]),
        "lines": lines,
        "tags": tags(hand_over, duties, on),
    }


def tags(hand_over, duties: Sequence, on: date) -> list[Tag]:
    """Return what needs attention; the outcome where there is one."""
    found = [Tag(hand_over.outcome.label, "good")] if hand_over.outcome else []
    found += due_tags(duties, on)
    if hand_over.owner_id is None:
        found.append(Tag(gettext_noop("Nobody sees to it"), "attention"))
    return found


def due_tags(duties: Sequence, on: date) -> list[Tag]:
    """Return a tag for the most urgent duty, where it is late or due this week."""
    if not duties:
        return []
    first = duties[0]
    standing = urgency(first.window_from, first.due_on, on=on)
    if standing == Urgency.LATE:
        return [Tag(_("%(days)s days late") % {"days": days_late(first.due_on, on=on)}, "late")]
    if standing == Urgency.THIS_WEEK:
        return [Tag(standing.label, "attention")]
    return []


def answer(counts: Mapping[str, object], figures_now: Sequence[Mapping[str, object]]) -> str:
    """Return the first line: how many are open, how many late."""
    late = figures_now[0]["value"]
    if late:
        return _("%(open)s people are on their way home; %(late)s need something that is late.") % {
            "open": counts["open"],
            "late": late,
        }
    return _("%(open)s people are on their way home; nothing is late.") % counts
