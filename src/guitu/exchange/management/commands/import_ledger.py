"""Read in a ledger: `guitu import-ledger FILE --org CODE [--dry-run] [--json]`."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.database.context import SYSTEM, acting_for
from guitu.exchange.importing import Examination, Wanted, apply, examine, history, reporting
from guitu.exchange.importing.applying import NOTHING_WRITTEN, RowsRefused
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.inspection import inspect
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.kernel.errors import BadInput, GuituError
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import by_code
from guitu.web import clock
from guitu.web.errors import sentence

REFUSED = 2


class Command(BaseCommand):
    """Reads in a ledger of people or of coming releases. Prints counts, never personal data."""

    help = "Read in a ledger (.xls, .xlsx, .csv) for an office; refused rows come with reasons."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the office, and how much is to be written."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--org", required=True, help="Code of the office or community.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen.")
        parser.add_argument(
            "--accepted-only", action="store_true", help="Leave refused rows out; write the rest."
        )
        parser.add_argument("--kind", choices=["person", "release_notice"], help="What it holds.")
        parser.add_argument("--as", dest="username", help="Act for this user.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine, write, and report; one sentence and exit status 2 where it is refused."""
        try:
            found, written = self._read_in(options)
        except GuituError as error:
            self.stderr.write(f"guitu: {sentence(error)}")
            raise SystemExit(REFUSED) from error
        self._report(found, options, written=written)
        if not written and not options["dry_run"]:
            refused = RowsRefused(NOTHING_WRITTEN, rows=found.refused_rows)
            self.stderr.write(f"guitu: {sentence(refused)}")
            raise SystemExit(REFUSED)

    def _read_in(self, options: dict[str, Any]) -> tuple[Examination, bool]:
        path, today = options["file"], clock.today()
        inspect(path)
        user = _user(options["username"]) if options["username"] else None
        with acting_for(user.pk if user else SYSTEM, on=today):
            actor = actor_for(user, on=today) if user else SYSTEM_ACTOR
            kind = LedgerKind(options["kind"]) if options["kind"] else None
            wanted = Wanted(path, by_code(options["org"]), kind, said=self._progress)
            found = examine(wanted, actor=actor, on=today)
            may_write = options["accepted_only"] or not found.refused
            if options["dry_run"] or not may_write:
                return found, False
            self._write(path, found, actor=actor, options=options)
            return found, True

    def _write(
        self, path: Path, found: Examination, *, actor: Actor, options: dict[str, Any]
    ) -> None:
        self._progress("writing", found.created + found.updated)
        outcome = apply(
            found, accepted_only=options["accepted_only"], actor=actor, on=clock.today()
        )
        file = history.FileFacts.of(path.name, path.read_bytes())
        record = history.begin(file, found.org, actor=actor, at=clock.now())
        record.accepted_only = options["accepted_only"]
        history.note_findings(record, found, at=clock.now())
        history.note_outcome(record, outcome, actor=actor, at=clock.now())

    def _report(self, found: Examination, options: dict[str, Any], *, written: bool) -> None:
        counts_as_found = written or options["dry_run"]
        report = {
            "created": found.created if counts_as_found else 0,
            "updated": found.updated if counts_as_found else 0,
            "unchanged": found.unchanged,
            "refused": reporting.refused_as_json(found),
            "dropped_columns": list(found.ledger.dropped_columns),
            "marked_file": self._marked(options["file"], found),
        }
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
        else:
            self._say(report, found)

    def _marked(self, path: Path, found: Examination) -> str | None:
        out = path.with_name(f"{path.stem}{reporting.SUFFIX}{path.suffix}")
        try:
            marked = reporting.mark_copy(path, found, out)
        except (LedgerRefused, OSError):
            self.stderr.write(_("The copy with the reasons could not be written beside the file."))
            return None
        return str(marked) if marked else None

    def _say(self, report: dict[str, Any], found: Examination) -> None:
        counts = {name: report[name] for name in ("created", "updated", "unchanged")}
        text = _(
            "%(created)s new, %(updated)s changed, %(unchanged)s unchanged, %(refused)s refused."
        )
        self.stdout.write(text % (counts | {"refused": found.refused_rows}))
        for one in found.refused:
            self.stdout.write(f"  {one.row} {one.letter} {one.column}: {reporting.reason(one)}")
        for column in found.dropped:
            self.stdout.write(f"  {column.heading}: {_(column.ground.label)}")
        if report["marked_file"]:
            self.stdout.write(report["marked_file"])

    def _progress(self, what: str, count: int) -> None:
        texts = {
            "reading": _("Reading the file …"),
            "checked": _("%(count)s rows checked …"),
            "matched": _("%(count)s rows compared with the files …"),
            "writing": _("Writing %(count)s rows …"),
        }
        self.stderr.write(texts[what] % {"count": count})


def _user(username: str) -> User:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        text = gettext_noop("There is no account “%(username)s”.")
        raise BadInput.of("as", text, username=username)
    return user
