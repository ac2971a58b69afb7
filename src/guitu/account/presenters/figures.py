"""The account of a year in words, and the records behind its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.account.figures import Counts, Definition, Record
from guitu.account.figures.reading import said
from guitu.account.papers import FORMATS
from guitu.account.presenters.places import place_name
from guitu.account.queries import records as queries
from guitu.account.queries.subjects import page_for
from guitu.account.queries.year import FIRST_YEAR, YearAccount
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs

FORM_LABELS = {
    "docx": gettext_noop("Word"),
    "xlsx": gettext_noop("Spreadsheet"),
    "pdf": gettext_noop("PDF"),
    "json": gettext_noop("JSON"),
}
PAGES = {
    "people.person": "person-page",
    "handover.handover": "handover-page",
    "measures.agreement": "agreement-page",
    "duties.duty": "duty-page",
    "aid.need": "help-need-page",
    "aid.aidrequest": "help-request-page",
    "aid.job": "help-job-page",
    "risk.assessment": "risk-assessment",
    "risk.objection": "risk-objection",
}


@dataclass(frozen=True)
class Opened:
    """A figure opened down to its records: which of them, and which page."""

    account: YearAccount
    figure: Definition
    counts: Counts
    outcome: str
    page: int


def page(account: YearAccount) -> dict[str, Any]:
    """Return what the page of a year shows."""
    values = {one.code: counts.numerator for one, counts in account.figures}
    return {
        "account": account,
        "office": place_name(account.org),
        "answer": _answer(values),
        "rows": [_row(account, one, counts) for one, counts in account.figures],
        "before": _year_url(account, account.year - 1),
        "after": _year_url(account, account.year + 1),
        "forms": [
            (_(FORM_LABELS[form]), reverse("account-file", args=[*_place(account), form]))
            for form in ("docx", "xlsx", "pdf", "json")
            if form in FORMATS
        ],
    }


def opened(asked: Opened, rows: list[dict[str, Any]], *, has_next: bool) -> dict[str, Any]:
    """Return what the page of the records behind a figure shows."""
    account, figure = asked.account, asked.figure
    office = f"{place_name(account.org)} {account.year}"
    return {
        "heading": said(figure.label),
        "how": said(figure.counts),
        "of": said(figure.of),
        "rows": rows,
        "tabs": _tabs(asked),
        "page_number": asked.page,
        "previous_query": _query(asked, asked.page - 1) if asked.page > 1 else "",
        "next_query": _query(asked, asked.page + 1) if has_next else "",
        "crumbs": [(office, reverse("account-year", args=_place(account)))],
    }


def rows(figure: Definition, found: Sequence[Record], actor: Actor) -> list[dict[str, Any]]:
    """Return the records as lines: a name only for whoever sees names there, a link in scope."""
    places = orgs.names(one.org_seq for one in found)
    labels = queries.labels(figure.record, [one.id for one in found], actor)
    return [
        {
            "place": place_name(places.get(one.org_seq)),
            "day": one.on_day,
            "label": labels.get(one.id, ""),
            "url": page_for(actor, one.org_seq, PAGES[figure.record], one.id),
        }
        for one in found
    ]


def _row(account: YearAccount, one: Definition, counts: Counts) -> dict[str, Any]:
    url = reverse("account-records", args=[*_place(account), one.code])
    left_out = [
        (said(one.excluded.get(reason)) or reason, number, f"{url}?outcome=excluded:{reason}")
        for reason, number in sorted(counts.excluded.items())
    ]
    if counts.unknown and one.unknown:
        left_out.append((said(one.unknown), counts.unknown, f"{url}?outcome=unknown"))
    return {
        "label": said(one.label),
        "how": said(one.counts),
        "value": counts.numerator,
        "url": url,
        "of": counts.denominator if one.of else None,
        "of_what": said(one.of),
        "left_out": left_out,
    }


def _answer(values: dict[str, int]) -> str:
    return _(
        "%(notified)s released, %(met)s met at the gate, %(same_day)s signed the agreement on the "
        "day of arrival; %(running)s in execution; of %(due)s duties due, %(late)s are late."
    ) % {
        "notified": values["handovers_notified"],
        "met": values["handovers_met"],
        "same_day": values["agreements_same_day"],
        "running": values["in_execution"],
        "due": values["duties_due"],
        "late": values["duties_late"],
    }


def _tabs(asked: Opened) -> list[tuple[str, str, bool, int]]:
    counts, figure = asked.counts, asked.figure
    found = [(gettext_noop("Counted"), "counted", counts.numerator)]
    if figure.of:
        rest = counts.denominator - counts.numerator
        found.append((gettext_noop("The rest"), "not", rest))
    if figure.unknown:
        found.append((said(figure.unknown), "unknown", counts.unknown))
    found += [
        (said(text), f"excluded:{reason}", counts.excluded.get(reason, 0))
        for reason, text in figure.excluded.items()
    ]
    return [
        (label, f"?{urlencode({'outcome': outcome})}", asked.outcome == outcome, number)
        for label, outcome, number in found
    ]


def _query(asked: Opened, number: int) -> str:
    return "?" + urlencode({"outcome": asked.outcome, "page": number})


def _place(account: YearAccount) -> list[object]:
    return [account.org.code, account.year]


def _year_url(account: YearAccount, year: int) -> str:
    if not FIRST_YEAR <= year <= account.asked.on_day.year:
        return ""
    return reverse("account-year", args=[account.org.code, year])
