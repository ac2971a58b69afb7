"""`guitu rules`: the rules in force on a day, with their citations. Needs no database."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand
from django.utils.translation import get_language

from guitu import policy
from guitu.duties.days import day_argument
from guitu.policy import Row
from guitu.web import clock


class Command(BaseCommand):
    """`guitu rules [--on DATE] [--region CODE] [--all] [--json]`."""

    help = "Print the rules in force on a day, with their citations."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day and the jurisdiction."""
        parser.add_argument("--on", type=day_argument, help="The day; today by default.")
        parser.add_argument(
            "--region", default=settings.REGION, help="Administrative code, or cn for the nation."
        )
        parser.add_argument("--all", action="store_true", help="Rows of every time.")
        parser.add_argument("--json", action="store_true", help="Print a list of JSON objects.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the rows, ordered by subject."""
        on: date = options["on"] or clock.today()
        rows = policy.rulebook(options["region"]).rows(None if options["all"] else on)
        if options["json"]:
            self.stdout.write(json.dumps([row.as_json() for row in rows], ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(said(row, get_language() or "zh"))


def said(row: Row, lang: str) -> str:
    """Return one row as text: what it is about, what it says, where it stands."""
    cited = ", ".join(policy.article_label(cite, lang) for cite in row.cites[:1])
    since = f"{row.since} –{f' {row.until}' if row.until else ''}"
    return (
        f"{row.subject} ({row.region}, {since})\n  {row.summary.text(lang)}\n"
        f"  {row.source_title(lang)} {cited} [{row.cite.status}]"
    )
