"""Under what numbers are found, since the numbers themselves are ciphertext."""

from guitu.database import blind


def of_number(number: str) -> bytes:
    """Return under what a whole ID number is found."""
    return blind.index("id_number", number)


def of_tail(number: str) -> bytes:
    """Return under what the last four of an ID number are found; many numbers share it."""
    return blind.index("id_tail", number[-4:], size=2)


def of_phone(digits: str) -> bytes:
    """Return under what a whole telephone number is found."""
    return blind.index("phone", digits)


def of_phone_tail(digits: str) -> bytes:
    """Return under what the last four of a telephone number are found; many numbers share it."""
    return blind.index("phone_tail", digits[-4:], size=2)
