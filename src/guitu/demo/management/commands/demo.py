"""Load the demonstration year into an empty database. Safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, call_command

from guitu.demo.year import load_when_empty


class Command(BaseCommand):
    """`guitu demo [--year 2020] [--without-round]`."""

    help = "Load the demonstration year into an empty database. Safe to repeat."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the year; 2020 is the one there is."""
        parser.add_argument("--year", type=int, default=2020, choices=[2020])
        parser.add_argument(
            "--without-round",
            action="store_true",
            help="Leave the risk round of July to be opened, to practise it.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare the database and load the year where there is nothing yet."""
        call_command("setup", verbosity=0)
        if not load_when_empty(progress=self.stderr.write, with_round=not options["without_round"]):
            self.stderr.write("The database is not empty: nothing was changed.")
