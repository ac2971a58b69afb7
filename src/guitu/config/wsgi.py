"""The web application, for gunicorn or another WSGI server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from guitu.web.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guitu.config.settings")

application = get_wsgi_application()
_pages = get_resolver().url_patterns  # loaded now rather than for the first reader
settle()
