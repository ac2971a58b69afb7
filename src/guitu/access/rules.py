"""Whom a role may be given. Pure."""

from collections.abc import Iterable

from guitu.access.roles import Role
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

# Whoever gives rights, whoever runs the system and whoever watches both are three people.
SEPARATE = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR})


def check_can_be_given(role: Role, *, held: Iterable[Role], is_oneself: bool) -> None:
    """Raise BadInput where the role would give power over oneself or join separate powers."""
    if is_oneself:
        raise BadInput.of("role", gettext_noop("Nobody gives a role to himself or herself."))
    others = {other for other in held if other != role}
    if role in SEPARATE and others or others & SEPARATE:
        raise BadInput.of(
            "role",
            gettext_noop(
                "Whoever runs the system, gives rights or watches both holds no other role. "
                "This person already has one."
            ),
        )
