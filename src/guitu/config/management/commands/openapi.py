"""Write the description of the API, or check that the committed one still says what is true."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from guitu.config.environment import CHECKOUT
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

FILE = CHECKOUT / "docs" / "reference" / "openapi.json"


class Command(BaseCommand):
    """`guitu openapi [--check]`."""

    help = "Write docs/reference/openapi.json; with --check, only compare."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to compare only."""
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--out", type=Path, default=FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        text, file = description(), options["out"]
        if not options["check"]:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            raise NotConfigured(
                gettext_noop("%(file)s is out of date; run `guitu openapi`."), file=file.name
            )


def description() -> str:
    """Return the description as it is committed."""
    from guitu.config.api import schema

    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
