"""Addresses of the rules in force."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.duties.views import rules

P = Permission

urlpatterns = [
    route("", rules.rules_page, name="rules-page", needs=P.RULES_READ),
    route("adopt/<slug:subject>/", rules.rules_adopt, name="rules-adopt", needs=P.RULES_ADOPT),
    route(
        "practice/<uuid:pk>/take-back/",
        rules.rules_take_back,
        name="rules-take-back",
        needs=P.RULES_ADOPT,
    ),
]
