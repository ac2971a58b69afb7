"""Pages of packages between installations: keys, sending, arrival, receipt."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.exchange.forms.clients import ReasonForm
from guitu.exchange.forms.packages import ArrivalForm, KeysForm, ReadForm, SendForm
from guitu.exchange.packages import (
    arriving,
    describing,
    keys,
    known,
    opening,
    queries,
    receiving,
    sending,
    shelf,
)
from guitu.exchange.presenters import packages as presenters
from guitu.exchange.terms import PackageDirection
from guitu.handover.presenters import office as handover
from guitu.handover.queries import communities_of, place_may_change
from guitu.orgs.queries import by_code, office_of
from guitu.people.queries import display_name, visible_to
from guitu.web import clock, messages

PACKAGE = "application/octet-stream"


def packages(request: HttpRequest) -> HttpResponse:
    """List packages, out and in."""
    rows = queries.packages_of(request.actor)
    awaited = list(queries.awaited(rows))
    others = rows.exclude(pk__in=[row.pk for row in awaited])[:50]
    context = {
        "answer": presenters.answer(len(awaited)),
        "awaited": presenters.lines(awaited, request.actor),
        "others": presenters.lines(others, request.actor),
    }
    return render(request, "exchange/packages_page.html", context)


def package_keys(request: HttpRequest) -> HttpResponse:
    """Show the own keys and their digits, and take in those of another office."""
    offices = queries.offices(request.actor)
    form = KeysForm.of(request, key="exchange.keys", orgs=offices)
    taken = form.carry_out(
        lambda given: known.take_keys(
            by_code(given["office"]), given["file"].read(keys.MOST_BYTES + 1),
            known.Compared(given["digits"], given["compared_with"]),
            actor=request.actor, on=clock.today(),
        )
    )  # fmt: skip
    if taken is None:
        context = {
            "fingerprint": keys.own("", "").fingerprint,
            "offices": offices,
            "known": known.known_to(request.actor),
        }
        return form.answer("exchange/package_keys_page.html", context)
    messages.done(request, _("Files can now be exchanged with this office."))
    return form.accepted(reverse("package-keys"))


def package_key_file(request: HttpRequest, code: str) -> HttpResponse:
    """Give the own public keys as a file for another office."""
    office = by_code(code)
    require(request.actor, Permission.FILE_TRANSFER, org_seq=office.seq)
    content = keys.as_file(keys.own(office.name, office.code))
    return _file(content, f"guitu-keys-{office.code}.json", "application/json")


def package_key_drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Stop using the keys of an office."""
    row = get_object_or_404(known.known_to(request.actor), pk=pk)
    form = ReasonForm.of(request, key=f"exchange.keys_drop:{pk}")
    dropped = form.carry_out(
        lambda given: known.drop_keys(pk, reason=given["reason"], actor=request.actor)
    )
    if dropped is None:
        context = {
            "heading": _("No longer use the keys of %(office)s") % {"office": row.name},
            "back": reverse("package-keys"),
            "crumbs": [(_("Keys of offices elsewhere"), reverse("package-keys"))],
        }
        return form.answer("exchange/end_page.html", context)
    messages.done(request, _("Packages with these keys are no longer taken."))
    return form.accepted(reverse("package-keys"))


def package_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a person's file into a package for an office elsewhere."""
    actor = request.actor
    person = get_object_or_404(visible_to(actor), pk=pk)
    office = office_of(person.org_seq)
    require(actor, Permission.FILE_TRANSFER, org_seq=office.seq if office else person.org_seq)
    offices = known.known_to(actor)
    form = SendForm.of(request, key=f"exchange.package:{pk}", known=offices)
    sent = form.carry_out(
        lambda given: sending.send_package(
            pk, office, offices.get(pk=given["to"]), actor=actor, on=clock.today()
        )
    )
    if sent is None:
        return form.answer("exchange/package_new_page.html", _going(request, person, office))
    messages.done(request, _("The package is ready. Bring it to the other office."))
    return form.accepted(reverse("package-page", args=[sent.pk]))


