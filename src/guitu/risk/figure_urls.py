"""Addresses of a round in figures, and of its papers."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.risk.views import fairness

READS = Permission.ACCOUNT_READ

FIGURES = [
    route("figures/", fairness.figures_list, name="risk-figures", needs=READS),
    route("<uuid:pk>/figures/", fairness.fairness_page, name="risk-fairness", needs=READS),
]
