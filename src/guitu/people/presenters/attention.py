"""Flags on the head of a file, and consents, as the pages show them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.duties.policy import rules_for
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people import queries, rules
from guitu.people.models import Flag, GivenConsent, Person
from guitu.people.terms import FlagKind
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

PASSED = gettext_noop("its day has passed")


def head_flags(row: Any, actor: Actor, on: date) -> list[dict[str, Any]]:
    """Return the open flags of the person of `row`, which comes from `queries.with_flags`.

    None to whom the file is closed; their words only for posts that see names there.
    """
    if not actor.may(Permission.PERSON_READ, row.org_seq):
        return []
    has_words = actor.may(Permission.PERSON_NAME, row.org_seq)
    may_resolve = actor.may(Permission.PERSON_WRITE, row.org_seq)
    return [_told(flag, on, has_words, may_resolve) for flag in row.flag_rows]


def _told(row: Mapping[str, Any], on: date, has_words: bool, may_resolve: bool) -> dict[str, Any]:
    until = date.fromisoformat(row["until_on"])
    url = f"{reverse('people-flags-resolve')}?flag={row['pk']}&from=file" if may_resolve else ""
    return {
        "kind": _(FlagKind(row["kind"]).label),
        "text": row["text"] if has_words else "",
        "until": day(until),
        "by": row["by_name"],
        "is_past": is_overdue(until, on=on),
        "url": url,
    }


def flag_words(row: Flag) -> str:
    """Return what a flag says: its kind and its few words."""
    kind = _(row.kind.label)
    return _("%(kind)s: %(text)s") % {"kind": kind, "text": row.text} if row.text else kind


def flag_row(row: Flag, actor: Actor, places: Mapping[int, Org], *, on: date) -> dict[str, Any]:
    """Return a row of the list of flags; words only for posts that see names there."""
    place = places.get(row.org_seq)
    may_read = actor.may(Permission.PERSON_NAME, row.org_seq)
    return {
        "url": reverse("person-page", args=[row.person_id]),
        "pk": row.pk,
        "name": queries.display_name(row.person, actor),
        "kind": row.kind,
        "text": row.text if may_read else "",
        "until_on": Tag(day(row.until_on), "attention", _(PASSED))
        if is_overdue(row.until_on, on=on)
        else row.until_on,
        "place": place.name if place else "",
        "by": row.by_name,
        "choose": str(row.pk) if actor.may(Permission.PERSON_WRITE, row.org_seq) else "",
    }


def consent_lines(person: Person, on: date) -> list[dict[str, Any]]:
    """Return the consents of a person, each with whether it holds."""
    book = rules_for(person.org_seq)
    return [_consent(row, book, on) for row in queries.consents_of(person)]


def _consent(row: GivenConsent, book: Any, on: date) -> dict[str, Any]:
    holds = rules.consent_holds(row.given_on, row.expires_on, row.withdrawn_on, on=on)
    ends_soon = holds and rules.consent_asks_again(row.expires_on, book, on=on)
    if row.withdrawn_on:
        state = Tag(_("Withdrawn on %(day)s") % {"day": day(row.withdrawn_on)}, "quiet")
    elif not holds:
        state = Tag(_("Ended on %(day)s") % {"day": day(row.expires_on)}, "quiet")
    elif ends_soon:
        state = Tag(_("Ends on %(day)s: ask again") % {"day": day(row.expires_on)}, "attention")
    else:
        state = Tag(gettext_noop("Holds"), "good")
    return {
        "pk": row.pk,
        "purpose": row.purpose,
        "what": row.what,
        "to_whom": row.to_whom,
        "given_on": row.given_on,
        "how": " · ".join(part for part in (_(row.way.label), row.witness) if part),
        "expires_on": row.expires_on,
        "state": state,
        "holds": holds,
        "ends_soon": ends_soon,
        "paper_pk": row.paper.pk if row.paper and row.paper.digest else None,
    }
