"""How a name is written down: one separator, no padding, no replacement characters.

The separator between parts of a name is U+00B7, as a notice of twelve ministries of 2016 sets it.
A name has up to fifty characters; rare characters (extensions A to J) count one each. There is no
forced split into surname and given name, and a name of one character is a name.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.names.readings import double_surnames

LONGEST = 50
DOT = "\u00b7"
DOTS = frozenset("·‧•∙・･.。．｡⋅●․﹒᛫ꞏ")
PLACEHOLDERS = frozenset("*＊?？□■〓\ufffd×")
OTHER_NAME_MARKS = frozenset("()（）[]［］【】,，、;；/／|")
INSIDE_WORDS = frozenset("'’-")
INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
AROUND_DOTS = re.compile(rf"\s*{DOT}[\s{DOT}]*")
CONTROL = gettext_noop("Character %(position)s of the name is a control character (%(code)s).")
PRIVATE = gettext_noop(
    "Character %(position)s of the name (%(code)s) is one that only some computers know. "
    "Type it again as a standard character."
)
PLACEHOLDER = gettext_noop(
    "Character %(position)s of the name, “%(character)s”, stands for a missing one. "
    "Write the name in full."
)
SEVERAL_NAMES = gettext_noop(
    "The name contains “%(character)s”. Write one name here; former and other names have fields "
    "of their own."
)
DIGIT = gettext_noop("Character %(position)s of the name is the digit “%(character)s”.")
NO_LETTER = gettext_noop("Character %(position)s of the name, “%(character)s”, is no letter.")
# The tables of Python 3.11 end with Unicode 14, before the extensions H to J.
HAN_RANGES = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2FA1F),
    (0x30000, 0x3347F),
)


@dataclass(frozen=True)
class CleanName:
    """A name as it is kept, and `typed`, the original spelling where it was another."""

    name: str
    typed: str = ""


def clean(text: str, *, field: str = "name") -> CleanName:
    """Return the name in `text`; BadInput for `field` with the exact reason where it is none."""
    original = text.strip()
    if not original:
        raise BadInput.of(field, "Write the name.")
    for position, character in enumerate(original, start=1):
        check_character(character, position, field)
    name = normal(original)
    if not name:
        raise BadInput.of(field, "Write the name.")
    if max(len(name), len(original)) > LONGEST:
        raise BadInput.of(
            field,
            "A name has at most %(longest)s characters. This one has %(length)s.",
            longest=LONGEST,
            length=max(len(name), len(original)),
        )
    return CleanName(name, original if original != name else "")


def normal(text: str) -> str:
    """Return `text` with every kind of dot as U+00B7, half-width letters and no padding.

    A space stands for the separator where both sides are longer than one character; “张 三” is
    padding and becomes “张三”. Never raises; used for input and for what is searched alike.
    """
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", _with_one_dot(text)))
    plain = AROUND_DOTS.sub(DOT, _with_one_dot(plain)).strip(DOT + " \t\r\n\u3000")
    return _without_spaces(plain.split())


def is_han(character: str) -> bool:
    """Return whether `character` is a Chinese character, rare ones included."""
    code = ord(character)
    return character == "〇" or any(first <= code <= last for first, last in HAN_RANGES)


def is_letter(character: str) -> bool:
    """Return whether `character` is a letter of any script or a mark on one."""
    return is_han(character) or unicodedata.category(character)[0] in "LM"


def check_character(character: str, position: int, field: str) -> None:
    """Raise BadInput unless `character` may stand in a name."""
    category = unicodedata.category(character)
    reasons = (
        (category == "Cc", CONTROL),
        (category == "Co", PRIVATE),
        (character in PLACEHOLDERS, PLACEHOLDER),
        (character in OTHER_NAME_MARKS, SEVERAL_NAMES),
        (category[0] == "N" and not is_han(character), DIGIT),
        (not _may_stand(character), NO_LETTER),
    )
    message = next((message for holds, message in reasons if holds), None)
    if message:
        code = f"U+{ord(character):04X}"
        raise BadInput.of(field, message, position=position, character=character, code=code)


@lru_cache(maxsize=8192)
def _may_stand(character: str) -> bool:
    if character in DOTS or character in INSIDE_WORDS or character.isspace():
        return True
    return bool(INVISIBLE.match(character)) or all(
        is_letter(part) for part in unicodedata.normalize("NFKC", character)
    )


def _with_one_dot(text: str) -> str:
    return "".join(DOT if character in DOTS else character for character in text)


def _without_spaces(pieces: list[str]) -> str:
    """Join what spaces separate: with a dot between words, with nothing where they are padding."""
    if len(pieces) < 2:
        return "".join(pieces)
    is_padded = any(len(piece) == 1 and is_han(piece) for piece in pieces)
    is_double = len(pieces) == 2 and pieces[0] in double_surnames()
    return ("" if is_padded or is_double else DOT).join(pieces)
