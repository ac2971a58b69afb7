"""Checks numbers of identity cards after GB 11643: shape, birth date, check character.

Four families share one shape, six characters of area, eight of birth date, three of sequence and
one check character (mod 11-2):

- residents: the area begins with the code of a province;
- residence permits of Hong Kong, Macao and Taiwan residents: area 81, 82, 83;
- foreign permanent residents since 2023: 9, two digits of the province of first application,
  three digits of the country;
- invented people of this program: 99 and four digits. No province has a code that begins with 9,
  so no card of the third family can begin with 99, and the two never meet.

Numbers of 15 digits are those of cards issued before 1999: no check character, year of two digits.
An area that is not in the list is only warned of: areas are founded, renamed and abolished.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from guitu.kernel.errors import BadInput, FieldError
from guitu.people.terms import IdKind, Sex

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
OLDEST_YEARS = 130
INVENTED_AREA = "99"
PERMIT_AREAS = frozenset({"81", "82", "83"})
PROVINCE_RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
PROVINCES = frozenset(
    str(code) for first, last in PROVINCE_RANGES for code in range(first, last + 1)
)
NOISE = re.compile(r"[\s'’`\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True)
class IdNumber:
    """A checked number. `number` has 18 characters, also where 15 digits were given.

    `warnings` are doubts that do not refuse the number: message ids with their values.
    """

    number: str
    kind: IdKind
    birth_date: date
    sex: Sex
    warnings: tuple[FieldError, ...] = ()

    @property
    def is_invented(self) -> bool:
        """Whether the number belongs to a person that this program made up."""
        return self.number.startswith(INVENTED_AREA)


def parse(text: str, *, on: date) -> IdNumber:
    """Return the number in `text` with what it says, as seen on the day `on`.

    Full-width characters are folded, a lower-case x is raised, spaces are dropped. Raises BadInput
    for the field `id_number` with the exact reason; the right check character is never told.
    """
    given = fold(text)
    check_shape(given)
    number = given if len(given) == 18 else lengthened(given)
    birth_date = birth_date_in(given, number)
    check_birth_date(birth_date, on)
    if len(given) == 18:
        check_last_character(number)
    return IdNumber(
        number=number,
        kind=kind_of(number),
        birth_date=birth_date,
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
        warnings=tuple(warnings_about(given)),
    )


def fold(text: str) -> str:
    """Return `text` in half-width capitals without spaces, quotes and invisible characters."""
    return NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()


def matching(text: str) -> str:
    """Return the form under which a number is looked up: folded, 18 characters where it can be.

    Never raises: what is no number is returned folded and will match nothing.
    """
    given = fold(text)
    return lengthened(given) if re.fullmatch(r"[0-9]{15}", given) else given


def lengthened(fifteen: str) -> str:
    """Return the 18-character form of a number of 15 digits: born in 19.., check added."""
    body = f"{fifteen[:6]}19{fifteen[6:]}"
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the check character (mod 11-2) of the 17 digits `body`."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def check_shape(given: str) -> None:
    """Raise BadInput unless `given` has 18 or 15 characters, all digits but for a last X."""
    if not given:
        raise BadInput.of("id_number", "Write the ID number, or say why there is none.")
    if len(given) not in (15, 18):
        raise BadInput.of(
            "id_number",
            "An ID number has 18 characters, on old cards 15. This one has %(length)s.",
            length=len(given),
        )
    for position, character in enumerate(given, start=1):
        is_last = position == 18
        if not (character.isascii() and character.isdigit()) and not (is_last and character == "X"):
            raise BadInput.of(
                "id_number",
                "Character %(position)s of the ID number is “%(character)s”. "
                "Only digits are allowed, and an X in place 18.",
                position=position,
                character=character,
            )


def birth_date_in(given: str, number: str) -> date:
    """Return the birth date in `number`; BadInput quotes the characters of `given`."""
    digits = number[6:14]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        end = 14 if len(given) == 18 else 12
        raise BadInput.of(
            "id_number",
            "Characters 7 to %(end)s of the ID number are no birth date: %(digits)s.",
            end=end,
            digits=given[6:end],
        ) from None


def check_birth_date(birth_date: date, on: date) -> None:
    """Raise BadInput where the person would be born after `on` or be more than 130 years old."""
    if birth_date > on:
        raise BadInput.of(
            "id_number",
            "The birth date in the ID number has not come yet: %(birth_date)s.",
            birth_date=birth_date.isoformat(),
        )
    if age_on(birth_date, on) > OLDEST_YEARS:
        raise BadInput.of(
            "id_number",
            "The birth date in the ID number is more than %(years)s years ago: %(birth_date)s.",
            years=OLDEST_YEARS,
            birth_date=birth_date.isoformat(),
        )


def age_on(birth_date: date, on: date) -> int:
    """Return the age in completed years on the day `on`; 29 February counts on 1 March."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def check_last_character(number: str) -> None:
    """Raise BadInput where the check character does not fit, without telling the right one."""
    if check_character(number[:17]) == number[17]:
        return
    if number.endswith("000"):
        raise BadInput.of(
            "id_number",
            "The ID number ends in 000 and does not add up: a spreadsheet has probably rounded it. "
            "Set the column to text and enter the number again.",
        )
    raise BadInput.of(
        "id_number", "The ID number does not add up: at least one of its characters is mistyped."
    )


def kind_of(number: str) -> IdKind:
    """Return which family of cards the number of 18 characters is from."""
    if number[:2] in PERMIT_AREAS:
        return IdKind.RESIDENCE_PERMIT
    if number[0] == "9" and number[:2] != INVENTED_AREA:
        return IdKind.PERMANENT_RESIDENT
    return IdKind.RESIDENT


def warnings_about(given: str) -> list[FieldError]:
    """Return the doubts about a number that is otherwise right."""
    found = []
    if not has_known_area(given):
        found.append(
            FieldError(
                "No province has the code in the ID number: %(area)s. Compare it with the card.",
                {"area": given[:6]},
            )
        )
    if len(given) == 15:
        found.append(
            FieldError(
                "A number of 15 digits has no check character and its card is no longer valid. "
                "Ask for the number of 18 characters.",
                {},
            )
        )
    return found


def has_known_area(given: str) -> bool:
    """Return whether the area begins with a province, a permit area or the invented one."""
    area = given[:2]
    if given[0] == "9" and area != INVENTED_AREA:
        area = given[1:3]
    return area in PROVINCES or area in PERMIT_AREAS or area == INVENTED_AREA
