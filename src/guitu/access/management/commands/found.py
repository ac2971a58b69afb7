"""`guitu found`: the first organisation and the first two accounts of an empty installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from guitu.access.founding import found
from guitu.database.context import as_system
from guitu.orgs.actions import NewOrg
from guitu.orgs.terms import TERRITORIES, OrgKind
from guitu.web import clock


class Command(BaseCommand):
    """`guitu found CODE --name NAME [--kind KIND] [--region CODE] [--security U] [--system U]`."""

    help = "Make the topmost organisation and the accounts of the two administrators."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what is known of the organisation, and the two sign-in names."""
        parser.add_argument("code", help="Code of the organisation, such as beita.")
        parser.add_argument("--name", required=True, help="Its official name.")
        kinds = [kind.value for kind in TERRITORIES]
        parser.add_argument("--kind", choices=kinds, default=OrgKind.DISTRICT.value)
        parser.add_argument("--region", default="", help="Administrative code, for regional rules.")
        parser.add_argument("--security", default="security", help="Who gives rights.")
        parser.add_argument("--system", default="system", help="Who looks after offices.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and print the start passwords, this once."""
        today = clock.today()
        new = NewOrg(
            code=options["code"],
            name=options["name"],
            kind=OrgKind(options["kind"]),
            region=options["region"],
        )
        with as_system(on=today):
            accounts = found(new, security=options["security"], system=options["system"], on=today)
        for account in accounts:
            self.stdout.write(f"{account.role.label}: {account.username}  {account.password}")
        self.stdout.write("Shown this once; the first sign-in asks for another password.")
