"""Addresses of the notices that a person is given."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.rights import views

urlpatterns = [
    route(
        "<uuid:pk>/", views.rights_notice, name="rights-notice", needs=Permission.MEASURE_WRITE
    ),
    route(
        "<uuid:pk>/print/", views.rights_print, name="rights-notice-print",
        needs=Permission.PERSON_READ,
    ),
    route("given/<uuid:pk>/void/", views.rights_void, name="rights-void",
          needs=Permission.MEASURE_WRITE),
]  # fmt: skip
