"""Addresses of the first screen, duties, boards and the account."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.account.views import duties, today

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
    route("duties/<uuid:pk>/waive/", duties.waive, name="duty-waive", needs=P.DUTY_WAIVE),
    route("duties/<uuid:pk>/waive/undo/", duties.unwaive, name="duty-unwaive", needs=P.DUTY_WAIVE),
]
