"""Addresses of absences: reports, departures without one, stays elsewhere, what hosts are asked."""

from guitu.absences.views import reports, stays
from guitu.access.permissions import Permission
from guitu.access.routes import route

READ, WRITE = Permission.ABSENCE_READ, Permission.ABSENCE_WRITE

urlpatterns = [
    route("", reports.absence_list, name="absence-list", needs=READ),
    route("report/<uuid:person_id>/", reports.absence_new, name="absence-new", needs=WRITE),
    route("<uuid:pk>/", reports.absence_page, name="absence-page", needs=READ),
    route("<uuid:pk>/undo/", reports.absence_undo, name="absence-undo", needs=WRITE),
    route("<uuid:pk>/step/<slug:step>/", reports.absence_step, name="absence-step", needs=WRITE),
    route(
        "contacts/<uuid:pk>/void/", reports.contact_void, name="absence-contact-void", needs=WRITE
    ),
    route(
        "unreported/<uuid:person_id>/new/", reports.departure_new, name="departure-new", needs=WRITE
    ),
    route("unreported/<uuid:pk>/", reports.departure_page, name="departure-page", needs=READ),
    route(
        "unreported/<uuid:pk>/step/<slug:step>/", reports.departure_step, name="departure-step",
        needs=READ,
    ),
    route("counts/<uuid:pk>/", reports.counts_page, name="absence-counts", needs=READ),
    route("<uuid:pk>/report.docx", stays.absence_word, name="absence-word", needs=WRITE),
    route("elsewhere/<uuid:person_id>/new/", stays.stay_new, name="stay-new", needs=WRITE),
    route("elsewhere/<uuid:pk>/", stays.stay_page, name="stay-page", needs=READ),
    route("elsewhere/<uuid:pk>/<slug:step>/", stays.stay_step, name="stay-step", needs=WRITE),
    route("letters/<uuid:pk>/<slug:step>/", stays.letter_step, name="letter-step", needs=WRITE),
    route("tasks/<uuid:pk>/<slug:step>/", stays.task_step, name="task-step", needs=WRITE),
    route("hosted/", stays.hosted_list, name="hosted-list", needs=READ),
    route("hosted/<uuid:pk>/", stays.hosted_page, name="hosted-page", needs=READ),
    route("hosted/<uuid:pk>/answer/", stays.hosted_answer, name="hosted-answer", needs=WRITE),
    route("hosted/tasks/<uuid:pk>/", stays.hosted_task, name="hosted-task", needs=WRITE),
]  # fmt: skip
