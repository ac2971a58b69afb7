"""Addresses of the look itself. `guitu.config.urls` declares who may call them."""

from django.views.i18n import set_language

from guitu.web import views

# (pattern, view, name). Before sign-in too: they hold nothing about anybody.
OPEN = [
    ("language/", set_language, "set_language"),
    ("theme/", views.theme, "theme"),
]
# For everybody signed in.
SIGNED_IN = [
    ("drafts/<str:key>/", views.draft, "draft"),
    ("drafts/<str:key>/discard/", views.discard_draft, "draft-discard"),
    ("components/", views.components, "components"),
]
