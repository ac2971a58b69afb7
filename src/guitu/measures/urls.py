"""Addresses of measures; each declares its permission."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.measures.views import agreements, measures, papers, shelf

READ, WRITE = Permission.MEASURE_READ, Permission.MEASURE_WRITE
DRAFT, APPROVE, SIGN = (
    Permission.AGREEMENT_DRAFT, Permission.AGREEMENT_APPROVE, Permission.AGREEMENT_SIGN,
)  # fmt: skip
EDIT = Permission.TEMPLATE_EDIT

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
    route("clauses/", shelf.library, name="clause-library", needs=READ),
    route("clauses/new/", shelf.wording, name="clause-new", needs=EDIT),
    route("clauses/<slug:code>/", shelf.wording, name="clause-edit", needs=EDIT),
    route("clauses/<slug:code>/drop/", shelf.wording_drop, name="clause-drop", needs=EDIT),
    route("terms/", shelf.terms, name="terms-page", needs=Permission.RULES_READ),
]
