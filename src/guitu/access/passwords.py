"""Passwords used before, and their age, as the profile of the installation asks.

`djbh` (等级保护, GB/T 22239 8.1.4.1: complex and changed regularly) refuses the last five passwords
and asks for another one after ninety days; the numbers are this program's, the standard names none.
`asvs` (OWASP ASVS 6.2.5, 6.2.10) asks for neither: long passwords, kept until there is a reason.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from guitu.access.models import PasswordUsed, User


@dataclass(frozen=True)
class Profile:
    """How many former passwords are refused, and after how many days one is asked to change."""

    remembered: int
    days: int


PROFILES = {"asvs": Profile(0, 0), "djbh": Profile(5, 90)}


def profile() -> Profile:
    """Return the profile of this installation."""
    return PROFILES[settings.PASSWORD_PROFILE]


class NotUsedBefore:
    """Refuses the present password and the latest former ones; a validator of Django."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError for a password that was used before."""
        if user is None or user.pk is None or not profile().remembered:
            return
        kept = PasswordUsed.objects.filter(user_id=user.pk).order_by("-since")
        stored = {user.password, *(row.password for row in kept[: profile().remembered])}
        if any(check_password(password, one) for one in stored if one):
            raise ValidationError(
                gettext("You used this password before. Choose another one."), code="used_before"
            )

    def get_help_text(self) -> str:
        """Return the sentence for the form."""
        return gettext_lazy("Not one of your last passwords.") if profile().remembered else ""


def remember(user: User, *, at: datetime) -> None:
    """Keep the digest of a password that was set just now, and forget those too old to matter."""
    if not profile().remembered:
        return
    PasswordUsed.objects.create(user_id=user.pk, password=user.password, since=at)
    kept = PasswordUsed.objects.filter(user_id=user.pk).order_by("-since")
    latest = kept.values_list("pk", flat=True)[: profile().remembered]
    PasswordUsed.objects.filter(user_id=user.pk).exclude(pk__in=list(latest)).update(password="")


def is_too_old(user: User, *, at: datetime) -> bool:
    """Return whether the profile asks for another password; one set before counts from its day."""
    if not profile().days:
        return False
    newest = PasswordUsed.objects.filter(user_id=user.pk).order_by("-since").first()
    since = newest.since if newest else user.date_joined
    return since + timedelta(days=profile().days) <= at
