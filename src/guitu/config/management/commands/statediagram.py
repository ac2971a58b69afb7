"""`guitu statediagram`: draws every table of states into the documentation."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guitu.config.diagrams import document

DIFFERS = "docs/reference/states.md differs; run `guitu statediagram`."
PAGE = Path(__file__).resolve().parents[5] / "docs" / "reference" / "states.md"


class Command(BaseCommand):
    """Write docs/reference/states.md, or compare it."""

    help = "Draws every table of states into docs/reference/states.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        """Take --check: compare and change nothing."""
        parser.add_argument("--check", action="store_true", help="compare, exit 1 when it differs")

    def handle(self, *args, **options):
        """Write or compare the page."""
        drawn = document()
        if not options["check"]:
            PAGE.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"{PAGE.name} written.")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != drawn:
            raise CommandError(
                "docs/reference/states.md differs; run `guitu statediagram`.", returncode=1
            )
