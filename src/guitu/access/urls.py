"""Addresses of accounts, grants, offices, working days and the trail."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.access.views import asked, offices, own, staff, trail

P = Permission

STAFF = [
    route("", staff.staff_list, name="staff-list", needs=P.GRANT_READ),
    route("roles/", staff.who_may_what, name="who-may-what", needs=P.GRANT_READ),
    route("new/", staff.staff_new, name="staff-new", needs=P.GRANT_EDIT),
    route("asked/", asked.roles_asked, name="roles-asked", needs=P.GRANT_EDIT),
    route("asked/<uuid:pk>/", asked.role_answer, name="role-answer", needs=P.GRANT_EDIT),
    route("<uuid:pk>/", staff.staff_page, name="staff-page", needs=P.GRANT_READ),
    route("<uuid:pk>/role/", staff.grant_new, name="grant-new", needs=P.GRANT_EDIT),
    route("roles/<uuid:pk>/end/", staff.grant_end, name="grant-end", needs=P.GRANT_EDIT),
    route("<uuid:pk>/close/", staff.account_close, name="account-close", needs=P.GRANT_EDIT),
    route("<uuid:pk>/open/", staff.account_reopen, name="account-reopen", needs=P.GRANT_EDIT),
    route("<uuid:pk>/password/", staff.start_password, name="start-password", needs=P.GRANT_EDIT),
]
OFFICES = [
    route("", offices.org_tree, name="org-tree", needs=P.ORG_READ),
    route("new/", offices.org_new, name="org-new", needs=P.ORG_EDIT),
    route("<uuid:pk>/", offices.org_edit, name="org-edit", needs=P.ORG_EDIT),
    route("working-days/", offices.working_days, name="working-days", needs=P.RULES_READ),
    route(
        "working-days/<int:year>/",
        offices.working_days_year,
        name="working-days-year",
        needs=P.CALENDAR_EDIT,
    ),
]
TRAIL = [
    route("", trail.trail, name="trail", needs=P.AUDIT_READ),
    route("file/<uuid:pk>/", trail.file_trail, name="file-trail", needs=P.FILE_TRAIL),
]
OWN = [route("", own.my_account, name="my-account", needs=P.SIGNED_IN)]
