"""Start Guitu: database, migrations, demonstration year when empty, web server and worker."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command

from guitu.config import processes
from guitu.config.home import check_port, only_one
from guitu.config.setup import prepare
from guitu.config.static_files import prepare_static_files
from guitu.demo.accounts import demonstration_accounts
from guitu.demo.year import load_when_empty
from guitu.web import clock


class Command(BaseCommand):
    """`guitu run [--port N]`."""

    help = "Start Guitu and print its address and sign-in names. Ctrl-C ends everything."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address to listen on."""
        parser.add_argument("--port", type=int, default=int(os.environ.get("GUITU_PORT", "8000")))
        parser.add_argument("--host", default=os.environ.get("GUITU_BIND", "127.0.0.1"))
        parser.add_argument(
            "--empty", action="store_true", help="Do not load the demonstration year."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare what is missing, start the processes, and wait."""
        host, port = options["host"], options["port"]
        address = f"http://{host}:{port}/"
        with only_one(settings.HOME, address=address):
            check_port(host, port)
            prepare()
            prepare_static_files()
            if not options["empty"]:
                load_when_empty(progress=self.stderr.write)
            call_command(
                "check", "--tag", "database", "--tag", "security", "--database", "default",
                stdout=self.stderr,
            )  # fmt: skip
            self._serve(host, port, address)

    def _serve(self, host: str, port: int, address: str) -> None:
        children = [
            processes.start(
                "gunicorn", "guitu.config.wsgi", "--bind", f"{host}:{port}", "--workers", "2",
                "--threads", "4", "--worker-class", "gthread", "--max-requests", "5000",
                "--max-requests-jitter", "500", "--log-level", "warning", "--timeout", "120",
            ),
            processes.start("guitu.config.worker"),
        ]  # fmt: skip
        try:
            self._greet(address)
            raise SystemExit(processes.wait_for_first(children) or 1)
        except KeyboardInterrupt:
            self.stderr.write("Stopping …")
        finally:
            processes.end_all(children)

    def _greet(self, address: str) -> None:
        self.stdout.write(f"\nGuitu 归途  {address}\n")
        accounts = demonstration_accounts(on=clock.today())
        if accounts:
            self.stdout.write("Demonstration accounts with invented people; one per role:\n")
        for account in accounts:
            self.stdout.write(f"  {account.username:<12} {account.password}  {account.post}\n")
        self.stdout.write("Ctrl-C ends everything.\n")
        self.stdout.flush()
