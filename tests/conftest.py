"""The database of a test run, in a throw-away home, made once per process and dropped after it.

It stands on an embedded server, or on the server that DATABASE_URL names.

Tests speak to it as the app role, under row security, like web server and worker do. Each test is
one transaction that is rolled back.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connections

from guitu.access import calendar
from guitu.config.setup import prepare
from guitu.database import keyring, server
from guitu.web import catalogue
from tests import own_server


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """Start the server and make the tables as the owner; tests never create a database."""
    with server.running(settings.LOCATION), django_db_blocker.unblock():
        catalogue.compile_all()
        prepare()
        yield
        connections.close_all()
    shutil.rmtree(settings.HOME, ignore_errors=True)
    if settings.LOCATION.embedded:
        server.forget(settings.LOCATION)
    else:
        own_server.drop(os.environ["DATABASE_URL"], settings.HOME)


@pytest.fixture(autouse=True)
def _forget_opened_keys() -> Iterator[None]:
    yield
    keyring.forget()
    calendar.forget_years()
