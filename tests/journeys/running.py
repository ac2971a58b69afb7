"""A Guitu that runs as the README says, and a visitor who clicks through it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from guitu.database import server
from guitu.database.location import locate
from tests import own_server

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")
SECONDS_TO_LOAD = 400  # the demonstration year takes 20 on a quiet machine


@dataclass(frozen=True)
class RunningApp:
    """A Guitu that runs with a home of its own."""

    url: str
    home: Path
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another `guitu` command beside it, with the same home."""
        return command(self.environment, *arguments)


def command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a `guitu` command to its end."""
    return subprocess.run(
        [guitu_program(), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_LOAD,
        check=False,
    )


def guitu_program() -> str:
    return str(Path(sys.executable).with_name("guitu"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def home_of_its_own() -> Iterator[dict[str, str]]:
    """Lend an environment with a throw-away home and a database of its own; both go afterwards."""
    home = tempfile.mkdtemp(prefix="guitu-journey-")
    environment = os.environ | {"GUITU_HOME": home, "GUITU_DATABASE_THROWAWAY": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    url = environment.get("DATABASE_URL", "")
    if url:
        url = environment["DATABASE_URL"] = own_server.beside(url, home, purpose="journey")
    try:
        yield environment
    finally:
        if url:
            own_server.drop(url, home)
        else:
            server.forget(locate(Path(home), ""))
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def running(environment: dict[str, str], log: Path) -> Iterator[RunningApp]:
    """Start `guitu run`, wait until it answers, and end it as Ctrl-C does."""
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [guitu_program(), "run", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            wait_until_answering(f"http://127.0.0.1:{port}/sign-in/", process, log)
            yield RunningApp(
                f"http://127.0.0.1:{port}", Path(environment["GUITU_HOME"]), environment
            )
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def wait_until_answering(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_LOAD
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"guitu run ended: {log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"guitu run did not answer: {log.read_text()[-3000:]}")


def chromium(playwright: Playwright) -> Browser:
    """Start Debian's Chromium."""
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


def browser_of(browser: Browser, url: str, *, phone: bool, language: str) -> BrowserContext:
    """Return a browser of its own, on a desk or a phone, in one language."""
    context = browser.new_context(
        viewport=PHONE if phone else DESK, locale="en-GB" if language == "en" else "zh-CN"
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": url}])
    return context


@dataclass
class Visitor:
    """Somebody at a browser: a page, and every message its console wrote."""

    page: Page
    url: str
    console: list[str]

    def sign_in(self, username: str) -> None:
        self.sign_in_name(username)
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def sign_in_name(self, username: str) -> None:
        """Send name and password; a second factor may be asked for then."""
        from guitu.demo.accounts import PASSWORD

        self.page.goto(f"{self.url}/sign-in/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main form [type=submit]")

    def open(self, path: str) -> int:
        """Open an address and return the status of the answer."""
        answer = self.page.goto(f"{self.url}{path}")
        return answer.status if answer else 0

    def check_accessibility(self) -> None:
        """Fail on any serious or critical finding, naming rule and element."""
        found = Axe().run(self.page).response["violations"]
        bad = [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in found
            if rule["impact"] in SERIOUS
            for node in rule["nodes"]
        ]
        assert not bad, f"{self.page.url}\n" + "\n".join(bad)

    def check_width(self) -> None:
        """Fail when the page scrolls sideways."""
        too_wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0, f"{self.page.url} is {too_wide} px too wide"
