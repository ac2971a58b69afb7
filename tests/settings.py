"""The short test overlay: a home and a database of its own, thrown away afterwards."""

import atexit
import os
import shutil
import tempfile

from tests.own_server import beside

# Never the home or the database that the environment names: both are emptied after the run.
os.environ["GUITU_HOME"] = tempfile.mkdtemp(prefix="guitu-test-")
atexit.register(shutil.rmtree, os.environ["GUITU_HOME"], ignore_errors=True)
os.environ["GUITU_DATABASE_THROWAWAY"] = "1"
if os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = beside(
        os.environ["DATABASE_URL"],
        os.environ["GUITU_HOME"],
        purpose=os.environ.get("PYTEST_XDIST_WORKER", "main"),
    )

from guitu.config.settings import *  # noqa: E402, F403

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
