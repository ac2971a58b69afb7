"""Clients of the API: opened, given keys, closed. A key is shown once and kept as a digest."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet

from guitu.access.actors import Actor, require
from guitu.access.models import Grant, User
from guitu.access.permissions import Permission
from guitu.access.roles import Role
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.exchange.models import ApiClient, ApiKey
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.web import clock

MARK = "guitu_"
PREFIX = 12


@dataclass(frozen=True)
class NewClient:
    """What is known of another system: its name, for whom it sends, who looks after it."""

    name: str
    org: Org
    contact: str = ""


def visible_to(actor: Actor) -> QuerySet[ApiClient]:
    """Return the clients that the actor may look after, open ones first."""
    in_scope = within(actor, Permission.CLIENT_EDIT, column="org__seq")
    found = ApiClient.objects.filter(in_scope).select_related("org", "user")
    return found.order_by("closed_on", "name")


def keys_visible_to(actor: Actor) -> QuerySet[ApiKey]:
    """Return the keys of the clients that the actor may look after."""
    in_scope = within(actor, Permission.CLIENT_EDIT, column="client__org__seq")
    return ApiKey.objects.filter(in_scope).select_related("client__org", "client__user")


@transaction.atomic
def open_client(new: NewClient, *, actor: Actor, on: date) -> ApiClient:
    """Open an account for another system: it may send notices for `org` and follow them."""
    require(actor, Permission.CLIENT_EDIT, org_seq=new.org.seq)
    if not new.name.strip():
        raise BadInput.of("name", gettext_noop("Give the system a name."))
    user = User(username=f"api-{uuid.uuid4().hex[:12]}", name=new.name.strip())
    user.set_unusable_password()
    user.save()
    Grant.objects.create(
        user=user, role=Role.SENDING_SYSTEM, org=new.org, from_on=on, created_by=actor.user_id
    )
    client = ApiClient.objects.create(
        user=user, org=new.org, name=new.name.strip(), contact=new.contact.strip(), opened_on=on,
        created_by=actor.user_id,
    )  # fmt: skip
    record("client.opened", actor=actor, subject=client, org=new.org.code)
    return client


@transaction.atomic
def issue_key(
    client_id: uuid.UUID, *, expires_on: date, actor: Actor, on: date
) -> tuple[ApiKey, str]:
    """Return a new key of a client and its text, which nobody can read again afterwards."""
    client = _locked(client_id, actor=actor)
    if client.closed_on:
        raise WrongStatus(gettext_noop("This client is closed."))
    if expires_on <= on:
        raise BadInput.of("expires_on", gettext_noop("Choose a day after today."))
    text = MARK + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(
        client=client, prefix=text[:PREFIX], digest=_digest(text), issued_at=clock.now(),
        issued_by=actor.user_id, expires_on=expires_on,
    )  # fmt: skip
    record("client.key_issued", actor=actor, subject=client, prefix=key.prefix)
    return key, text


@transaction.atomic
def revoke_key(key_id: uuid.UUID, *, reason: str, actor: Actor) -> ApiKey:
    """Make a key useless at once; it stays on record with the reason."""
    key = ApiKey.objects.select_for_update().select_related("client").get(pk=key_id)
    _locked(key.client_id, actor=actor)
    if key.revoked_at:
        raise WrongStatus(gettext_noop("This key was already revoked."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the key is revoked."))
    key.revoked_at, key.revoked_by, key.revoke_reason = clock.now(), actor.user_id, reason.strip()
    key.save(update_fields=["revoked_at", "revoked_by", "revoke_reason"])
    record("client.key_revoked", actor=actor, subject=key.client, reason=key.revoke_reason)
    return key


@transaction.atomic
def close_client(client_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> ApiClient:
    """End a client: its keys and its grant are useless from now on."""
    client = _locked(client_id, actor=actor)
    if client.closed_on:
        raise WrongStatus(gettext_noop("This client is closed."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the client is closed."))
    for key in client.keys.filter(revoked_at=None):
        revoke_key(key.pk, reason=reason, actor=actor)
    ends = {"voided_at": clock.now(), "voided_by": actor.user_id, "void_reason": reason.strip()}
    Grant.objects.filter(user=client.user, voided_at=None).update(**ends)
    User.objects.filter(pk=client.user_id).update(is_active=False)
    client.closed_on = on
    client.save(update_fields=["closed_on"])
    record("client.closed", actor=actor, subject=client, reason=reason.strip())
    return client


def client_of(text: str, *, on: date) -> ApiClient | None:
    """Return the client whose key this is and that may still speak, or None; needs no context."""
    if not text.startswith(MARK):
        return None
    usable = Q(revoked_at=None, expires_on__gte=on, client__closed_on=None)
    key = (
        ApiKey.objects.filter(usable, digest=_digest(text), client__user__is_active=True)
        .select_related("client__user")
        .first()
    )
    if key is None:
        return None
    if key.last_used_on != on:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=on)
    return key.client


def _locked(client_id: uuid.UUID, *, actor: Actor) -> ApiClient:
    rows = ApiClient.objects.select_for_update(of=("self",)).select_related("org", "user")
    client = rows.get(pk=client_id)
    require(actor, Permission.CLIENT_EDIT, org_seq=client.org.seq)
    return client


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
