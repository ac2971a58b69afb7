"""Journeys start Guitu as the README says and click through it in a real browser."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from guitu.demo.accounts import PASSWORD

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")


@dataclass(frozen=True)
class RunningApp:
    """A Guitu that runs with a home of its own."""

    url: str
    home: Path
    environment: dict[str, str]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another `guitu` command beside it, with the same home."""
        return subprocess.run(
            [guitu_program(), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def guitu_program() -> str:
    return str(Path(sys.executable).with_name("guitu"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    home = Path(tempfile.mkdtemp(prefix="guitu-journey-"))
    port = free_port()
    environment = os.environ | {"GUITU_HOME": str(home), "GUITU_DATABASE_THROWAWAY": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    log = tmp_path_factory.mktemp("app") / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [guitu_program(), "run", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            wait_until_answering(f"http://127.0.0.1:{port}/sign-in/", process, log)
            yield RunningApp(f"http://127.0.0.1:{port}", home, environment)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def wait_until_answering(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"guitu run ended: {log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"guitu run did not answer: {log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """Somebody at a browser: a page, and every message its console wrote."""

    page: Page
    url: str
    console: list[str]

    def sign_in(self, username: str) -> None:
        self.page.goto(f"{self.url}/sign-in/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main form [type=submit]")
        self.page.wait_for_url(f"{self.url}/**")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")

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


@pytest.fixture
def visitor(app: RunningApp, browser: Browser):
    """Return a maker of visitors: `visitor("worker", phone=True, language="en")`."""
    contexts = []
    console: list[str] = []

    def make(username: str = "", *, phone: bool = False, language: str = "zh-hans") -> Visitor:
        context = browser.new_context(
            viewport=PHONE if phone else DESK, locale="en-GB" if language == "en" else "zh-CN"
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": app.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(message.text))
        page.on("pageerror", lambda error: console.append(str(error)))
        made = Visitor(page, app.url, console)
        if username:
            made.sign_in(username)
        return made

    yield make
    for context in contexts:
        context.close()
    refused = [line for line in console if "Content Security Policy" in line]
    assert not refused, "\n".join(refused)
