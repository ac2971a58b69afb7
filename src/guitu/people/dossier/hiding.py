"""What a printed text does not say unless it was asked for in full. Pure: no database.

Numbers are known by their form. Exact addresses are known from the file, however they are spaced,
and by their form where a house and its parts are named.
"""

import re
from collections.abc import Callable, Iterable

from guitu.people import masking

Hide = Callable[[str], str]
ID_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
PHONE = re.compile(r"(?<![0-9])1[0-9]{10}(?![0-9])")
DIGITS = r"[0-9０-９]+(?:[-－—之][0-9０-９]+)*"
UNIT = rf"{DIGITS}\s*(?:号楼|号院|号|栋|幢|座|单元|室|组|户)"
HOUSE = re.compile(
    rf"(?P<way>路|街|巷|大道|弄|胡同|村|社区|小区|苑|花园|院)\s*(?:{UNIT}\s*)+(?:{DIGITS})?"
    rf"|(?:{UNIT}\s*){{2,}}(?:{DIGITS})?"
)
MASK = "****"
SHORTEST = 3


def hiding(addresses: Iterable[str]) -> Hide:
    """Return what masks numbers and exact addresses; `addresses` are those known from the file.

    One of fewer than three characters is too common to be looked for.
    """
    known = sorted({"".join(one.split()) for one in addresses}, key=len, reverse=True)
    parts = [r"\s*".join(map(re.escape, one)) for one in known if len(one) >= SHORTEST]
    on_file = re.compile("|".join(parts)) if parts else None

    def hide(text: str) -> str:
        text = on_file.sub(MASK, text) if on_file else text
        text = HOUSE.sub(lambda found: f"{found['way'] or ''}{MASK}", text)
        text = ID_NUMBER.sub(lambda found: masking.id_number(found[0]), text)
        return PHONE.sub(lambda found: masking.phone(found[0]), text)

    return hide


def show(text: str) -> str:
    """Return the text as it is: what was asked for in full."""
    return text
