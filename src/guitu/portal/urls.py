"""Addresses without an account, by a limited link with its code; and those of colleagues."""

from guitu.access.permissions import Permission
from guitu.access.routes import public, route
from guitu.portal.views import inside, outside

ISSUE = Permission.LINK_ISSUE
BY_LINK = "By a limited link, whose code must be proved; without it nothing is shown."

urlpatterns = [
    public("k/<slug:token>/", outside.open_link, name="portal-open", because=BY_LINK),
    public("code/", outside.code, name="portal-code", because=BY_LINK),
    public("leave/", outside.leave, name="portal-leave", because=BY_LINK),
    public("", outside.own, name="portal-own", because=BY_LINK),
    public("say/<slug:kind>/", outside.say, name="portal-say", because=BY_LINK),
    public("reminders/", outside.reminders, name="portal-reminders-choice", because=BY_LINK),
    public("host/", outside.host, name="portal-host", because=BY_LINK),
    public("host/answer/", outside.host_answer, name="portal-host-answer", because=BY_LINK),
    public("host/<uuid:pk>/", outside.host_task, name="portal-host-task", because=BY_LINK),
    route("links/own/<uuid:pk>/", inside.link_own, name="link-own", needs=ISSUE),
    route("links/host/<uuid:pk>/", inside.link_host, name="link-host", needs=ISSUE),
    route("links/<uuid:pk>/code/", inside.link_code, name="link-code", needs=ISSUE),
    route("links/<uuid:pk>/close/", inside.link_revoke, name="link-revoke", needs=ISSUE),
    route("notes/", inside.note_list, name="portal-notes", needs=ISSUE),
    route("notes/<uuid:pk>/", inside.note, name="portal-note", needs=ISSUE),
    route("notes/<uuid:pk>/report/", inside.note_report, name="portal-note-report", needs=ISSUE),
    route("sent/", inside.reminder_list, name="portal-reminders", needs=ISSUE),
]
