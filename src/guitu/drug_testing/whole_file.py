"""What tests tell in the whole file: the sheet of records, measure by measure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access.permissions import Permission
from guitu.drug_testing import counting, queries
from guitu.drug_testing.presenters.plan_page import sheet_rows
from guitu.drug_testing.sheets import SHEET_HEADS
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part

COLUMNS = ("number", "tested_on", "place", "result", "staff")


def tests(wanted: Wanted) -> Sequence[Block]:
    """Return 吸毒检测记录表 of each measure with its headings, the oldest measure first."""
    rows = queries.measures(wanted.actor).filter(person=wanted.person).order_by("received_on", "pk")
    return [
        Sheet(
            SHEET_HEADS,
            [tuple(str(row[name]) for name in COLUMNS) for row in sheet_rows(found)],
            _(found.measure.kind.label),
        )
        for found in counting.tested_many(list(rows.select_related("person")))
        if found.tests
    ]


def register_whole_file() -> None:
    """Register it once."""
    register(Provider("tests", Part.TESTS, tests, Permission.DRUG_TEST_READ))
