"""Addresses of the meeting, of the person's side, and of reviews between rounds."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.risk.views import panel, person

READ, WRITE, DECIDE = Permission.RISK_READ, Permission.RISK_WRITE, Permission.RISK_DECIDE

PANEL = [
    route("rounds/<uuid:pk>/meeting/", panel.meeting, name="risk-meeting", needs=READ),
    route("rounds/<uuid:pk>/meeting/new/", panel.meeting_new, name="risk-meeting-new",
          needs=DECIDE),
    route("meetings/<uuid:pk>/undo/", panel.meeting_undo, name="risk-meeting-undo", needs=DECIDE),
    route("panel/<uuid:pk>/", panel.person, name="risk-panel", needs=READ),
    route("levels/<uuid:pk>/void/", panel.decision_void, name="risk-decision-void", needs=DECIDE),
    route("levels/<uuid:pk>/undo/", panel.decision_undo, name="risk-decision-undo", needs=DECIDE),
    route("next/<uuid:pk>/", panel.next_done, name="risk-next-done", needs=READ),
    route("next/<uuid:pk>/undo/", panel.next_undo, name="risk-next-undo", needs=READ),
    route("reviews/", panel.reviews, name="risk-reviews", needs=READ),
]  # fmt: skip
PERSON = [
    route("assessments/<uuid:pk>/tell/", person.tell, name="risk-tell", needs=WRITE),
    route("levels/<uuid:pk>/notice/", person.notice, name="risk-notice", needs=WRITE),
    route("tellings/<uuid:pk>/undo/", person.telling_undo, name="risk-telling-undo", needs=WRITE),
    route("tellings/<uuid:pk>/void/", person.telling_void, name="risk-telling-void", needs=WRITE),
    route("levels/<uuid:pk>/object/", person.object_to, name="risk-object", needs=WRITE),
    route("objections/<uuid:pk>/", person.objection, name="risk-objection", needs=READ),
    route("objections/<uuid:pk>/take/", person.objection_take, name="risk-objection-take",
          needs=DECIDE),
    route("objections/<uuid:pk>/undo/", person.objection_undo, name="risk-objection-undo",
          needs=WRITE),
    route("objections/<uuid:pk>/back/", person.objection_withdraw, name="risk-objection-withdraw",
          needs=WRITE),
    route("objections/<uuid:pk>/paper/", person.objection_paper, name="risk-objection-paper",
          needs=WRITE),
    route("people/<uuid:pk>/review/", person.review_new, name="risk-review-new", needs=READ),
    route("reviews/<uuid:pk>/undo/", person.review_undo, name="risk-review-undo", needs=READ),
    route("reviews/<uuid:pk>/void/", person.review_void, name="risk-review-void", needs=READ),
]  # fmt: skip
