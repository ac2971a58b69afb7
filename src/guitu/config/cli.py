"""The console script `guitu`: management commands with the embedded server started around them.

Every command works without a terminal and answers an error in one sentence with exit status 2, in
Chinese where the terminal's locale is Chinese and in English elsewhere.
"""

import os
import signal
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from guitu.kernel.terms import gettext_noop

if TYPE_CHECKING:
    from guitu.kernel.errors import GuituError

CANNOT_BE_REACHED = gettext_noop("The database cannot be reached; check DATABASE_URL (%(reason)s).")
WITHOUT_DATABASE = {
    "help", "version", "--help", "--version", "rules", "messages", "build", "openapi",
    "statediagram", "legalterms", "reference",
}  # fmt: skip


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guitu.config.settings")
    arguments = sys.argv[1:] or ["help"]
    if not arguments[0].startswith("-"):
        arguments[0] = arguments[0].replace("-", "_")
    signal.signal(signal.SIGTERM, _end_like_ctrl_c)
    try:
        _run(arguments)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        said = _sentence(error)
        if not said:
            raise
        sys.stderr.write(f"guitu: {said}\n")
        sys.exit(2)


def _run(arguments: list[str]) -> None:
    import django
    from django.conf import settings
    from django.core.management import execute_from_command_line

    from guitu.database.server import running

    if arguments[0] in WITHOUT_DATABASE:
        execute_from_command_line(["guitu", *arguments])
        return
    django.setup()  # what the server says is translated too
    with running(settings.LOCATION):
        execute_from_command_line(["guitu", *arguments])


def _end_like_ctrl_c(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _sentence(error: Exception) -> str:
    """Return an error in one sentence, or nothing where it is a fault of the program."""
    import psycopg
    from django.db import OperationalError

    from guitu.config.environment import SettingError
    from guitu.kernel.errors import GuituError, NotConfigured

    if isinstance(error, SettingError):
        return str(error)
    if isinstance(error, OperationalError | psycopg.OperationalError):
        cause = error.__cause__ or error
        if getattr(cause, "sqlstate", None) is None:  # no server ever answered
            reason = (str(error).splitlines() or ["?"])[0]
            error = NotConfigured(CANNOT_BE_REACHED, reason=reason)
    return _translated(error) if isinstance(error, GuituError) else ""


def _translated(error: "GuituError") -> str:
    """Return what the error says, in the language of the terminal."""
    from django.apps import apps
    from django.utils import translation

    if not apps.ready:
        return str(error)
    from guitu.web.errors import sentence

    with translation.override(language_of(os.environ)):
        return sentence(error)


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language of a terminal by its locale: Chinese, or English for every other one."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, named), "")
    return "zh-hans" if locale.lower().startswith("zh") else "en"
