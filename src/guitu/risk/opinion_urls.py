"""Addresses of the opinions of departments."""

from guitu.access.permissions import Permission as P
from guitu.access.routes import route
from guitu.risk.views import opinions

# A list is answered by the body asked, or entered from paper by the office: the view's query says.
EITHER_SIDE = P.SIGNED_IN

OPINIONS = [
    route("opinions/", opinions.opinion_inbox, name="risk-opinion-inbox", needs=P.RISK_OPINION),
    route("opinions/<uuid:pk>/", opinions.opinions, name="risk-opinions", needs=EITHER_SIDE),
    route("opinions/<uuid:pk>/rest/", opinions.opinions_rest, name="risk-opinions-rest",
          needs=EITHER_SIDE),
    route("opinions/<uuid:pk>/again/", opinions.opinions_chase, name="risk-opinions-chase",
          needs=P.RISK_ROUND),
    route("opinions/<uuid:pk>/undo/<int:at>/", opinions.opinions_undo, name="risk-opinions-undo",
          needs=EITHER_SIDE),
    route("opinions/one/<uuid:pk>/undo/", opinions.opinion_undo, name="risk-opinion-undo",
          needs=EITHER_SIDE),
]  # fmt: skip
