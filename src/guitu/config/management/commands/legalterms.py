"""`guitu legalterms`: writes the legal terms into the documentation."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guitu.config.legal_pages import documents

FOLDER = Path(__file__).resolve().parents[5] / "docs" / "reference"


class Command(BaseCommand):
    """Write docs/reference/legal-terms.md in both languages, or compare them."""

    help = "Writes the legal terms into docs/reference in both languages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        """Take --check: compare and change nothing."""
        parser.add_argument("--check", action="store_true", help="compare, exit 1 when it differs")

    def handle(self, *args, **options):
        """Write or compare the pages."""
        for name, text in documents().items():
            path = FOLDER / name
            if not options["check"]:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{name} differs; run `guitu legalterms`.", returncode=1)
        if not options["check"]:
            self.stdout.write("Legal terms written.")
