"""The menu as data: what stands where, and which permission shows it."""

from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.web.menu import MenuItem

MENU: tuple[MenuItem, ...] = (
    MenuItem(gettext_noop("Today"), "today", "checklist", on_phone=True, covers=("duty-",)),
    MenuItem(
        gettext_noop("People"),
        "people-list",
        "users",
        needs=Permission.PERSON_READ,
        on_phone=True,
        covers=("person-", "people-", "merge-"),
    ),
    MenuItem(
        gettext_noop("Met at the gate"),
        "handover-board",
        "steering-wheel",
        needs=Permission.HANDOVER_READ,
        on_phone=True,
        covers=("handover-", "notice-", "transfer"),
    ),
    MenuItem(
        gettext_noop("Measures"),
        "measure-list",
        "clipboard-list",
        needs=Permission.MEASURE_READ,
        covers=(
            "measure-",
            "agreement-",
            "order-",
            "report-in",
            "status-change",
            "step-",
            "missed-",
            "breach-",
        ),  # fmt: skip
    ),
    MenuItem(
        gettext_noop("Contacts"),
        "contact-list",
        "messages",
        needs=Permission.CONTACT_READ,
        covers=("contact-", "appointment-", "review-"),
    ),
    MenuItem(
        gettext_noop("Tests"),
        "tests",
        "test-pipe",
        needs=Permission.DRUG_TEST_READ,
        covers=("test-", "treatment"),
    ),
    MenuItem(
        gettext_noop("Away"),
        "absence-list",
        "map-pin",
        needs=Permission.ABSENCE_READ,
        covers=("absence-", "departure-", "stay-", "hosted-"),
    ),
    MenuItem(
        gettext_noop("Files whose time is over"),
        "files-over",
        "archive",
        needs=Permission.FILE_DESTROY,
        covers=("file-closing", "file-unseal", "destruction"),
    ),
    MenuItem(
        gettext_noop("Needs and help"),
        "help-needs",
        "heart-handshake",
        needs=Permission.AID_READ,
        covers=("help-need", "help-plan", "help-goal", "help-step", "help-request", "help-job"),
    ),
    MenuItem(
        gettext_noop("Requests received"),
        "help-inbox",
        "inbox",
        needs=Permission.AID_ANSWER,
        on_phone=True,
        covers=("help-inbox", "help-request-sheet"),
    ),
    MenuItem(
        gettext_noop("Ledgers"),
        "ledgers",
        "table",
        needs=Permission.LEDGER_IMPORT,
        covers=("ledger-",),
    ),
    MenuItem(
        gettext_noop("Overview"),
        "dashboard",
        "report",
        needs=Permission.ACCOUNT_READ,
        covers=("account-year", "account-records"),
    ),
    MenuItem(
        gettext_noop("Who does what"), "parties-board", "users-group", needs=Permission.DUTY_READ
    ),
    MenuItem(
        gettext_noop("Rules in force"),
        "rules-page",
        "gavel",
        needs=Permission.RULES_READ,
        group=gettext_noop("Rules and forms"),
        covers=("rules-",),
    ),
    MenuItem(
        gettext_noop("Clauses and forms"),
        "clause-library",
        "file-description",
        needs=Permission.MEASURE_READ,
        group=gettext_noop("Rules and forms"),
        covers=("clause-", "word-form"),
    ),
    MenuItem(
        gettext_noop("Legal terms"),
        "terms-page",
        "scale",
        needs=Permission.RULES_READ,
        group=gettext_noop("Rules and forms"),
    ),
    MenuItem(
        gettext_noop("Colleagues"),
        "staff-list",
        "users-group",
        needs=Permission.GRANT_READ,
        group=gettext_noop("Administration"),
        covers=("staff-", "who-may-what", "grant-", "account-close", "start-password"),
    ),
    MenuItem(
        gettext_noop("Offices"),
        "org-tree",
        "sitemap",
        needs=Permission.ORG_READ,
        group=gettext_noop("Administration"),
        covers=("org-",),
    ),
    MenuItem(
        gettext_noop("Working days"),
        "working-days",
        "calendar",
        needs=Permission.CALENDAR_EDIT,
        group=gettext_noop("Administration"),
        covers=("working-days",),
    ),
    MenuItem(
        gettext_noop("Audit trail"),
        "trail",
        "shield-check",
        needs=Permission.AUDIT_READ,
        group=gettext_noop("Administration"),
        covers=("file-trail",),
    ),
    MenuItem(
        gettext_noop("Connected systems"),
        "clients",
        "link",
        needs=Permission.CLIENT_EDIT,
        group=gettext_noop("Administration"),
        covers=("client-",),
    ),
)
SEARCH_URL_NAME = "people-search"
SEARCH_NEEDS = Permission.PERSON_READ
