"""Addresses of the module `drug_testing`; each declares its permission."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.drug_testing.views import calling, drawing, papers, testing, treatments

READ, WRITE = Permission.DRUG_TEST_READ, Permission.DRUG_TEST_WRITE
DRAW, EXPORT = Permission.DRUG_TEST_DRAW, Permission.EXPORT
PAPERS, HEALTH = Permission.DOCUMENT_WRITE, Permission.DOCUMENT_HEALTH

urlpatterns = [
    route("", calling.due, name="tests", needs=READ),
    route("completion/", papers.completion, name="test-completion", needs=READ),
    route(
        "completion/take-out/", papers.completion_xlsx, name="test-completion-xlsx", needs=EXPORT
    ),
    route("plan/<uuid:pk>/", testing.plan, name="test-plan", needs=READ),
    route("plan/<uuid:pk>/record/", testing.new, name="test-new", needs=WRITE),
    route("plan/<uuid:pk>/elsewhere/", testing.away, name="test-away", needs=WRITE),
    route("plan/<uuid:pk>/call/", calling.new, name="test-call-new", needs=WRITE),
    route("plan/<uuid:pk>/sheet/", papers.sheet, name="test-sheet", needs=READ),
    route("plan/<uuid:pk>/sheet.docx", papers.sheet_word, name="test-sheet-word", needs=READ),
    route("plan/<uuid:pk>/sheet.xlsx", papers.sheet_xlsx, name="test-sheet-xlsx", needs=READ),
    route("calls/<uuid:pk>/", calling.page, name="test-call", needs=READ),
    route("calls/<uuid:pk>/told/", calling.told, name="test-call-told", needs=WRITE),
    route("calls/<uuid:pk>/move/", calling.move, name="test-call-move", needs=WRITE),
    route("calls/<uuid:pk>/void/", calling.void, name="test-call-void", needs=WRITE),
    route("calls/<uuid:pk>/undo/", calling.undo, name="test-call-undo", needs=WRITE),
    route("calls/<uuid:pk>/notice/", calling.notice, name="test-call-notice", needs=WRITE),
    route("draws/", drawing.draws, name="test-draws", needs=READ),
    route("draws/new/", drawing.new, name="test-draw-new", needs=DRAW),
    route("draws/<uuid:pk>/", drawing.page, name="test-draw", needs=READ),
    route("draws/<uuid:pk>/void/", drawing.void, name="test-draw-void", needs=DRAW),
    route("treatment/<uuid:person_id>/", treatments.of_person, name="treatments", needs=HEALTH),
    route("treatment/<uuid:person_id>/new/", treatments.new, name="treatment-new", needs=PAPERS),
    route("treatment/<uuid:pk>/end/", treatments.end, name="treatment-end", needs=PAPERS),
    route("treatment/<uuid:pk>/void/", treatments.undo, name="treatment-undo", needs=PAPERS),
    route("<uuid:pk>/", testing.page, name="test-page", needs=READ),
    route("<uuid:pk>/step/<slug:code>/", testing.step, name="test-step", needs=READ),
    route("<uuid:pk>/result/", testing.result, name="test-result", needs=READ),
    route("<uuid:pk>/replace/", testing.replace, name="test-replace", needs=READ),
    route("<uuid:pk>/void/", testing.void, name="test-void", needs=WRITE),
    route("<uuid:pk>/undo/", testing.undo, name="test-undo", needs=WRITE),
    route("<uuid:pk>/rights.docx", papers.rights_word, name="test-rights-word", needs=WRITE),
    route(
        "<uuid:pk>/steps/<uuid:entry_id>/void/", testing.step_void, name="test-step-void",
        needs=READ,
    ),
]  # fmt: skip
