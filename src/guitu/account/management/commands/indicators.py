"""Print what every figure comes to in a span of days."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management import BaseCommand

from guitu.account import figures
from guitu.account.figures import Counts, Definition
from guitu.database.context import as_system
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import by_code
from guitu.web.clock import today


class Command(BaseCommand):
    """`guitu indicators --org CODE --from D --to D [--json]`."""

    help = "Print numerator, denominator, what is left out and the value of every figure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which organisation and which days."""
        parser.add_argument("--org", required=True, metavar="CODE")
        parser.add_argument("--from", dest="from_on", required=True, type=date.fromisoformat)
        parser.add_argument("--to", dest="until_on", required=True, type=date.fromisoformat)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the figures."""
        rows = self._rows(options)
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            of = "" if row["denominator"] is None else f" / {row['denominator']}"
            self.stdout.write(f"{row['code']:24} {row['numerator']}{of}")

    def _rows(self, options: dict[str, Any]) -> list[dict[str, Any]]:
        if options["until_on"] < options["from_on"]:
            raise BadInput.of("to", gettext_noop("The last day is before the first."))
        on = today()
        with as_system(on=on):
            org = by_code(options["org"])
            asked = figures.Asked(options["from_on"], options["until_on"], on, org.seq, org.seq_end)
            found = figures.definitions()
            counts = figures.counts(found, asked)
            return [_row(one, counts[one.code]) for one in found]


def _row(one: Definition, counts: Counts) -> dict[str, Any]:
    """Return a figure as JSON; `value` is the share where there is a denominator."""
    share = counts.numerator / counts.denominator if one.of and counts.denominator else None
    return {
        "code": one.code,
        "numerator": counts.numerator,
        "denominator": counts.denominator if one.of else None,
        "excluded": dict(counts.excluded),
        "unknown": counts.unknown,
        "value": share if one.of else counts.numerator,
    }
