"""Addresses of the notices that a person is given, and of files whose time is over."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.rights.views import closing, three_years
from guitu.rights.views import notices as views

DESTROY = Permission.FILE_DESTROY

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
    route("<uuid:pk>/terms/", three_years.sheet, name="terms-sheet",
          needs=Permission.MEASURE_READ),
    route("<uuid:pk>/control-end/", three_years.control_end, name="control-end",
          needs=Permission.POLICE_PAPER),
    route("control-ends/<uuid:pk>/void/", three_years.control_end_void, name="control-end-void",
          needs=Permission.POLICE_PAPER),
    route("files/", closing.files_over, name="files-over", needs=DESTROY),
    route("files/<uuid:pk>/", closing.file_closing, name="file-closing", needs=DESTROY),
    route("files/<uuid:pk>/close/", closing.file_close, name="file-close",
          needs=Permission.FILE_SEAL),
    route("files/<uuid:pk>/unseal/", closing.file_unseal, name="file-unseal",
          needs=Permission.ARCHIVE_READ),
    route("files/<uuid:pk>/destruction/", closing.destruction_ask, name="destruction-ask",
          needs=DESTROY),
    route("destructions/", closing.destructions, name="destructions", needs=DESTROY),
    route("destructions/<uuid:pk>/", closing.destruction_confirm, name="destruction-confirm",
          needs=DESTROY),
]  # fmt: skip
