"""`guitu reference`: writes the reference pages that come from the code."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guitu.config.reference import pages

FOLDER = Path(__file__).resolve().parents[5] / "docs" / "reference"


class Command(BaseCommand):
    """Write docs/reference/data-dictionary.md and permissions.md, or compare them."""

    help = "Write the data dictionary and the permission matrix."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --check: compare and change nothing."""
        parser.add_argument(
            "--check", action="store_true", help="Compare; exit 1 where one differs."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        for name, text in pages().items():
            path = FOLDER / name
            if not options["check"]:
                path.write_text(text, encoding="utf-8")
                self.stdout.write(f"{name} written.")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                raise CommandError(
                    f"docs/reference/{name} differs; run `guitu reference`.", returncode=1
                )
