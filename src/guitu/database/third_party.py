"""Row security of tables that other packages bring. A table that is not here stops the start."""

from guitu.database.row_security import Identity, Open

SIGN_IN = Identity("Sign-in reads it before anybody is known.", audit="none")
SIGN_IN_AUDITED = Identity("Sign-in reads it before anybody is known.")
QUEUE = Identity("The queue of background work; arguments are ids only.", audit="none")
REFERENCE = Identity("Names of tables and permissions of the framework.", audit="none")

DECLARATIONS: dict[str, Identity | Open] = {
    "django_session": SIGN_IN,
    "django_content_type": REFERENCE,
    "auth_group": REFERENCE,
    "auth_group_permissions": REFERENCE,
    "auth_permission": REFERENCE,
    "account_emailaddress": SIGN_IN,
    "account_emailconfirmation": SIGN_IN,
    "mfa_authenticator": SIGN_IN_AUDITED,
    "usersessions_usersession": SIGN_IN,
    "procrastinate_events": QUEUE,
    "procrastinate_jobs": QUEUE,
    "procrastinate_periodic_defers": QUEUE,
    "procrastinate_workers": QUEUE,
}
READ_ONLY = ("django_migrations",)
