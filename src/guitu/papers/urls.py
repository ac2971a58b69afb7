"""Addresses of the Word forms of an office."""

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.papers import views

READ, EDIT = Permission.MEASURE_READ, Permission.TEMPLATE_EDIT

urlpatterns = [
    route("forms/", views.form_list, name="word-forms", needs=READ),
    route("short-name/", views.short_name, name="word-forms-short-name", needs=EDIT),
    route("forms/<slug:code>/", views.form_page, name="word-form", needs=READ),
    route("forms/<slug:code>/standard.docx", views.standard, name="word-form-standard", needs=READ),
    route("forms/<slug:code>/<int:number>.docx", views.version, name="word-form-version",
          needs=EDIT),
    route("forms/<slug:code>/use-standard/", views.use_standard, name="word-form-use-standard",
          needs=EDIT),
]  # fmt: skip
