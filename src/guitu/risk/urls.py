"""Addresses of risk rounds. They hold ids only, never a name or a number."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.risk.figure_urls import FIGURES
from guitu.risk.opinion_urls import OPINIONS
from guitu.risk.panel_urls import PANEL, PERSON
from guitu.risk.views import assessments, rounds

READ, WRITE, ROUND = Permission.RISK_READ, Permission.RISK_WRITE, Permission.RISK_ROUND

urlpatterns = [
    route("", rounds.round_list, name="risk-rounds", needs=READ),
    route("new/", rounds.round_new, name="risk-round-new", needs=ROUND),
    route("due/<uuid:pk>/", rounds.round_due, name="risk-round-due", needs=ROUND),
    route("<uuid:pk>/", rounds.round_page, name="risk-round", needs=READ),
    route("<uuid:pk>/left-out/", rounds.round_left_out, name="risk-round-left-out", needs=READ),
    route("<uuid:pk>/follow/", rounds.round_follow, name="risk-round-follow", needs=ROUND),
    route("<uuid:pk>/close/", rounds.round_close, name="risk-round-close", needs=ROUND),
    route("<uuid:pk>/reopen/", rounds.round_reopen, name="risk-round-reopen", needs=ROUND),
    route(
        "assessments/<uuid:pk>/", assessments.assessment_page, name="risk-assessment", needs=READ
    ),
    route("assessments/<uuid:pk>/items/", assessments.answers, name="risk-answers", needs=WRITE),
    *OPINIONS,
    *FIGURES,
    *PANEL,
    *PERSON,
]
