"""Words of the weekly digest: figures that open down to frozen lists; no name in a figure."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.colleagues import digests
from guitu.colleagues.models import Digest
from guitu.colleagues.presenters.workload import MOST, duty_lines
from guitu.colleagues.terms import Figure
from guitu.kernel.terms import gettext_noop
from guitu.web.templatetags.web import day

CRUMBS = [(gettext_noop("Weekly digests"), "/colleagues/digests/")]
TONES = {Figure.LATE: "late", Figure.UNASSIGNED: "attention"}
LISTED = 60


def listed(actor: Actor) -> dict[str, Any]:
    """Return the digests with their figures, and whether the actor acknowledged each."""
    rows = list(digests.visible_to(actor).prefetch_related("readings")[:LISTED])
    lines = [
        {
            "digest": row,
            "office": place_name(row.org),
            "url": reverse("digest", args=[row.pk]),
            "figures": [
                (figure.label, len(row.figures.get(figure.value, []))) for figure in Figure
            ],
            "is_read": any(one.reader_id == actor.user_id for one in row.readings.all()),
        }
        for row in rows
    ]
    unread = sum(not line["is_read"] for line in lines[:1])
    answer = (
        _("The latest digest waits for your acknowledgement.")
        if unread
        else _("You acknowledged the latest digest.")
    )
    return {"rows": lines, "answer": answer if lines else ""}


def page(digest: Digest, actor: Actor) -> dict[str, Any]:
    """Return one digest with who acknowledged it."""
    readings = digests.readings_of(digest)
    late = len(digest.figures.get(Figure.LATE.value, []))
    words = {"office": place_name(digest.org), "day": day(digest.week_from), "late": late}
    return {
        "digest": digest,
        "office": words["office"],
        "answer": _("On %(day)s, %(late)s duties of %(office)s were late.") % words,
        "figures": [
            {
                "value": len(digest.figures.get(figure.value, [])),
                "label": figure.label,
                "kind": TONES.get(figure, ""),
                "url": reverse("digest-figure", args=[digest.pk, figure.value]),
            }
            for figure in Figure
        ],
        "readings": readings,
        "is_read": any(one.reader_id == actor.user_id for one in readings),
        "crumbs": CRUMBS,
    }


def opened(digest: Digest, figure: Figure, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the duties of a figure, as they stand now, each with the way to comment on it."""
    rows = list(digests.duties_in(digest, figure, actor)[:MOST])
    frozen = len(digest.figures.get(figure.value, []))
    return {
        "figure": figure,
        "digest": digest,
        "lines": duty_lines(rows, actor, on=on),
        "frozen": frozen,
        "may_comment": actor.may(Permission.DIGEST_READ, digest.org_seq),
        "crumbs": [
            *CRUMBS,
            (
                f"{place_name(digest.org)} · {day(digest.week_from)}",
                reverse("digest", args=[digest.pk]),
            ),
        ],
    }
