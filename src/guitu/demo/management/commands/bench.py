"""Measure speed with an invented population: ratios in one run, as JSON."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

CHILD = "GUITU_BENCH_HOME"


class Command(BaseCommand):
    """`guitu bench [--people N] [--json]`."""

    help = "Measure speed with an invented population in a throw-away database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size and the form of the report."""
        parser.add_argument("--people", type=int, default=20_000)
        parser.add_argument("--rows", type=int, default=10_000, help="Rows of the ledger read in.")
        parser.add_argument("--no-growth", action="store_true", help="Do not measure at 10 N.")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure in a home of its own, so that nobody's records are touched."""
        if os.environ.get(CHILD):
            self._measure(options)
            return
        home = tempfile.mkdtemp(prefix="guitu-bench-")
        environment = os.environ | {
            CHILD: home,
            "GUITU_HOME": home,
            "GUITU_DATABASE_THROWAWAY": "1",
        }
        try:
            outcome = subprocess.run([sys.argv[0], *sys.argv[1:]], env=environment, check=False)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        raise SystemExit(outcome.returncode)

    def _measure(self, options: dict[str, Any]) -> None:
        from guitu.demo.bench.run import Wanted, measure

        wanted = Wanted(
            people=options["people"], rows=options["rows"], grows=not options["no_growth"]
        )
        report = measure(wanted, progress=self.stderr.write)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_table(report))


def as_table(report: dict[str, Any]) -> str:
    """Return the report for a person at a terminal."""
    lines = [
        f"{report['people']} people · {report['machine']}",
        f"{'read':<16} {'scope':<10} {'page ms':>8} {'p95':>8} {'db ms':>8} {'sql ms':>8} "
        f"{'ratio':>6} {'queries':>7} {'growth':>6}",
    ]
    for row in report["reads"]:
        lines.append(
            f"{row['name']:<16} {row['scope']:<10} {row['page_ms']['median']:>8} "
            f"{row['page_ms']['p95']:>8} {row['db_ms']:>8} {row['sql_ms']:>8} {row['db_ratio']:>6} "
            f"{row['queries']:>7} {row['growth'] if row['growth'] is not None else '-':>6}"
        )
    read_in = report["import"]
    lines.append(
        f"import {read_in['rows_per_s']} rows/s, COPY {read_in['copy_rows_per_s']} rows/s, "
        f"ratio 1/{round(1 / read_in['ratio'], 1)}"
    )
    opened = report["round"]
    lines.append(
        f"round of {opened['files']} files, {opened['assessed']} assessed: {opened['opens_s']} s, "
        f"{opened['rows']} rows, {opened['ratio']} of COPY"
    )
    lines.append(f"planning {report['planning']['measures_per_s']} measures/s")
    return "\n".join(lines)
