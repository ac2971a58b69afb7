"""Send the digest by hand, or say what would be sent."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from guitu.account.digest import digests, message, send
from guitu.account.terms import DigestKind
from guitu.web.clock import today


class Command(BaseCommand):
    """`guitu digest [--kind weekly|daily] [--dry-run]`."""

    help = "Send the digest of counts by e-mail; with --dry-run, print it instead."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which digest, and whether to print only."""
        kinds = [kind.value for kind in DigestKind]
        parser.add_argument("--kind", choices=kinds, default=DigestKind.WEEKLY.value)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send or print."""
        found = digests(DigestKind(options["kind"]), on=today())
        if not options["dry_run"]:
            self.stdout.write(f"{send(found)}")
            return
        for digest in found:
            mail = message(digest)
            self.stdout.write(f"{digest.address}\n{mail.subject}\n{mail.body}\n")
