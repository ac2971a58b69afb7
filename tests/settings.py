"""The short test overlay: a home of its own, thrown away afterwards."""

import os
import tempfile

if "GUITU_HOME" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["GUITU_HOME"] = tempfile.mkdtemp(prefix="guitu-test-")
os.environ["GUITU_DATABASE_THROWAWAY"] = "1"

from guitu.config.settings import *  # noqa: F403

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files straight from the source folders.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
