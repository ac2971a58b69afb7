"""Packages between installations, ready to be shown."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.exchange.packages import reminding
from guitu.exchange.packages.opening import Opened
from guitu.exchange.terms import PackageDirection, PackageState
from guitu.handover.presenters import office
from guitu.people import masking, sections
from guitu.people.queries import display_names
from guitu.people.terms import DocumentKind
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

COLOURS = {PackageState.SENT: "attention", PackageState.RECEIVED: "good",
           PackageState.READ_IN: "good"}  # fmt: skip


def lines(rows: Iterable, actor: Actor) -> list[dict[str, object]]:
    """Return one line for each package, in one query for the names."""
    found = list(rows)
    names = display_names({row.person_id for row in found}, actor)
    return [_line(row, names.get(row.person_id, "–")) for row in found]


def answer(awaited: int) -> str:
    """Return the first line of the page: what is still to come."""
    if not awaited:
        return _("No receipt is awaited. Files to and from offices with a Guitu of their own.")
    return ngettext(
        "The receipt of %(count)s package is awaited; until it comes the person stays with you.",
        "The receipts of %(count)s packages are awaited; until they come the people stay with you.",
        awaited,
    ) % {"count": awaited}


def facts(row, name: str) -> list[tuple[object, ...]]:
    """Return what a package says: who, to or from whom, on what ground, which data."""
    is_out = row.direction == PackageDirection.OUT
    found = [
        (_("Person"), name),
        (_("Goes to") if is_out else _("Came from"), row.office_name),
        (_("State"), Tag(row.state.label, COLOURS.get(row.state, ""))),
        (_("Made on"), row.sent_on),
        (_("Ground"), row.article),
        (_("Data told"), _("; ").join(_(one) for one in row.fields)),
        (_("By"), row.by_name),
    ]
    if row.report_in_by:
        found.append((_("To report in by"), row.report_in_by))
    return found


def going_along(row) -> list[str]:
    """Return the measures that go on at the other office, or here, each in a sentence."""
    return [office.going_along_said(one) for one in row.measures_said]


def first_line(row) -> str:
    """Return where a package stands and what comes next."""
    if row.state == PackageState.SENT:
        return _(
            "Bring the package to %(office)s. Its receipt is expected by %(day)s; until then "
            "person, measure and work stay with you."
        ) % {"office": row.office_name, "day": day(reminding.due_on(row))}
    if row.state == PackageState.WITHDRAWN:
        return _("The package was withdrawn on %(day)s.") % {"day": day(row.answered_on)}
    if row.state == PackageState.RECEIVED:
        return _(
            "%(office)s took the person over on %(received)s; to report in there by %(day)s."
        ) % {
            "office": row.office_name, "received": day(row.answered_on),
            "day": day(row.report_in_by),
        }  # fmt: skip
    return _(
        "Read in on %(received)s. To report in here by %(day)s. Bring the receipt back to "
        "%(office)s, which waits for it."
    ) % {
        "office": row.office_name, "received": day(row.answered_on), "day": day(row.report_in_by)
    }  # fmt: skip


def preview(found: Opened) -> dict[str, object]:
    """Return what a package would bring: who, which measures, which papers."""
    said = found.manifest
    person = said.person
    return {
        "office": found.office.name,
        "facts": [
            (_("Name"), person.name),
            (_("ID number"), masking.id_number(person.id_number) if person.id_number else "–"),
            (_("Birth date"), person.birth_on),
            (_("Came from"), found.sender.name),
            (_("Made on"), said.sent_on),
            (_("Ground"), said.disclosed.article),
        ],
        "measures": [
            office.going_along_said(
                {"kind": one.kind, "ends_on": one.ends_on.isoformat() if one.ends_on else ""}
            )
            for one in said.measures
        ],
        "papers": [
            (one.title or _(DocumentKind(one.kind).label), one.number) for one in said.papers
        ],
    }


def alike(found: Iterable, actor: Actor) -> list[tuple[str, str]]:
    """Return each file that may be the person's as a choice: name, birth date, why."""
    people = list(found)
    names = display_names([one.person.pk for one in people], actor)
    return [
        (
            str(one.person.pk),
            " · ".join(
                [
                    names.get(one.person.pk, "–"),
                    *([day(one.person.birth_on)] if one.person.birth_on else []),
                    _(", ").join(_(why.label) for why in one.why),
                ]
            ),
        )
        for one in people
    ]


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return a line while a receipt is awaited, and where a file came from."""
    if not rows:
        return ()
    row = rows[0]
    label, url = _("Package between offices"), reverse("package-page", args=[row.ref])
    if row.what == PackageState.SENT:
        text = _("sent to %(office)s on %(day)s, receipt not here yet") % {
            "office": row.detail, "day": day(row.on)
        }  # fmt: skip
        return (sections.Fact(label, text, url, "attention"),)
    if row.what == PackageState.READ_IN:
        text = _("came from %(office)s, package of %(day)s") % {
            "office": row.detail, "day": day(row.on)
        }  # fmt: skip
        return (sections.Fact(label, text, url),)
    return ()


def _line(row, name: str) -> dict[str, object]:
    return {
        "name": name,
        "office": row.office_name,
        "direction": row.direction.label,
        "state": Tag(row.state.label, COLOURS.get(row.state, "")),
        "said": first_line(row),
        "url": reverse("package-page", args=[row.pk]),
    }
