"""Addresses of release notices, hand-overs, files between offices, and the checklist."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.handover.views import board, notice, office, page, person

READ, PLAN = Permission.HANDOVER_READ, Permission.HANDOVER_PLAN
FILE, EDIT = Permission.FILE_TRANSFER, Permission.TEMPLATE_EDIT
RECEIVE = Permission.NOTICE_RECEIVE

urlpatterns = [
    route("", board.show_board, name="handover-board", needs=READ),
    route("list/", board.hand_over_list, name="handover-list", needs=READ),
    route("releases/", board.releases, name="handover-releases", needs=READ),
    route("new/", notice.notice_new, name="notice-new", needs=RECEIVE),
    route("new/matches/", notice.notice_matches, name="notice-matches", needs=RECEIVE),
    route("files/", office.transfers, name="transfers", needs=FILE),
    route("files/<uuid:pk>/answer/", office.transfer_answer, name="transfer-answer", needs=FILE),
    route("files/<uuid:pk>/recall/", office.transfer_recall, name="transfer-recall", needs=FILE),
    route("files/<uuid:pk>/", office.transfer_page, name="transfer-page", needs=FILE),
    route("files/<uuid:pk>/keep/", office.transfer_keep, name="transfer-keep", needs=FILE),
    route("files/<uuid:pk>/made/", office.transfer_made, name="transfer-made", needs=FILE),
    route("files/of/<uuid:pk>/", office.transfer_new, name="transfer-new", needs=FILE),
    route("files/within/<uuid:pk>/", office.move_within, name="move-within", needs=FILE),
    route("checklist/", office.checklist, name="checklist", needs=EDIT),
    route("checklist/own/", office.checklist_own, name="checklist-own", needs=EDIT),
    route("checklist/<uuid:pk>/void/", office.checklist_void, name="checklist-void", needs=EDIT),
    route("<uuid:pk>/", page.hand_over_page, name="handover-page", needs=READ),
    route("<uuid:pk>/sheet/", page.travel_sheet, name="handover-sheet", needs=READ),
    route("<uuid:pk>/sheet.pdf", page.travel_sheet_pdf, name="handover-sheet-pdf", needs=READ),
    route("<uuid:pk>/receipt.pdf", page.receipt_pdf, name="handover-receipt", needs=READ),
    route("<uuid:pk>/photos/<uuid:photo>/", page.photo_open, name="handover-photo",
          needs=Permission.DOCUMENT_READ),
    route("<uuid:pk>/person/", person.person_step, name="handover-person", needs=PLAN),
    route("<uuid:pk>/person/match/", person.person_match, name="handover-match", needs=PLAN),
    route(
        "<uuid:pk>/team/<uuid:member>/void/", page.member_void, name="handover-member-void",
        needs=PLAN,
    ),
    route("<uuid:pk>/<slug:code>/", page.step_page, name="handover-step", needs=READ),
]  # fmt: skip
