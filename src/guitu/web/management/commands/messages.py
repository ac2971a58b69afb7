"""`guitu messages`: collects the texts of the user interface into the catalogues."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guitu.web import catalogue


class Command(BaseCommand):
    """Collect, check or compile the translation catalogues of all or of the named modules."""

    help = "Collects user interface texts into the catalogues of their modules."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        """Take the modules ("shared" for kernel and policy) and what to do."""
        parser.add_argument("modules", nargs="*", help="modules; all when none is named")
        parser.add_argument(
            "--check", action="store_true", help="change nothing, list what is wrong"
        )
        parser.add_argument("--compile", action="store_true", help="only compile what is stored")
        parser.add_argument("--missing", action="store_true", help="print missing texts as JSON")
        parser.add_argument("--fill", help="JSON file {English: Chinese} to take up; - for stdin")

    def handle(self, *args, **options):
        """Run the chosen mode; collecting is the default."""
        names = _known(options["modules"])
        if options["check"]:
            self._check(names)
        elif options["compile"]:
            self.stdout.write(f"{catalogue.compile_all(force=True)} catalogues compiled.")
        else:
            self._merge(names, options)

    def _check(self, names):
        found = [sentence for name in names for sentence in catalogue.problems(name)]
        if found:
            raise CommandError("\n".join(found), returncode=1)

    def _merge(self, names, options):
        given = _translations(options["fill"])
        missing = sum(catalogue.merge(name, given) for name in names)
        catalogue.compile_all()
        if options["missing"]:
            texts = {text: "" for name in names for text in catalogue.untranslated(name)}
            self.stdout.write(json.dumps(texts, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(f"{missing} texts lack Chinese.")


def _known(names):
    wanted = ["" if name == "shared" else name for name in names] or catalogue.modules()
    for name in wanted:
        if name not in catalogue.modules():
            raise CommandError(f"There is no module “{name}”.", returncode=2)
    return wanted


def _translations(source):
    if not source:
        return {}
    text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    return json.loads(text)
