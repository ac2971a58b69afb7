"""An empty ledger with the headings an office may hold, for those who have none yet."""

import io

import xlsxwriter

from guitu.exchange.ledgers.aliases import Field, LedgerKind, aliases_for

LEFT_OUT = ("term", "street", "other_address", "grid_worker", "occupation")
WIDTHS = {"id_number": 22, "text": 18, "date": 13, "phones": 16}
ROWS = 2000


def blank_form(kind: LedgerKind) -> bytes:
    """Return an .xlsx with one heading row. Numbers are texts, so that no digit is lost."""
    fields = [field for name, field in aliases_for(kind).fields.items() if name not in LEFT_OUT]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "num_format": "@"})
        for column, field in enumerate(fields):
            sheet.set_column(column, column, WIDTHS.get(field.kind, 12), text)
            sheet.write_string(0, column, _heading(field), head)
        sheet.freeze_panes(1, 1)
    return out.getvalue()


def _heading(field: Field) -> str:
    """Return the heading that stands alone: “户籍省” rather than “户籍地/省”."""
    plain = [text for text in field.headings if "/" not in text]
    return (plain or list(field.headings))[0] + ("*" if field.is_required else "")