def package_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one package: where it stands, what was told to whom, and what was done before."""
    row = get_object_or_404(queries.one(request.actor, pk), pk=pk)
    line = presenters.lines([row], request.actor)[0]
    is_in = row.direction == PackageDirection.IN
    if is_in:
        record_read(actor=request.actor, subject=row)
    context = {
        "row": row,
        "line": line,
        "is_in": is_in,
        "has_file": shelf.has(shelf.outgoing(row.pk)),
        "facts": presenters.facts(row, line["name"]),
        "measures": presenters.going_along(row),
        "made": handover.made(row) if is_in else None,
    }
    return render(request, "exchange/package_page.html", context)


def package_file(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the package, or the receipt, to be brought to the other office."""
    row = get_object_or_404(queries.one(request.actor, pk), pk=pk)
    content = sending.taken_away(row, actor=request.actor)
    word = "receipt" if row.direction == PackageDirection.IN else "package"
    return _file(content, f"{word}-{row.package_id}.guitu", PACKAGE)


@require_POST
def package_withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Stop waiting for the receipt of a package."""
    get_object_or_404(queries.one(request.actor, pk), pk=pk)
    sending.withdraw(pk, actor=request.actor, on=clock.today())
    messages.done(request, _("The package was withdrawn; the person stays with you."))
    return HttpResponseRedirect(reverse("package-page", args=[pk]), status=303)


def package_read(request: HttpRequest) -> HttpResponse:
    """Take in a package, to be looked at first, or a receipt."""
    form = ReadForm.of(request, key="exchange.package_read")
    url = form.carry_out(lambda given: _taken(request, given["file"]))
    if url is None:
        return form.answer("exchange/package_read_page.html", {"crumbs": _crumbs()})
    return form.accepted(url)


def package_preview(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what a package would bring, and read it in once confirmed."""
    actor, on = request.actor, clock.today()
    if not shelf.has(shelf.arrived(actor.user_id, pk)):
        raise Http404
    content = shelf.content_of(shelf.arrived(actor.user_id, pk))
    found = opening.opened(content, actor=actor, on=on)
    alike = presenters.alike(queries.alike(found, actor), actor)
    form = ArrivalForm.of(
        request, key=f"exchange.arrival:{pk}", alike=alike, orgs=communities_of(found.office.seq)
    )
    row = form.carry_out(lambda given: arriving.read_in(content, _choice(given, found),
                                                        actor=actor, on=on))  # fmt: skip
    if row is None:
        number = found.manifest.person.id_number
        context = {
            "preview": presenters.preview(found),
            "alike": alike,
            "crumbs": _crumbs(),
            "is_elsewhere": _is_elsewhere(request, number, found.office),
        }
        return form.answer("exchange/package_preview_page.html", context)
    shelf.forget(shelf.arrived(actor.user_id, pk))
    messages.done(request, _("The file is open. The receipt is ready for the other office."))
    return form.accepted(reverse("package-page", args=[row.pk]))


def _taken(request: HttpRequest, sent: Any) -> str:
    """Check what was uploaded; a receipt is read in at once, a package waits to be confirmed."""
    actor, on = request.actor, clock.today()
    content = sent.read(opening.MOST_BYTES + 1)
    if opening.opened(content, actor=actor, on=on).is_receipt:
        row = receiving.take_receipt(content, actor=actor, on=on)
        messages.done(request, _("The receipt was read in. The measure ended here as transferred."))
        return reverse("package-page", args=[row.pk])
    token = arriving.new_token()
    shelf.keep(shelf.arrived(actor.user_id, token), content)
    return reverse("package-preview", args=[token])


def _choice(given: dict[str, Any], found: opening.Opened) -> arriving.Choice:
    place = by_code(given["community"]) if given["community"] else found.office
    return arriving.Choice(place, uuid.UUID(given["existing"]) if given["existing"] else None)


def _going(request: HttpRequest, person: Any, office: Any) -> dict[str, Any]:
    return {
        "is_elsewhere": office and _is_elsewhere(request, person.id_number, office),
        "person": person,
        "name": display_name(person, request.actor),
        "measures": handover.going_along(place_may_change(person, on=clock.today())),
        "fields": describing.FIELDS,
        "papers": len(describing.papers_going(person)),
        "staying": describing.staying(person),
        "is_known": known.known_to(request.actor).exists(),
    }


def _is_elsewhere(request: HttpRequest, number: str | None, office: Any) -> bool | None:
    """Ask once, when the page is opened; a form that comes back with errors asks no more."""
    if request.method != "GET":
        return None
    return queries.is_on_file_elsewhere(number or "", office, request.actor)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Packages between offices"), reverse("packages"))]


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
