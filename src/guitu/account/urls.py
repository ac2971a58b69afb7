"""Addresses of the first screen, duties, boards and the account."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.account.views import boards, deferring, duties, figures, hosted_tests, not_reached, today

P = Permission

urlpatterns = [
    route("", today.today, name="today", needs=P.SIGNED_IN),
    route("duties/give/", duties.assign, name="duties-assign", needs=P.DUTY_ASSIGN),
    route(
        "duties/give/undo/<slug:key>/",
        duties.assign_undo,
        name="duties-assign-undo",
        needs=P.DUTY_ASSIGN,
    ),
    route("duties/<uuid:pk>/", duties.duty_page, name="duty-page", needs=P.DUTY_READ),
    route("duties/<uuid:pk>/put-off/", deferring.put_off, name="duty-put-off", needs=P.DUTY_READ),
    route(
        "duties/<uuid:pk>/put-off/undo/",
        deferring.put_off_undo,
        name="duty-put-off-undo",
        needs=P.DUTY_READ,
    ),
    route("duties/<uuid:pk>/comment/", deferring.comment, name="duty-comment", needs=P.DIGEST_READ),
    route(
        "duties/comments/<uuid:pk>/undo/",
        deferring.comment_undo,
        name="duty-comment-undo",
        needs=P.DIGEST_READ,
    ),
    route("duties/<uuid:pk>/waive/", duties.waive, name="duty-waive", needs=P.DUTY_WAIVE),
    route("duties/<uuid:pk>/waive/undo/", duties.unwaive, name="duty-unwaive", needs=P.DUTY_WAIVE),
    route("board/parties/", boards.parties, name="parties-board", needs=P.DUTY_READ),
    route(
        "board/not-reached/", not_reached.people, name="contact-not-reached", needs=P.CONTACT_READ
    ),
    route(
        "board/not-reached/<uuid:pk>/",
        not_reached.attempts,
        name="contact-not-reached-rows",
        needs=P.CONTACT_READ,
    ),
    route(
        "host-tasks/<uuid:pk>/test/",
        hosted_tests.put_on_record,
        name="host-task-test",
        needs=P.DRUG_TEST_WRITE,
    ),
    route("dashboard/", boards.dashboard, name="dashboard", needs=P.ACCOUNT_READ),
    route(
        "account/<slug:org>/<int:year>/",
        figures.year_page,
        name="account-year",
        needs=P.ACCOUNT_READ,
    ),
    route(
        "account/<slug:org>/<int:year>/file/<slug:form>/",
        figures.download,
        name="account-file",
        needs=P.ACCOUNT_READ,
    ),
    route(
        "account/<slug:org>/<int:year>/<slug:code>/",
        figures.records_page,
        name="account-records",
        needs=P.ACCOUNT_READ,
    ),
]
