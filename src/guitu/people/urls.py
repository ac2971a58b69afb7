"""Addresses of people's files. They hold ids only, never a name or a number."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.people.views import (
    attention,
    editing,
    finding,
    merging,
    opening,
    page,
    papers,
    printing,
    unmasking,
)

P = Permission

urlpatterns = [
    route("", finding.people_list, name="people-list", needs=P.PERSON_READ),
    route("search/", finding.search, name="people-search", needs=P.PERSON_READ),
    route("search/over/", finding.search_closed, name="people-closed-search", needs=P.PERSON_READ),
    route("pick/", finding.pick, name="people-pick", needs=P.PERSON_READ),
    route("new/", opening.person_new, name="person-new", needs=P.PERSON_WRITE),
    route("new/check/", opening.person_check, name="person-check", needs=P.PERSON_WRITE),
    route("flags/", attention.flags_list, name="people-flags", needs=P.PERSON_READ),
    route(
        "flags/resolve/",
        attention.flags_resolve,
        name="people-flags-resolve",
        needs=P.PERSON_WRITE,
    ),
    route("merges/", merging.merge_list, name="merge-list", needs=P.PERSON_MERGE),
    route("merges/<uuid:pk>/undo/", merging.merge_undo, name="merge-undo", needs=P.PERSON_MERGE),
    route("papers/<uuid:pk>/", papers.paper_open, name="paper-open", needs=P.PERSON_READ),
    route("<uuid:pk>/", page.person_page, name="person-page", needs=P.PERSON_READ),
    route("<uuid:pk>/part/<slug:tab>/", page.person_tab, name="person-tab", needs=P.PERSON_READ),
    route("<uuid:pk>/timeline/", page.person_timeline, name="person-timeline", needs=P.PERSON_READ),
    route("<uuid:pk>/papers/", page.person_papers, name="person-papers", needs=P.PERSON_READ),
    route("<uuid:pk>/family/", page.person_family, name="person-family", needs=P.PERSON_READ),
    route("<uuid:pk>/print/", page.person_print, name="person-print", needs=P.PERSON_READ),
    route(
        "<uuid:pk>/whole-file/", printing.whole_file, name="person-whole-file", needs=P.FILE_PRINT
    ),
    route("<uuid:pk>/edit/", editing.person_edit, name="person-edit", needs=P.PERSON_WRITE),
    route(
        "<uuid:pk>/responsible/", editing.person_assign, name="person-assign", needs=P.PERSON_WRITE
    ),
    route(
        "<uuid:pk>/add/<slug:kind>/", editing.part_add, name="person-part-add", needs=P.PERSON_READ
    ),
    route(
        "<uuid:pk>/void/<slug:kind>/<uuid:row>/",
        editing.part_void,
        name="person-part-void",
        needs=P.PERSON_READ,
    ),
    route(
        "<uuid:pk>/undo/<slug:kind>/<uuid:row>/",
        editing.part_undo,
        name="person-part-undo",
        needs=P.PERSON_READ,
    ),
    route(
        "<uuid:pk>/members/<uuid:row>/end/",
        editing.member_end,
        name="person-member-end",
        needs=P.PERSON_WRITE,
    ),
    route(
        "<uuid:pk>/show/<slug:what>/<uuid:row>/",
        unmasking.unmask,
        name="person-unmask",
        needs=P.PERSON_READ,
    ),
    route(
        "<uuid:pk>/consents/<uuid:row>/withdraw/",
        attention.consent_withdraw,
        name="consent-withdraw",
        needs=P.PERSON_WRITE,
    ),
    route("<uuid:pk>/merge/", merging.merge_choose, name="merge-choose", needs=P.PERSON_MERGE),
    route(
        "<uuid:pk>/merge/<uuid:other>/",
        merging.merge_confirm,
        name="merge-confirm",
        needs=P.PERSON_MERGE,
    ),
]
