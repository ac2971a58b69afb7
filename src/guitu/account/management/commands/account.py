"""Print the account of a year, with the ids of the records behind each figure."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand
from django.utils import translation

from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.account.papers import FORMATS, paper
from guitu.account.queries.year import account_of, of_code, read_by
from guitu.database.context import acting_for, as_system
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.kernel.terms import gettext_noop
from guitu.web.clock import today


class Command(BaseCommand):
    """`guitu account --org CODE --year Y --format json|docx|xlsx|pdf [--out FILE]`."""

    help = "Print the account of a year of one organisation; as a file with --out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which account, as what, for whom, and where to."""
        parser.add_argument("--org", required=True, metavar="CODE")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--format", choices=tuple(FORMATS), default="json")
        parser.add_argument("--out", type=Path, help="Write to this file.")
        parser.add_argument("--as", dest="user", help="Read as this user, with that user's scope.")
        parser.add_argument("--language", choices=("zh-hans", "en"), default="zh-hans")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the account."""
        with translation.override(options["language"]):
            content = self._content(options)
        if options["out"]:
            options["out"].write_bytes(content)
        elif options["format"] == "json":
            self.stdout.write(content.decode(), ending="")
        else:
            sys.stdout.buffer.write(content)

    def _content(self, options: dict[str, Any]) -> bytes:
        on = today()
        if not options["user"]:
            with as_system(on=on):
                account = of_code(options["org"], options["year"], on=on)
                return paper(account, options["format"])
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise BadInput.of(
                "as", gettext_noop("There is no user “%(name)s”."), name=options["user"]
            )
        with acting_for(user.pk, on=on):
            org = read_by(actor_for(user, on=on), options["org"])
            if org is None:
                raise AccessDenied(gettext_noop("This user does not read the account there."))
            return paper(account_of(org, options["year"], on=on), options["format"])
