"""What a page asks the database, as statements; its own are those beyond the frame of any page."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def asked(client: Client, url: str) -> list[str]:
    """Return the statements of a page that was opened once before, begin and end left out."""
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200, url
    return [one["sql"] for one in found.captured_queries if "SAVEPOINT" not in one["sql"]]
