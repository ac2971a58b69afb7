"""What the account says, for every kind of paper."""

from typing import Any

from django.utils.translation import gettext as _

from guitu.account.figures import Counts, Definition
from guitu.account.figures.reading import said
from guitu.account.presenters.places import place_name
from guitu.account.queries.year import YearAccount
from guitu.web.templatetags.web import day


def values(account: YearAccount) -> dict[str, Any]:
    """Return the words and numbers of the account."""
    return {
        "office": place_name(account.org),
        "year": str(account.year),
        "title": _("The account of %(year)s") % {"year": account.year},
        "span": _("From %(first)s to %(last)s; read on %(read)s.")
        % {
            "first": day(account.asked.from_on),
            "last": day(account.asked.until_on),
            "read": day(account.asked.on_day),
        },
        "heads": [_("Figure"), _("How many"), _("Of"), _("Left out or not known")],
        "rows": [row(one, counts) for one, counts in account.figures],
        "how": _("How it was counted"),
        "signed": _("Drawn up by"),
        "signed_on": _("Day"),
    }


def row(figure: Definition, counts: Counts) -> dict[str, str]:
    """Return one figure in words."""
    return {
        "code": figure.code,
        "label": said(figure.label),
        "value": str(counts.numerator),
        "of": str(counts.denominator) if figure.of else "",
        "left_out": "; ".join(left_out(figure, counts)),
        "counts": said(figure.counts),
        "of_what": said(figure.of),
    }


def left_out(figure: Definition, counts: Counts) -> list[str]:
    """Return what is not in the figure and why, one text for each reason."""
    found = [
        f"{said(figure.excluded.get(reason)) or reason}: {number}"
        for reason, number in sorted(counts.excluded.items())
    ]
    if counts.unknown and figure.unknown:
        found.append(f"{said(figure.unknown)}: {counts.unknown}")
    return found
