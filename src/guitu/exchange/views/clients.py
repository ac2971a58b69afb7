"""Pages for clients of the API: who they are, their keys, how they end."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.exchange import clients as acts
from guitu.exchange.forms.clients import ClientForm, KeyForm, ReasonForm
from guitu.exchange.presenters.clients import client_facts, client_row, key_rows
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.web import messages
from guitu.web.clock import today
from guitu.web.lists import Column, Empty, ListSpec, respond

CLIENTS = ListSpec(
    key="clients",
    columns=(
        Column("name", gettext_noop("System"), order_by=("name",)),
        Column("org", gettext_noop("Sends for"), order_by=("org__seq",)),
        Column("contact", gettext_noop("Who looks after it")),
        Column("opened_on", gettext_noop("Since"), order_by=("opened_on",)),
        Column("state", gettext_noop("State")),
    ),
    default_sort="name",
    empty=Empty(
        gettext_noop("No other system is connected"),
        gettext_noop("A connected system sends release notices by itself."),
        icon="link",
    ),
)
CRUMBS = [(gettext_noop("Connected systems"), "/clients/")]


def clients(request: HttpRequest) -> HttpResponse:
    """List the connected systems."""
    rows = acts.visible_to(request.actor)
    template = "exchange/clients_page.html"
    return respond(request, CLIENTS, rows=rows, present=client_row, template=template)


def client_new(request: HttpRequest) -> HttpResponse:
    """Open a client."""
    places = orgs.in_scope(within(request.actor, Permission.CLIENT_EDIT, column="seq"))
    form = ClientForm.of(request, key="exchange.client", orgs=places)

    def act(given: dict[str, Any]) -> Any:
        org = orgs.by_code(given["org"])
        new = acts.NewClient(given["name"], org, given["contact"])
        return acts.open_client(new, actor=request.actor, on=today())

    client = form.carry_out(act)
    if client:
        return form.accepted(reverse("client-page", args=[client.pk]))
    return form.answer("exchange/client_new_page.html", {"crumbs": CRUMBS})


def client_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show a client with its keys."""
    client = get_object_or_404(acts.visible_to(request.actor), pk=pk)
    return render(request, "exchange/client_page.html", _page(client))


@never_cache
def key_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Issue a key, and show it this once."""
    client = get_object_or_404(acts.visible_to(request.actor), pk=pk)
    form = KeyForm.of(request, key=f"exchange.key:{pk}", today=today())
    issued = form.carry_out(
        lambda given: acts.issue_key(
            client.pk, expires_on=given["expires_on"], actor=request.actor, on=today()
        )
    )
    if issued:
        form.accepted(reverse("client-page", args=[client.pk]))
        return render(request, "exchange/key_page.html", {**_page(client), "text": issued[1]})
    return form.answer("exchange/key_new_page.html", _page(client))


def key_revoke(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Revoke a key, with a reason."""
    key = get_object_or_404(acts.keys_visible_to(request.actor), pk=pk)
    client = key.client
    form = ReasonForm.of(request, key=f"exchange.revoke:{pk}")
    done = form.carry_out(
        lambda given: acts.revoke_key(key.pk, reason=given["reason"], actor=request.actor)
    )
    if done:
        messages.done(request, _("The key was revoked."))
        return form.accepted(reverse("client-page", args=[client.pk]))
    heading = _("Revoke the key %(prefix)s…") % {"prefix": key.prefix}
    return form.answer("exchange/end_page.html", {**_page(client), "heading": heading})


def client_close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close a client, with a reason."""
    client = get_object_or_404(acts.visible_to(request.actor), pk=pk)
    form = ReasonForm.of(request, key=f"exchange.close:{pk}")
    done = form.carry_out(
        lambda given: acts.close_client(
            client.pk, reason=given["reason"], actor=request.actor, on=today()
        )
    )
    if done:
        messages.done(request, _("The system is disconnected."))
        return form.accepted(reverse("client-page", args=[client.pk]))
    heading = _("Disconnect %(name)s") % {"name": client.name}
    return form.answer("exchange/end_page.html", {**_page(client), "heading": heading})


def _page(client: Any) -> dict[str, Any]:
    return {
        "client": client,
        "facts": client_facts(client),
        "keys": key_rows(client, on=today()),
        "back": reverse("client-page", args=[client.pk]),
        "crumbs": CRUMBS,
    }
