"""Addresses of work among colleagues."""

from guitu.access.permissions import Permission
from guitu.access.routes import public, route
from guitu.colleagues.views import away, calendar, digests, packs, visits, workload

P = Permission

urlpatterns = [
    route("workload/", workload.workload, name="workload", needs=P.DIGEST_READ),
    route("workload/nobody/", workload.of_nobody, name="workload-nobody", needs=P.DIGEST_READ),
    route("workload/give/", workload.give, name="workload-give", needs=P.DUTY_ASSIGN),
    route(
        "workload/give/undo/<slug:key>/",
        workload.give_undo,
        name="workload-give-undo",
        needs=P.DUTY_ASSIGN,
    ),
    route("workload/<uuid:pk>/", workload.of_colleague, name="workload-of", needs=P.DIGEST_READ),
    route("stand-ins/", away.stand_ins, name="stand-ins", needs=P.DUTY_READ),
    route("stand-ins/new/", away.stand_in_new, name="stand-in-new", needs=P.DUTY_READ),
    route("stand-ins/<uuid:pk>/", away.stand_in, name="stand-in", needs=P.DUTY_READ),
    route("stand-ins/<uuid:pk>/end/", away.stand_in_end, name="stand-in-end", needs=P.DUTY_READ),
    route("stand-ins/<uuid:pk>/undo/", away.stand_in_undo, name="stand-in-undo", needs=P.DUTY_READ),
    route("stand-ins/<uuid:pk>/ask/", away.stand_in_ask, name="stand-in-ask", needs=P.DUTY_READ),
    route("packs/", packs.pack_list, name="packs", needs=P.DUTY_READ),
    route("packs/new/", packs.pack_new, name="pack-new", needs=P.DUTY_ASSIGN),
    route("packs/<uuid:pk>/", packs.pack_page, name="pack", needs=P.DUTY_READ),
    route("packs/<uuid:pk>/print/", packs.pack_print, name="pack-print", needs=P.DUTY_READ),
    route("packs/<uuid:pk>/collect/", packs.pack_collect, name="pack-collect", needs=P.DUTY_ASSIGN),
    route("packs/<uuid:pk>/to/", packs.pack_to, name="pack-to", needs=P.DUTY_ASSIGN),
    route("packs/<uuid:pk>/sign/", packs.pack_sign, name="pack-sign", needs=P.DUTY_READ),
    route(
        "packs/<uuid:pk>/withdraw/", packs.pack_withdraw, name="pack-withdraw", needs=P.DUTY_ASSIGN
    ),
    route("digests/", digests.digest_list, name="digests", needs=P.DIGEST_READ),
    route("digests/week/<str:day>/", digests.of_week, name="digest-of-week", needs=P.DIGEST_READ),
    route("digests/<uuid:pk>/", digests.digest_page, name="digest", needs=P.DIGEST_READ),
    route(
        "digests/<uuid:pk>/<slug:figure>/",
        digests.figure_page,
        name="digest-figure",
        needs=P.DIGEST_READ,
    ),
    route("visits/", visits.day_plan, name="day-plan", needs=P.DUTY_READ),
    route("calendar/", calendar.my_calendar, name="my-calendar", needs=P.DUTY_READ),
    route("calendar/revoke/", calendar.revoke, name="calendar-revoke", needs=P.DUTY_READ),
    route("duties/<uuid:pk>/calendar.ics", calendar.duty_file, name="duty-ics", needs=P.DUTY_READ),
    public(
        "calendar/<slug:secret>.ics",
        calendar.feed,
        name="calendar-feed",
        because="Calendar programs have no session; the secret in the address is the key.",
    ),
]
