"""A ledger of ten thousand rows is read in seconds and in little memory."""

import json
import subprocess
import sys

import pytest
import xlsxwriter

from tests.factories import ledgers

ROWS, EXTRA_COLUMNS = 10_000, 36
MOST_SECONDS, MOST_MEGABYTES = 30, 400
MEASURE = """
import json, resource, sys, time
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.ledger import read_ledger
from tests.factories.ledgers import ON
started = time.monotonic()
ledger = read_ledger(sys.argv[1], LedgerKind.PERSON)
refused = [row.is_refused for _, row in ledger.rows(on=ON)]
# The peak of this process since exec; ru_maxrss would begin with the size of the test runner.
status = open("/proc/self/status").read()
own = int(status.partition("VmHWM:")[2].split()[0])
peak = own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
json.dump([len(refused), sum(refused), time.monotonic() - started, peak / 1024], sys.stdout)
"""


def large_form() -> ledgers.Grid:
    extra = [f"附加{number}" for number in range(EXTRA_COLUMNS)]
    grid = ledgers.form([ledgers.person_row(index) + extra for index in range(ROWS)])
    grid.rows[ledgers.FIRST_HEADING_ROW] += [f"附加项{number}" for number in range(EXTRA_COLUMNS)]
    return grid


def write_quickly(path, grid):
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet(grid.name)
        for row, cells in enumerate(grid.rows):
            sheet.write_row(row, 0, cells)
    return path


@pytest.mark.parametrize("write", [write_quickly, ledgers.write_csv], ids=["xlsx", "csv"])
def test_ten_thousand_rows_of_71_columns_are_read(tmp_path, pytestconfig, write):
    path = write(tmp_path / "ledger", large_form())

    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=pytestconfig.rootpath)

    rows, refused, seconds, megabytes = json.loads(done.stdout)
    assert (rows, refused) == (ROWS, 0)
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES
