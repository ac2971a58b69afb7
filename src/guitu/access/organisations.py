"""Acts on the tree of organisations, with permission and trail."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.policy import rulebook

CHANGEABLE = ("name", "name_en", "region", "phone", "closed_on")


@transaction.atomic
def open_org(new: NewOrg, *, parent: Org, actor: Actor) -> Org:
    """Put an organisation below `parent`. Raises BadInput when code or place do not fit."""
    require(actor, Permission.ORG_EDIT, org_seq=parent.seq)
    _check_region(new.region)
    org = add(new, parent=parent)
    record("org.added", actor=actor, subject=org, code=org.code, kind=str(org.kind))
    return org


@transaction.atomic
def change_org(org_id: uuid.UUID, values: Mapping[str, Any], *, actor: Actor) -> Org:
    """Change name, phone, region or the day of closing; place and code stay."""
    org = Org.objects.select_for_update().get(pk=org_id)
    require(actor, Permission.ORG_EDIT, org_seq=org.seq)
    _check_region(values.get("region", ""))
    changed = [name for name in CHANGEABLE if getattr(org, name) != values[name]]
    for name in changed:
        setattr(org, name, values[name])
    org.save(update_fields=changed)
    record("org.changed", actor=actor, subject=org, code=org.code, fields=changed)
    return org


def _check_region(region: str) -> None:
    if region and (not region.isdecimal() or len(region) % 2):
        raise BadInput.of("region", gettext_noop("An administrative code has 2, 4, 6 … digits."))
    rulebook(region or "cn")
