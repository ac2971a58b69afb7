"""What a user types becomes tokens: every group must be met by one of its tokens."""

import re
import unicodedata
from itertools import pairwise

from guitu.people.names.readings import latin
from guitu.people.names.tokens import initials_token, reading_token
from guitu.people.names.writing import DOT, is_letter, normal

MOST_GROUPS = 12
WORD = re.compile(r"[a-zü]+|[^a-zü\s]+")
BARE_DIGRAPH = re.compile(r"([zcs])h(?=[^aeiouvh])")
LAST_DIGRAPH = re.compile(r"([zcs])h$")
VOWEL = re.compile(r"[aeiouv]")


def query_tokens(text: str) -> list[list[str]]:
    """Return groups of tokens: a name matches when it has one token of every group.

    `text` is characters, a part of a name, pinyin with or without spaces, initials, or a mixture
    (“张sf”, “zhang 三”). A star or a space stands for characters left out. An empty list means
    that nothing in `text` can be searched for: it matches nobody.
    """
    words = _words(text)
    if len(words) > 1 and all(map(_is_latin, words)):
        joined = _latin_tokens("".join(words))
        groups = [_distinct([*joined, *_latin_tokens(word)]) for word in words]
    else:
        groups = [group for word in words for group in _groups(word)]
    return groups[:MOST_GROUPS]


def _words(text: str) -> list[str]:
    """Return runs of Latin letters and runs of other letters, in their order."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("u\u0308", "ü")
    spaced = "".join(_kept(character) for character in _joined_over_dots(plain))
    return WORD.findall(spaced)


def _joined_over_dots(text: str) -> str:
    """Return the text without separators, each piece folded as names are."""
    pieces = (normal(piece) for piece in text.split())
    return " ".join(_dots_out(piece) for piece in pieces if piece)


def _dots_out(piece: str) -> str:
    return re.sub(rf"(?<=[a-zü]){DOT}(?=[a-zü])", " ", piece).replace(DOT, "")


def _kept(character: str) -> str:
    """Return the character as it is searched for: accents off, quotes out, the rest a space."""
    if character in "'’-ˈ":
        return ""
    if not is_letter(character):
        return " "
    return character if character == "ü" else latin(character) or character


def _groups(word: str) -> list[list[str]]:
    if _is_latin(word):
        return [_latin_tokens(word)]
    if len(word) == 1:
        return [[f"c:{word}"]]
    return [[f"b:{left}{right}"] for left, right in pairwise(word)]


def _is_latin(word: str) -> bool:
    return "a" <= word[0] <= "z" or word[0] == "ü"


def _latin_tokens(word: str) -> list[str]:
    """Return the tokens that a run of letters can mean: pinyin, its beginning, or initials."""
    spellings = _distinct([form for plain in _spellings(word) for form in _with_initials(plain)])
    return [make(form) for form in spellings for make in (reading_token, initials_token)]


def _spellings(word: str) -> list[str]:
    """Return the ways to write ü: v as typed, lyu and nyu as in passports, lue for lve."""
    plain = word.replace("ü", "v")
    passport = re.sub(r"([ln])yu", r"\1v", plain)
    return [plain, passport, re.sub(r"([ln])ue", r"\1ve", plain), word.replace("ü", "u")]


def _with_initials(word: str) -> list[str]:
    """Return the word, and with zh, ch, sh as z, c, s where they stand for a whole syllable."""
    if len(word) < 3:
        return [word]
    shorter = BARE_DIGRAPH.sub(r"\1", word)
    if not VOWEL.search(shorter):
        shorter = LAST_DIGRAPH.sub(r"\1", shorter)
    return [word, shorter]


def _distinct(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))
