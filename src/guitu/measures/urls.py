"""Addresses of measures; each declares its permission."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.measures.views import agreements, breach, breach_papers, measures, papers, shelf

READ, WRITE = Permission.MEASURE_READ, Permission.MEASURE_WRITE
DRAFT, APPROVE, SIGN = (
    Permission.AGREEMENT_DRAFT, Permission.AGREEMENT_APPROVE, Permission.AGREEMENT_SIGN,
)  # fmt: skip
EDIT = Permission.TEMPLATE_EDIT
PROPOSE, ISSUE = Permission.BREACH_DRAFT, Permission.BREACH_ISSUE

urlpatterns = [
    route("measures/", measures.measure_list, name="measure-list", needs=READ),
    route("measures/<uuid:pk>/", measures.measure_page, name="measure-page", needs=READ),
    route(
        "people/<uuid:person_id>/order/",
        measures.order_new,
        name="order-new",
        needs=READ,
    ),
    route("measures/<uuid:pk>/report-in/", measures.report_in, name="report-in", needs=WRITE),
    route(
        "measures/<uuid:pk>/status/<slug:act>/",
        measures.status_change,
        name="status-change",
        needs=READ,
    ),
    route("measures/<uuid:pk>/void/", measures.order_void, name="order-void", needs=READ),
    route(
        "measures/<uuid:pk>/step/<slug:kind>/",
        measures.step_close,
        name="step-close",
        needs=WRITE,
    ),
    route(
        "measures/<uuid:pk>/explanation.docx",
        papers.explanation_word,
        name="explanation-word",
        needs=WRITE,
    ),
    route(
        "measures/<uuid:pk>/report-in.docx",
        papers.report_in_word,
        name="report-in-word",
        needs=WRITE,
    ),
    route(
        "measures/<uuid:measure_id>/agreement/",
        agreements.draft,
        name="agreement-draft",
        needs=DRAFT,
    ),
    route(
        "measures/<uuid:measure_id>/agreement/earlier/",
        agreements.earlier,
        name="agreement-earlier",
        needs=SIGN,
    ),
    route("agreements/<uuid:pk>/", agreements.agreement_page, name="agreement-page", needs=READ),
    route(
        "agreements/<uuid:pk>/clauses/", agreements.redraft, name="agreement-redraft", needs=DRAFT
    ),
    route(
        "agreements/<uuid:pk>/explain/", agreements.explain, name="agreement-explain", needs=DRAFT
    ),
    route(
        "agreements/<uuid:pk>/approve/", agreements.approve, name="agreement-approve", needs=APPROVE
    ),
    route(
        "agreements/<uuid:pk>/return/", agreements.send_back, name="agreement-return", needs=APPROVE
    ),
    route(
        "agreements/<uuid:pk>/withdraw/",
        agreements.withdraw,
        name="agreement-withdraw",
        needs=DRAFT,
    ),
    route("agreements/<uuid:pk>/sign/", agreements.sign, name="agreement-sign", needs=SIGN),
    route("agreements/<uuid:pk>/scan/", agreements.scan, name="agreement-scan", needs=SIGN),
    route(
        "agreements/<uuid:pk>/print/", papers.agreement_print, name="agreement-print", needs=DRAFT
    ),
    route(
        "agreements/<uuid:pk>/agreement.docx",
        papers.agreement_word,
        name="agreement-word",
        needs=DRAFT,
    ),
    route("missed/", breach.missed_list, name="missed-list", needs=READ),
    route("measures/<uuid:pk>/missed/", breach.missed_page, name="missed-page", needs=READ),
    route("measures/<uuid:pk>/missed/note/", breach.note, name="missed-note", needs=PROPOSE),
    route(
        "measures/<uuid:pk>/missed/<uuid:step_id>/hear/",
        breach.hear,
        name="missed-hear",
        needs=PROPOSE,
    ),
    route("measures/<uuid:pk>/missed/help/", breach.help_offered, name="missed-help",
          needs=PROPOSE),
    route("measures/<uuid:pk>/missed/draft/<slug:kind>/", breach.draft, name="breach-draft",
          needs=PROPOSE),
    route("missed/<slug:code>/<uuid:pk>/void/", breach.entry_void, name="breach-entry-void",
          needs=PROPOSE),
    route("breach-papers/<uuid:pk>/", breach_papers.paper_page, name="breach-paper", needs=READ),
    route("breach-papers/<uuid:pk>/issue/", breach_papers.issue, name="breach-issue", needs=ISSUE),
    route("breach-papers/<uuid:pk>/deliver/", breach_papers.deliver, name="breach-deliver",
          needs=PROPOSE),
    route("breach-papers/<uuid:pk>/objection/", breach_papers.object_to, name="breach-object",
          needs=PROPOSE),
    route("breach-papers/<uuid:pk>/answer/", breach_papers.answer, name="breach-answer",
          needs=ISSUE),
    route("breach-papers/<uuid:pk>/void/", breach_papers.void, name="breach-void", needs=PROPOSE),
    route("breach-papers/<uuid:pk>/draft.docx", breach_papers.word, name="breach-word",
          needs=PROPOSE),
    route("breach-papers/<uuid:pk>/<slug:code>.docx", breach_papers.sheet, name="breach-sheet",
          needs=PROPOSE),
    route("clauses/", shelf.library, name="clause-library", needs=READ),
    route("clauses/new/", shelf.wording, name="clause-new", needs=EDIT),
    route("clauses/<slug:code>/", shelf.wording, name="clause-edit", needs=EDIT),
    route("clauses/<slug:code>/drop/", shelf.wording_drop, name="clause-drop", needs=EDIT),
    route("terms/", shelf.terms, name="terms-page", needs=Permission.RULES_READ),
]  # fmt: skip
