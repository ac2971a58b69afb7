"""How much of a person a list shows. Pure functions, used on the server; never by style sheets.

A list shows less than a file: the surname, the place a number was issued, the community. What is
hidden is asked for field by field, with a reason that is recorded.
"""

import re

from guitu.people.names.readings import double_surnames
from guitu.people.names.writing import DOT, is_han, normal

STAR = "*"
COMMUNITY = re.compile(r"^.*?(?:社区|居委会|村委会|(?<!新)村(?!镇|路|街))")
STREET = re.compile(r"^.*?(?:镇街道|街道|(?<!城)镇|乡|苏木)")
DISTRICT = re.compile(r"^.*(?:自治县|(?<!小)区|县(?!城|道)|旗|市(?!场))")


def name(text: str) -> str:
    """Return the surname and a star for each further character: 张**, 欧阳*, 阿**·***.

    A name without a surname keeps the first character of its first part; of a name of one
    character nothing is left. The separator stays, so that the kind of name can be recognised.
    """
    parts = normal(text).split(DOT)
    kept = _kept_of(parts)
    first = parts[0][:kept] + STAR * (len(parts[0]) - kept)
    return DOT.join([first, *(STAR * len(part) for part in parts[1:])])


def id_number(number: str) -> str:
    """Return the six characters of the place and stars: birth date and last four are hidden."""
    if len(number) < 15:
        return STAR * len(number)
    return number[:6] + STAR * (len(number) - 6)


def phone(number: str) -> str:
    """Return a mobile number as 138****5678; of a landline only area code and last two digits."""
    if re.fullmatch(r"1[0-9]{10}", number):
        return f"{number[:3]}****{number[7:]}"
    if number.startswith("0") and len(number) >= 10:
        area = 3 if number[1] in "12" else 4
        return number[:area] + STAR * (len(number) - area - 2) + number[-2:]
    return STAR * len(number)


def last_four(number: str) -> str:
    """Return what is hidden but for the last four: for telling two numbers on file apart."""
    return STAR * max(len(number) - 4, 0) + number[-4:] if len(number) > 4 else STAR * len(number)


def address(text: str) -> str:
    """Return the address down to the community, or to the street or district, and stars."""
    shown, hidden = split_address(text)
    return shown + STAR * 4 if hidden else shown


def split_address(text: str) -> tuple[str, str]:
    """Return the part that lists may show, down to the community, and the exact part after it.

    Where neither community nor street nor district is named, everything is the exact part.
    """
    plain = "".join(text.split())
    for level in (COMMUNITY, STREET, DISTRICT):
        found = level.match(plain)
        if found:
            return found[0], plain[found.end() :]
    return "", plain


def _kept_of(parts: list[str]) -> int:
    """Return how many characters at the beginning of the first part stay."""
    first = parts[0]
    if len(parts) == 1 and len(first) == 1:
        return 0
    if len(parts) == 1 and len(first) > 2 and first[:2] in double_surnames():
        return 2
    is_word = bool(first) and not is_han(first[0])
    return 1 if first and (is_word or len(first) > 1 or len(parts) > 1) else 0
