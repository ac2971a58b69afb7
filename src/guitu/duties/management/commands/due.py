"""`guitu due`: the worklist of an organisation on a day, with the reason for every line."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import as_system
from guitu.duties import kinds, queries
from guitu.duties.days import day_argument
from guitu.duties.presenters import as_json
from guitu.orgs.queries import by_code


class Command(BaseCommand):
    """`guitu due --org CODE --on DATE [--until DATE] [--json]`."""

    help = "Print the worklist of an organisation and everything below it."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organisation and the day."""
        parser.add_argument("--org", required=True, help="Code of the organisation.")
        parser.add_argument("--on", required=True, type=day_argument, help="The day judged by.")
        parser.add_argument(
            "--until", type=day_argument, help="Also what can be done up to this day."
        )
        parser.add_argument("--json", action="store_true", help="Print a list of JSON objects.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is open, the most urgent first; no names, no numbers of persons."""
        on: date = options["on"]
        with as_system(on=on):
            org = by_code(options["org"])
            open_duties = queries.worklist(SYSTEM_ACTOR, until=options["until"] or on)
            open_duties = open_duties.exclude(queries.lapsed(on=on))
            within = open_duties.filter(org_seq__range=(org.seq, org.seq_end))
            found = [as_json(duty, on=on) for duty in within.iterator(chunk_size=2000)]
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for duty in found:
            self.stdout.write(said(duty))


def said(duty: dict[str, Any]) -> str:
    """Return one duty as a line."""
    label = kinds.kind(duty["kind"]).label
    late = "late" if duty["overdue"] else "    "
    reasons = "; ".join(f"{cite['source']} {cite['article']}" for cite in duty["because"])
    return f"{duty['due_on']} {late} {label} ({duty['owner']}) {duty['subject']} – {reasons}"
