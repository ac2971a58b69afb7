"""Typed, loud access to the environment. A missing or wrong setting stops the start."""

import os
from pathlib import Path


class SettingError(Exception):
    """A setting is missing or wrong; the text is one sentence for the person who starts Guitu."""


CHECKOUT = Path(__file__).resolve().parents[3]


def text(name: str, default: str = "") -> str:
    """Return the variable `name`, stripped."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Return the variable `name` as yes or no."""
    value = text(name).lower()
    if value in ("", "1", "true", "yes", "on", "0", "false", "no", "off"):
        return value in ("1", "true", "yes", "on") if value else default
    raise SettingError(f"{name} must be yes or no, not “{value}”.")


def choice(name: str, options: tuple[str, ...]) -> str:
    """Return the variable `name`, one of `options`; the first is the default."""
    value = text(name) or options[0]
    if value not in options:
        raise SettingError(f"{name} must be one of {', '.join(options)}, not “{value}”.")
    return value


def gateway(value: str) -> str:
    """Return where text messages go: “console”, “off” or an https address."""
    if value not in ("console", "off") and not value.startswith("https://"):
        raise SettingError("GUITU_TEXT_GATEWAY must be console, off or an https address.")
    return value


def words(name: str, default: str) -> list[str]:
    """Return the comma-separated variable `name` as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def home() -> Path:
    """Return the folder of all state: GUITU_HOME, or `var/` in a checkout, or ~/.guitu."""
    chosen = text("GUITU_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "var"
    return Path.home() / ".guitu"
