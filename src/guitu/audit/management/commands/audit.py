"""`guitu audit verify` checks the trail; `guitu audit checkpoint` signs where its chains end."""

import json
from argparse import ArgumentParser
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import BaseCommand

from guitu.audit import checkpoints
from guitu.audit.verifying import Fault, Problem, Report, verify
from guitu.database.location import OWNER
from guitu.web import clock


class Command(BaseCommand):
    """`guitu audit verify [--json]` and `guitu audit checkpoint [--json]`."""

    help = "Check the audit trail, or sign where its chains end now."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        parser.add_argument("act", choices=("verify", "checkpoint"))
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run as the owner; exit 1 and name the first bad row when the trail is broken."""
        with psycopg.connect(**settings.LOCATION.parameters(OWNER)) as owner:
            if options["act"] == "checkpoint":
                self._checkpoint(owner, as_json=options["json"])
                return
            owner.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            report = verify(owner, settings.HOME)
        self._say(report, as_json=options["json"])
        if not report.is_whole:
            raise SystemExit(1)

    def _checkpoint(self, owner: psycopg.Connection, *, as_json: bool) -> None:
        signed = checkpoints.add(settings.HOME, owner, at=clock.now())
        heads = len(signed.heads) if signed else 0
        if as_json:
            key = checkpoints.public_key(settings.HOME)
            signature = signed.signature if signed else None
            found = {"heads": heads, "signature": signature, "public_key": key}
            self.stdout.write(json.dumps(found))
        else:
            self.stdout.write(f"Signed {heads} chains in {checkpoints.path(settings.HOME)}.")

    def _say(self, report: Report, *, as_json: bool) -> None:
        counted = {
            name: getattr(report, name) for name in ("entries", "changes", "events", "checkpoints")
        }
        if as_json:
            first = report.first.as_json() if report.first else None
            found = [problem.as_json() for problem in report.problems]
            found_all = {"whole": report.is_whole, **counted, "first": first, "problems": found}
            self.stdout.write(json.dumps(found_all))
            return
        said = ", ".join(f"{count} {name}" for name, count in counted.items())
        if report.first is None:
            self.stdout.write(f"The trail is whole: {said}.")
        else:
            self.stdout.write(f"The trail is broken ({said}). First: {sentence(report.first)}")


def sentence(problem: Problem) -> str:
    """Return one line that names the bad row."""
    place = (
        f"chain {problem.shard}, number {problem.chain_no}, " if problem.shard is not None else ""
    )
    at = f", written {problem.at.isoformat(timespec='seconds')}" if problem.at else ""
    return f"{place}{problem.table_name} {problem.row}{at}: {Fault(problem.fault).label}"
