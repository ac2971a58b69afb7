"""The tabs of papers and of family and work group."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access import queries as colleagues
from guitu.people import queries, terms
from guitu.people.actions import needed_for
from guitu.people.models import Document, PersonName, Relative, WorkGroupMember
from guitu.people.presenters import cells
from guitu.people.presenters.attention import consent_lines
from guitu.people.presenters.page import PersonPage
from guitu.people.presenters.paper_words import paper_title
from guitu.web.cells import Link, Tag

KB = 1024


def family(page: PersonPage) -> dict[str, Any]:
    """Return names, relatives and the work group."""
    person, actor = page.person, page.request.actor
    names, relatives, members = queries.parts_of(person, PersonName, Relative, WorkGroupMember)
    users = colleagues.names({row.user_id for row in members if row.user_id})
    by_relative = {row.pk: row.name for row in relatives}
    return {
        "names": [
            {"kind": "name", "pk": row.pk, "text": row.name, "note": _(row.kind.label)}
            for row in names
            if row.kind != terms.NameKind.CURRENT
        ],
        "relatives": [
            {
                "kind": "relative",
                "pk": row.pk,
                "text": row.name,
                "note": _(row.relation.label),
                "tags": _relative_tags(row),
                "cell": cells.relative_phone(row, person, actor),
            }
            for row in relatives
        ],
        "members": [
            {
                "kind": "member",
                "pk": row.pk,
                "text": row.name or users.get(row.user_id) or by_relative.get(row.relative_id, ""),
                "note": _(row.role.label),
                "from_on": row.from_on,
                "until_on": row.until_on,
            }
            for row in members
        ],
        "sections": page.drawn_sections(),
    }


def papers(page: PersonPage) -> dict[str, Any]:
    """Return the papers on file, those struck out last."""
    rows = queries.papers_of(page.person)
    return {
        "papers": [paper_line(row, page) for row in rows if row.voided_at is None],
        "consents": consent_lines(page.person, page.on),
        "struck": [paper_line(row, page) for row in rows if row.voided_at is not None],
        "sections": page.drawn_sections(),
    }


def paper_line(row: Document, page: PersonPage) -> dict[str, Any]:
    """Return one paper: what it is, from whom and when, and its scan where it may be opened."""
    may_open = page.request.actor.may(needed_for(row), row.org_seq)
    if row.digest and may_open:
        scan: object = Link(_("Open"), reverse("paper-open", args=[row.pk]), _size(row))
    elif row.digest:
        scan = Tag(_("Not for your post"), "quiet")
    else:
        scan = Tag(_("No scan"), "empty")
    return {
        "kind": "paper",
        "pk": row.pk,
        "what": paper_title(row, may_open=may_open),
        "from": " · ".join(
            part for part in (row.issued_by, row.number if may_open else "") if part
        ),
        "issued_on": row.issued_on,
        "received_on": row.received_on,
        "scan": scan,
        "access": _(row.access.label) if row.access != terms.DocumentAccess.FILE else "",
        "reason": row.void_reason,
    }


def _size(row: Document) -> str:
    return f"{row.size / KB / KB:.1f} MB" if row.size > KB * KB else f"{max(row.size // KB, 1)} KB"


def _relative_tags(row: Relative) -> list[Tag]:
    marks = (
        (row.is_guardian, _("Guardian")),
        (row.is_emergency_contact, _("Called in an emergency")),
        (row.lives_together, _("Lives together")),
    )
    return [Tag(label, "quiet") for holds, label in marks if holds]
