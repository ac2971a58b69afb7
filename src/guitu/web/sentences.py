"""Sentences one after the other, as the reader's language sets them."""

from collections.abc import Iterable

from django.utils.translation import get_language


def joined(sentences: Iterable[str]) -> str:
    """Return the sentences as one text; Chinese has no blank between two of them."""
    is_chinese = (get_language() or "").startswith("zh")
    return ("" if is_chinese else " ").join(one for one in sentences if one)
