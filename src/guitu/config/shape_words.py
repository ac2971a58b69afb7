"""What is wrong with the shape of a body, in the reader's language.

The library that checks shapes speaks English only. Its kinds of errors are named here; one that is
not is answered in general words.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from guitu.kernel.terms import gettext_noop

GENERAL = gettext_noop("This value does not have the form that the description asks for.")
NOT_A_DAY = gettext_noop("This is not a day. Write it like 2020-03-28.")
NOT_A_MOMENT = gettext_noop("This is not a moment. Write it like 2020-03-28T09:30:00+08:00.")
NOT_WHOLE = gettext_noop("This is not a whole number.")
NOT_YES_OR_NO = gettext_noop("Send true or false.")
NOT_AN_ID = gettext_noop("This is not an id of a record.")
WORDS = {
    "missing": gettext_noop("This field is missing."),
    "extra_forbidden": gettext_noop("There is no such field."),
    "json_invalid": gettext_noop("The body is not valid JSON."),
    "string_type": gettext_noop("Send a text."),
    "string_too_short": gettext_noop("At least %(min_length)s characters are needed."),
    "string_too_long": gettext_noop("At most %(max_length)s characters are taken."),
    "string_pattern_mismatch": gettext_noop("This text does not have the form asked for."),
    "literal_error": gettext_noop("Choose one of: %(expected)s."),
    "enum": gettext_noop("Choose one of: %(expected)s."),
    "int_type": NOT_WHOLE,
    "int_parsing": NOT_WHOLE,
    "int_from_float": NOT_WHOLE,
    "int_parsing_size": gettext_noop("This number is too large."),
    "float_type": gettext_noop("This is not a number."),
    "float_parsing": gettext_noop("This is not a number."),
    "decimal_parsing": gettext_noop("This is not a number."),
    "greater_than": gettext_noop("The number must be greater than %(gt)s."),
    "greater_than_equal": gettext_noop("The number must be at least %(ge)s."),
    "less_than": gettext_noop("The number must be less than %(lt)s."),
    "less_than_equal": gettext_noop("The number must be at most %(le)s."),
    "bool_type": NOT_YES_OR_NO,
    "bool_parsing": NOT_YES_OR_NO,
    "date_type": NOT_A_DAY,
    "date_parsing": NOT_A_DAY,
    "date_from_datetime_parsing": NOT_A_DAY,
    "date_from_datetime_inexact": NOT_A_DAY,
    "datetime_type": NOT_A_MOMENT,
    "datetime_parsing": NOT_A_MOMENT,
    "datetime_from_date_parsing": NOT_A_MOMENT,
    "uuid_type": NOT_AN_ID,
    "uuid_parsing": NOT_AN_ID,
    "list_type": gettext_noop("Send a list."),
    "too_long": gettext_noop("At most %(max_length)s entries are taken."),
    "too_short": gettext_noop("At least %(min_length)s entries are needed."),
    "dict_type": gettext_noop("Send an object with fields."),
    "model_type": gettext_noop("Send an object with fields."),
    "model_attributes_type": gettext_noop("Send an object with fields."),
}


def said(error: Mapping[str, Any]) -> str:
    """Return one error of the shape check as a sentence; what was sent is not repeated."""
    text = gettext(WORDS.get(error.get("type", ""), GENERAL))
    given = (error.get("ctx") or {}).items()
    try:
        return text % {name: str(value).replace(" or ", ", ") for name, value in given}
    except KeyError:
        return gettext(GENERAL)
