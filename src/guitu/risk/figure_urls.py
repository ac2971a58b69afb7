"""Addresses of a round in figures, and of its papers."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.risk.views import fairness, papers

P = Permission
READS = P.ACCOUNT_READ

FIGURES = [
    route("figures/", fairness.figures_list, name="risk-figures", needs=READS),
    route("<uuid:pk>/figures/", fairness.fairness_page, name="risk-fairness", needs=READS),
    route("<uuid:pk>/coverage/", papers.coverage_page, name="risk-coverage", needs=READS),
    route("<uuid:pk>/papers/", papers.papers_page, name="risk-papers", needs=P.RISK_DECIDE),
    route(
        "<uuid:pk>/certificate/", papers.certificate, name="risk-certificate", needs=P.RISK_ROUND
    ),
    route("<uuid:pk>/list/", papers.list_sheet, name="risk-round-sheet", needs=P.EXPORT),
    route("meetings/<uuid:pk>/minutes/", papers.minutes, name="risk-minutes", needs=P.RISK_DECIDE),
]
