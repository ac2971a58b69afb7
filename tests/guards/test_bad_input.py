"""Whatever is typed, sent or written into an address: a clear answer, never a broken page.

The client raises what a view raises, so any exception fails the test by itself.
"""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from guitu.access.roles import ROLES
from guitu.kernel.keys import uuid7
from guitu.web import clock
from tests.cast import POSTS, TODAY, town
from tests.guards.routes import every_route

JUNK = {
    "nul": "a\x00b",
    "huge-number": "9" * 60,
    "very-long": "长" * 3000,
    "no-such-day": "2020-02-30",
    "day-out-of-range": "99999-12-31",
    "markup": "<b>{{ 7 }}</b> %(x)s {0} \u202e\r\n",
    "unknown-id": str(uuid7()),
}
ASKED = (
    "page", "size", "sort", "q", "s", "stage", "attention", "until", "from", "kind", "before",
    "day", "span", "way", "month", "standing", "year", "next", "flag", "urgency", "owner", "place",
    "party", "put_off", "on", "as", "show", "of", "org", "date", "status", "measure", "person",
    "community", "purpose", "duty", "id", "tab", "level", "colleague", "who", "view", "filter",
)  # fmt: skip
PLAIN = [
    route
    for route in every_route()
    if route.needs is not None and not route.is_foreign and not route.converters
]
WHO = ("chen", "li", "district", "system", "security", "auditor", "archivist")


@pytest.fixture(scope="module")
def somebody(django_db_setup, django_db_blocker):
    """Return a maker of a client who may open a page; everything is rolled back in the end."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "today", lambda: TODAY)
        place = town()
        clients = {}
        for who in WHO:
            clients[who] = Client()
            clients[who].force_login(place.users[who])

        def permitted(route):
            may = [who for who in WHO if route.needs in permissions_of(who)]
            return clients[may[0]] if may else None

        yield permitted
        transaction.set_rollback(True)


def permissions_of(who):
    return ROLES[POSTS[who][0]].permissions


def send(client, method, *asked):
    """Return the status of one request; what it did is undone."""
    with transaction.atomic():
        status = getattr(client, method)(*asked).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: route.name)
def test_nonsense_in_an_address_breaks_no_page(somebody, route):
    client = somebody(route)

    said = {
        name: send(client, "get", f"{reverse(route.name)}?{urlencode(dict.fromkeys(ASKED, junk))}")
        for name, junk in JUNK.items()
        if client
    }

    assert all(status < 500 for status in said.values()), said


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: route.name)
def test_nonsense_in_a_form_is_refused_and_breaks_nothing(somebody, route):
    client, url = somebody(route), reverse(route.name)
    if client is None:
        return
    page = client.get(url)
    form = (page.context or {}).get("form") if page.status_code == 200 else None
    names = [*(form.fields if form else ASKED), "_token", "_version"]

    said = {
        name: send(client, "post", url, dict.fromkeys(names, junk)) for name, junk in JUNK.items()
    }

    assert all(status < 500 for status in said.values()), said
