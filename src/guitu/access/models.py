"""People who sign in, what they were granted, and guarded sign-in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from guitu.access.roles import Role
from guitu.access.terms import Answer, AwayReason, CodeWay, LinkPurpose
from guitu.database.fields import KeyField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Identity, Open


class UserManager(BaseUserManager):
    """Finds people by their sign-in name."""

    def get_by_natural_key(self, username: str) -> "User":
        """Return the user with that sign-in name, whatever its case."""
        return self.get(username=username.strip().lower())


class User(AbstractBaseUser):
    """A person, or another system, that signs in. Personal accounts only; none is shared."""

    row_security = Identity("Sign-in reads it before anybody is known.")
    owner_may = ("SELECT",)

    id = KeyField()
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return str(self.pk)


class PasswordUsed(models.Model):
    """The digest of a password that somebody has or had; emptied when it no longer matters."""

    row_security = Identity("A change of password asks it, also of who is let in no further.")

    id = KeyField()
    user_id = models.UUIDField()
    password = models.CharField(max_length=128, blank=True)
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user_id", "since"], name="password_of_user")]

    def __str__(self) -> str:
        return str(self.pk)


class RoleClearance(models.Model):
    """How sensitive a record each role may see; written from the code by `guitu migrate`."""

    row_security = Open("A copy of what stands in the code.")
    owner_may = ("SELECT", "INSERT", "UPDATE", "DELETE")
    app_may = ("SELECT",)

    id = models.BigAutoField(primary_key=True)
    role = models.CharField(max_length=40, unique=True)
    clearance = models.SmallIntegerField()
    is_auditor = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.role


class Grant(Voidable):
    """A user holds a role in an organisation and everything below it, for a time."""

    row_security = Open("Who may what is open to every colleague.")
    owner_may = ("SELECT",)

    id = KeyField()
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = TermField(Role)
    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="grants")
    works_for = models.ForeignKey("orgs.Org", models.PROTECT, null=True, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["user", "from_on"], name="grant_of_user")]

    def __str__(self) -> str:
        return f"{self.role} of {self.user_id} in {self.org_id}"


class StandIn(Voidable):
    """A colleague stands in for another from a day until a day, both included.

    It shows the stand-in what the other would see to, and gives no right whatsoever: a stand-in
    acts within the own grants.
    """

    row_security = Open("Who stands in for whom is open to every colleague.")

    id = KeyField()
    absent = models.ForeignKey(User, models.PROTECT, related_name="away")
    stand_in = models.ForeignKey(User, models.PROTECT, related_name="standing_in")
    from_on = models.DateField()
    until_on = models.DateField()
    reason = TermField(AwayReason)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stand_in_ends_after_it_begins",
                condition=models.Q(until_on__gte=models.F("from_on")),
            ),
            models.CheckConstraint(
                name="stand_in_is_somebody_else",
                condition=~models.Q(absent=models.F("stand_in")),
            ),
        ]
        indexes = [
            models.Index(fields=["stand_in", "until_on"], name="stand_in_of_user"),
            models.Index(fields=["absent", "until_on"], name="stand_in_for_user"),
        ]

    def __str__(self) -> str:
        return f"{self.stand_in_id} for {self.absent_id}"


class RoleAsked(models.Model):
    """Somebody asked the security administrator to give a colleague a role for some days."""

    row_security = Open("Who may what, and who asked for it, is open to every colleague.")

    id = KeyField()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = TermField(Role)
    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    stand_in = models.ForeignKey(StandIn, models.PROTECT, null=True, related_name="asked")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)
    answer = TermField(Answer, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.role} for {self.user_id}"


class SignInGuard(models.Model):
    """Counts wrong guesses per sign-in name or calling address, known or not, under a row lock."""

    row_security = Identity("Sign-in counts attempts before anybody is known.", audit="none")

    name_digest = models.CharField(primary_key=True, max_length=64)
    failures = models.IntegerField(default=0)
    first_failed_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name_digest[:8]


class LimitedLink(models.Model):
    """A way in without an account: one purpose, one record, until a day, with a code.

    Only digests of token and code are kept: whoever reads this table can open nothing. The code
    is good once; another is given for the next time. Wrong codes lock the link and then close it.
    """

    row_security = Identity(
        "A link is looked up before anybody is known; the row holds digests and ids only."
    )
    owner_may = ("SELECT",)

    id = KeyField()
    org_seq = models.IntegerField()
    sec_label = models.SmallIntegerField(default=1)
    purpose = TermField(LinkPurpose)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    person_id = models.UUIDField()
    token_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_way = TermField(CodeWay)
    failures = models.IntegerField(default=0)
    failures_in_all = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    expires_on = models.DateField()
    uses = models.IntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_id"], name="link_of_subject")]

    def __str__(self) -> str:
        return f"link {self.pk}"
