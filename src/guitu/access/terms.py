"""Words of accounts, grants, offices and the table of working days."""

from guitu.kernel.terms import gettext_noop

ACTS = {
    "account.opened": gettext_noop("Account opened"),
    "account.closed": gettext_noop("Account closed"),
    "account.reopened": gettext_noop("Account opened again"),
    "account.start_password": gettext_noop("New start password given"),
    "account.password_changed": gettext_noop("Password changed"),
    "grant.given": gettext_noop("Role given"),
    "grant.ended": gettext_noop("Role ended"),
    "sign_in.done": gettext_noop("Sign-in accepted"),
    "sign_in.ended": gettext_noop("Signed out"),
    "sign_in.refused": gettext_noop("Sign-in refused"),
    "org.added": gettext_noop("Organisation added"),
    "org.changed": gettext_noop("Organisation changed"),
    "calendar.stored": gettext_noop("Working days of a year entered"),
}
