"""Journeys start Guitu as the README says and click through it in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.running import (
    RunningApp,
    Visitor,
    browser_of,
    chromium,
    home_of_its_own,
    running,
)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    log = tmp_path_factory.mktemp("app") / "log"
    with home_of_its_own() as environment, running(environment, log) as started:
        yield started


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """Lend a home, and a database, that nothing was started with yet."""
    with home_of_its_own() as lent:
        yield lent


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open a browser for one file: its event loop must end before a test speaks to the database."""
    with sync_playwright() as playwright:
        started = chromium(playwright)
        yield started
        started.close()


@pytest.fixture
def visitor(app: RunningApp, browser: Browser):
    """Return a maker of visitors: `visitor("worker", phone=True, language="en")`."""
    contexts = []
    console: list[str] = []

    def make(username: str = "", *, phone: bool = False, language: str = "zh-hans") -> Visitor:
        context = browser_of(browser, app.url, phone=phone, language=language)
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
