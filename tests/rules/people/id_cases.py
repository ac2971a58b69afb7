"""Cases of ID numbers, composed when the tests run.

No number that could be somebody's stands in this repository: area, birth date and sequence are
put together here and the check character is worked out by the recursive form of ISO 7064, which
is not the way the product does it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A text, and what becomes of it: a kind of card, or the beginning of the refusal.

    An empty beginning stands for any refusal.
    """

    id: str
    text: str
    expected: str
    warnings: int = 0


def last_character(body: str) -> str:
    """Return the check character by ISO 7064 mod 11-2, recursively."""
    remainder = 0
    for digit in body:
        remainder = (remainder + int(digit)) * 2 % 11
    return "0123456789X"[(12 - remainder) % 11]


def number(area: str, birth: str = "19900307", sequence: str = "217") -> str:
    """Return a number of 18 characters with a right check character."""
    body = area + birth + sequence
    return body + last_character(body)


RESIDENT, PERMIT, FOREIGN = "resident", "residence_permit", "permanent_resident"
PROVINCES = [
    *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
    *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"),
    *("65", "71"),
]


def provinces() -> list[Case]:
    """Every province, with districts founded lately, abolished long ago, or never there."""
    cases = [Case(f"province-{code}", number(f"{code}0101"), RESIDENT) for code in PROVINCES]
    named = {
        "linping-2021": "330113", "qiantang-2021": "330114", "gongshu-before-2021": "330105",
        "revoked-xiacheng": "330103", "revoked-jianggan": "330104", "sansha": "460300",
        "xiongan": "133100", "revoked-chongqing-in-sichuan": "510200", "revoked-county": "432622",
        "city-without-districts": "441900", "county-level-corps-city": "659001",
        "county-code-not-in-any-table": "339999", "beita": "430511", "hubei-line": "429004",
    }  # fmt: skip
    return cases + [Case(name, number(area), RESIDENT) for name, area in named.items()]


def permits() -> list[Case]:
    """Hong Kong, Macao and Taiwan residents, born before and after the codes were made."""
    return [
        Case(f"permit-{area}-{birth[:4]}", number(area, birth), PERMIT)
        for area in ("810000", "820000", "830000")
        for birth in ("19380512", "19660101", "19900307", "19991231", "20180901", "20220228")
    ]


def foreign_cards() -> list[Case]:
    """Permanent residents since 2023: 9, province, country."""
    good = [
        Case(f"foreign-{province}-{country}", number(f"9{province}{country}", birth), FOREIGN)
        for province in ("11", "31", "33", "43", "44", "65")
        for country, birth in (("124", "19810803"), ("392", "19550101"), ("840", "20011231"))
    ]
    odd = [
        Case(f"foreign-unknown-{area}", number(area), FOREIGN, 1)
        for area in ("900124", "916124", "989124", "978250", "906840")
    ]
    return good + odd


def invented() -> list[Case]:
    """People of this program; the family of foreign cards must not swallow them."""
    areas = ("990000", "990001", "991100", "993301", "994305", "999999")
    births = ("19550101", "19840229", "20000229", "20080831")
    return [
        Case(f"invented-{area}-{birth}", number(area, birth), RESIDENT)
        for area in areas
        for birth in births
    ]


def unknown_areas() -> list[Case]:
    """Areas of no province are warned of, not refused."""
    codes = ("00", "10", "16", "20", "24", "30", "38", "40", "47", "49", "55", "60", "66", "70")
    codes += ("72", "80", "84", "89")
    return [Case(f"unknown-{code}", number(f"{code}0101"), RESIDENT, 1) for code in codes]


def legacy() -> list[Case]:
    """Fifteen digits: no check character, always a warning; the century is the 20th."""
    births = {"550101": RESIDENT, "000101": RESIDENT, "991231": RESIDENT, "840229": RESIDENT}
    births |= {"830229": "Characters 7 to 12", "991301": "Characters 7 to 12"}
    births |= {"990431": "Characters 7 to 12", "000000": "Characters 7 to 12"}
    cases = [
        Case(f"legacy-{birth}", f"990101{birth}012", kind, 1) for birth, kind in births.items()
    ]
    unknown = Case("legacy-unknown-area", "160101550101013", RESIDENT, 2)
    letter = Case("legacy-with-X", "99010155010101X", "Character 15")
    return [*cases, unknown, letter]


