"""What every operation of the API declares: the permission that it needs.

    router = Router(tags=["handover"])

    @router.get("/handovers")
    @needs(Permission.HANDOVER_READ)
    def hand_overs(request): ...

`guitu.config.api` answers 401, 403, 404, 409 and 422 as problem details, asks every write for an
idempotency key, and shows the permission to the guard over all addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import HttpRequest

from guitu.access.permissions import Permission
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop

Result = TypeVar("Result")
Operation = Callable[..., Result]


def needs(permission: Permission) -> Callable[[Operation], Operation]:
    """Let an operation be called by actors who hold `permission` in some organisation.

    Which records are in scope is decided by the queries of the operation.
    """

    def declare(operation: Operation) -> Operation:
        @wraps(operation)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> Result:
            if not request.actor.may_anywhere(permission):
                raise AccessDenied(
                    gettext_noop("Your post does not let you %(act)s."), act=permission.label
                )
            return operation(request, *args, **kwargs)

        guarded.needs = permission
        return guarded

    return declare
