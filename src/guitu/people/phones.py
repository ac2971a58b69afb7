"""Reads telephone numbers as offices write them: spaces, hyphens, brackets, +86, full-width.

A mobile number has 11 digits and begins with 13 to 19; a landline has its area code before it.
Numbers that begin with 100 are those of invented people and count as mobile.
"""

import re
import unicodedata
from dataclasses import dataclass

from guitu.kernel.errors import BadInput
from guitu.people.terms import PhoneKind

MOBILE = re.compile(r"1[3-9][0-9]{9}|100[0-9]{8}")
LANDLINE = re.compile(r"(?P<area>0(?:10|2[0-9]|[3-9][0-9]{2}))(?P<local>[2-8][0-9]{6,7})")
LOCAL = re.compile(r"[2-8][0-9]{6,7}")
COUNTRY = re.compile(r"(?:\+|00)86")
EXTENSION = re.compile(r"\s*(?:转|ext\.?|x|#)\s*([0-9]{1,6})", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s\-‐-―−.·()\[\]'’\u200b-\u200f\ufeff]+")
BETWEEN_NUMBERS = re.compile(r"[、,;/|\n]|\s或\s")


@dataclass(frozen=True)
class PhoneNumber:
    """A checked number. `number` is digits only: what is stored and looked up."""

    number: str
    kind: PhoneKind
    area: str = ""
    extension: str = ""

    @property
    def last_four(self) -> str:
        """The digits by which people look a number up."""
        return self.number[-4:]

    @property
    def is_invented(self) -> bool:
        """Whether the number belongs to a person that this program made up."""
        return self.number.startswith("100")

    def __str__(self) -> str:
        if self.kind is PhoneKind.MOBILE:
            return self.number
        line = f"{self.area}-{self.number[len(self.area) :]}"
        return f"{line} 转 {self.extension}" if self.extension else line


def parse(text: str) -> PhoneNumber:
    """Return the number in `text`. Raises BadInput for the field `phone` with the exact reason."""
    digits, extension = _digits(text)
    if MOBILE.fullmatch(digits):
        return PhoneNumber(digits, PhoneKind.MOBILE)
    landline = LANDLINE.fullmatch(digits)
    if landline:
        return PhoneNumber(digits, PhoneKind.LANDLINE, landline["area"], extension)
    raise _reason(digits)


def matching(text: str) -> str:
    """Return the form under which a number is looked up; never raises."""
    return _digits(text)[0]


def split(text: str) -> list[str]:
    """Return the numbers of a cell that holds several, unchecked, in their order."""
    folded = unicodedata.normalize("NFKC", text)
    return [part.strip() for part in BETWEEN_NUMBERS.split(folded) if part.strip()]


def _digits(text: str) -> tuple[str, str]:
    """Return the number without separators and country code, and its extension."""
    folded = unicodedata.normalize("NFKC", text).strip()
    extension = EXTENSION.search(folded)
    if extension:
        folded = folded[: extension.start()]
    bare = SEPARATORS.sub("", folded)
    country = COUNTRY.match(bare)
    if country:
        bare = bare[country.end() :]
    elif len(bare) == 13 and bare.startswith("86"):
        bare = bare[2:]
    if country and LANDLINE.fullmatch(f"0{bare}") and not MOBILE.fullmatch(bare):
        bare = f"0{bare}"
    return bare, extension[1] if extension else ""


def _reason(digits: str) -> BadInput:
    if not digits:
        return BadInput.of("phone", "Write the telephone number.")
    for position, character in enumerate(digits, start=1):
        if not (character.isascii() and character.isdigit()):
            return BadInput.of(
                "phone",
                "Character %(position)s of the telephone number is “%(character)s”, not a digit.",
                position=position,
                character=character,
            )
    if LOCAL.fullmatch(digits):
        return BadInput.of("phone", "Write the area code before a landline number.")
    if digits.startswith("0"):
        return BadInput.of("phone", "This is no landline number: check area code and length.")
    if digits.startswith("1") and len(digits) != 11:
        return BadInput.of(
            "phone", "A mobile number has 11 digits. This one has %(length)s.", length=len(digits)
        )
    return BadInput.of("phone", "This is neither a mobile number nor one with an area code.")