def check_characters() -> list[Case]:
    """Each of the eleven check characters, right, wrong, small, and in the wrong place."""
    found: dict[str, str] = {}
    for sequence in range(1, 200):
        made = number("990101", "19850616", f"{sequence:03d}")
        found.setdefault(made[-1], made)
    right = [Case(f"check-{last}", made, RESIDENT) for last, made in sorted(found.items())]
    wrong = [
        Case(f"check-not-{last}", made[:-1] + ("1" if last != "1" else "2"), "The ID number does")
        for last, made in sorted(found.items())
    ]
    with_x = found["X"]
    odd = [
        Case("small-x", with_x.lower(), RESIDENT),
        Case("full-width-x", with_x[:-1] + "Ｘ", RESIDENT),
        Case("full-width-small-x", with_x[:-1] + "ｘ", RESIDENT),
        Case("x-in-place-17", with_x[:16] + "X1", "Character 17"),
        Case("x-in-place-1", "X" + with_x[1:], "Character 1 "),
        Case("multiplication-sign", with_x[:-1] + "×", "Character 18"),
        Case("cyrillic-ha", with_x[:-1] + "Х", "Character 18"),
    ]
    return right + wrong + odd


def mistyped() -> list[Case]:
    """One digit changed in each place, and neighbours swapped: all are noticed."""
    good = number("990527", "19730924", "361")
    changed = [
        Case(f"digit-{place + 1}-changed", good[:place] + other + good[place + 1 :], "")
        for place in range(17)
        for other in [str((int(good[place]) + 3) % 10)]
    ]
    swapped = [
        Case(
            f"places-{place + 1}-{place + 2}-swapped",
            good[:place] + good[place + 1] + good[place] + good[place + 2 :],
            "",
        )
        for place in range(16)
        if good[place] != good[place + 1]
    ]
    return changed + swapped


def dates() -> list[Case]:
    """Birth dates at every edge, on 24 November 2026."""
    good = ("20261124", "20261123", "18961124", "20000229", "20240229", "19000228", "19491001")
    none = ("19000229", "20230229", "20261301", "20260001", "20260431", "20260100", "00000000")
    late = ("20261125", "20270101", "20991231", "99991231")
    old = ("18951123", "18500101", "00010101")
    return [
        *(Case(f"born-{day}", number("990101", day), RESIDENT) for day in good),
        *(Case(f"no-day-{day}", number("990101", day), "Characters 7 to 14") for day in none),
        *(
            Case(f"not-yet-{day}", number("990101", day), "The birth date in the ID")
            for day in late
        ),
        *(Case(f"too-old-{day}", number("990101", day), "The birth date in the ID") for day in old),
    ]


def shapes() -> list[Case]:
    """What offices and spreadsheets make of a number."""
    good = number("990101")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in good)
    return [
        Case("full-width", wide, RESIDENT),
        Case("spaces-around", f"  {good}\t", RESIDENT),
        Case("spaces-between", f"{good[:6]} {good[6:14]} {good[14:]}", RESIDENT),
        Case("no-break-space", f"{good[:6]}\u00a0{good[6:]}", RESIDENT),
        Case("ideographic-space", f"{good}\u3000", RESIDENT),
        Case("text-mark-of-excel", f"'{good}", RESIDENT),
        Case("byte-order-mark", f"\ufeff{good}", RESIDENT),
        Case("zero-width-space", f"{good[:10]}\u200b{good[10:]}", RESIDENT),
        Case("line-end", f"{good}\r\n", RESIDENT),
        Case("empty", "", "Write the ID number"),
        Case("only-spaces", " \u3000 ", "Write the ID number"),
        Case("seventeen", good[:17], "An ID number has 18"),
        Case("nineteen", good + "1", "An ID number has 18"),
        Case("sixteen", good[:16], "An ID number has 18"),
        Case("fourteen", good[:14], "An ID number has 18"),
        Case("one", "1", "An ID number has 18"),
        Case("very-long", good * 40, "An ID number has 18"),
        Case("masked", good[:6] + "********" + good[14:], "Character 7 "),
        Case("scientific", "9.90101199003E+17", "An ID number has 18"),
        Case("rounded-by-excel", good[:15] + "000", "The ID number ends in 000"),
        Case("letter-o-for-zero", good.replace("0", "O", 1), "Character 3 "),
        Case("letter-l-for-one", good[:3] + "l" + good[4:], "Character 4 "),
        Case("chinese-digit", good[:3] + "一" + good[4:], "Character 4 "),
        Case("arabic-indic-digit", good[:3] + "\u0661" + good[4:], "Character 4 "),
        Case("hyphens", f"{good[:6]}-{good[6:14]}-{good[14:]}", "An ID number has 18"),
        Case("point-zero", f"{good}.0", "An ID number has 18"),
        Case("words", "没有身份证", "An ID number has 18"),
        Case("old-foreign-card", "CAN000000000000", "Character 1 "),
    ]


CASES = [
    case
    for family in (
        provinces, permits, foreign_cards, invented, unknown_areas, legacy, check_characters,
        mistyped, dates, shapes,
    )
    for case in family()
]  # fmt: skip
