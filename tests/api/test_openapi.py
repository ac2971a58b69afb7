"""The committed description of the API says what the API does."""

from django.test import override_settings

from guitu.config.api import schema
from guitu.config.management.commands.openapi import FILE, description


def test_the_committed_description_is_current():
    assert FILE.read_text(encoding="utf-8") == description(), "run `guitu openapi`"


@override_settings(LANGUAGE_CODE="en")
def test_every_operation_says_how_it_fails_and_every_write_asks_for_a_key():
    for address, operations in schema()["paths"].items():
        for method, operation in operations.items():
            assert {"401", "403", "404", "409", "422"} <= set(operation["responses"]), address
            asked = {one["name"] for one in operation.get("parameters", [])}
            writes = method != "get" and not address.endswith("/search")
            assert writes == ("Idempotency-Key" in asked), address
