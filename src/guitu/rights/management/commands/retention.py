"""`guitu retention`: narrows and seals the files whose time is over."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from guitu.database.context import as_system
from guitu.duties.days import day_argument
from guitu.measures.actions import lapse_terms
from guitu.rights.actions import close_files
from guitu.web import clock


class Command(BaseCommand):
    """`guitu retention [--on DATE] [--dry-run] [--json]`."""

    help = "Narrow and seal the files whose time is over; the worker does it every hour."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day, and whether anything may change."""
        parser.add_argument("--on", type=day_argument, help="The day judged by; today by default.")
        parser.add_argument("--dry-run", action="store_true", help="Say what is due; do nothing.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was done, by key of the file; no names, no numbers of persons."""
        on = options["on"] or clock.today()
        with as_system(on=on):
            lapsed = [] if options["dry_run"] else lapse_terms(on=on)
            files = close_files(on=on, dry_run=options["dry_run"])
        steps = [
            {
                "file": str(each.person_id),
                "step": str(each.step),
                "due_on": each.due_on.isoformat() if each.due_on else None,
            }
            for each in files
        ]
        if options["json"]:
            found = {"on": on.isoformat(), "terms_lapsed": len(lapsed), "files": steps}
            self.stdout.write(json.dumps(found))
            return
        self.stdout.write(f"{len(lapsed)} terms written down as over, {len(steps)} files.")
        for step in steps:
            self.stdout.write(f"{step['due_on'] or '':10} {step['step']:7} {step['file']}")
