"""Builds the front end and collects static files, only where an input has changed."""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from guitu.web import build

WEB_FILES = Path(__file__).resolve().parents[1] / "web" / "static"


def prepare_static_files() -> bool:
    """Bring styles, scripts and translations up to date; return whether anything was done."""
    built = build.build()
    stamp = settings.HOME / "static.stamp"
    mark = _mark()
    if stamp.exists() and stamp.read_text() == mark and settings.STATIC_ROOT.exists():
        return built
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(mark)
    return True


def _mark() -> str:
    files = sorted(path for path in WEB_FILES.rglob("*") if path.is_file())
    state = [f"{path.relative_to(WEB_FILES)} {path.stat().st_mtime_ns}" for path in files]
    return sha256("\n".join(state).encode()).hexdigest()
