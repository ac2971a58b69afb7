"""Text messages to people outside: one door, set by GUITU_TEXT_GATEWAY.

`console` prints that a message would have gone, with the last two digits of the number; `off`
sends nothing; an https address takes a JSON POST {"to", "text"} with GUITU_TEXT_GATEWAY_KEY as a
bearer token. What is sent says nothing of drugs, of a measure or of the office's work.
"""

import json
import sys
import urllib.request

from django.conf import settings

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

SECONDS = 10


class NotSent(Exception):
    """The gateway did not take the message; it may be tried again."""


def is_on() -> bool:
    """Return whether messages leave this installation at all."""
    return settings.TEXT_GATEWAY != "off"


def send(to: str, text: str) -> None:
    """Send one text message. Raises NotConfigured without a gateway, NotSent when it fails."""
    gateway = settings.TEXT_GATEWAY
    if gateway == "off":
        raise NotConfigured(gettext_noop("No gateway for text messages is set."))
    if gateway == "console":
        sys.stderr.write(f"text message to …{to[-2:]}: {text}\n")
        return
    _post(gateway, to, text)


def _post(gateway: str, to: str, text: str) -> None:
    asked = urllib.request.Request(  # noqa: S310  # https only, checked when settings are read
        gateway,
        data=json.dumps({"to": to, "text": text}).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.TEXT_GATEWAY_KEY}",
        },
    )
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
            if answer.status >= 300:
                raise NotSent(str(answer.status))
    except OSError as error:
        raise NotSent(type(error).__name__) from error
