"""Addresses as pictures that a phone reads."""

from base64 import b64encode

from allauth.mfa.adapter import get_adapter


def picture_of(address: str) -> str:
    """Return the address as a QR code, ready to stand in a page."""
    drawn = get_adapter().build_totp_svg(address).encode()
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode()}"
