"""A visit recorded on a phone: few taps, kept drafts, and nothing that shuts anybody out."""

from datetime import date

import pytest

from tests.journeys.steps import look, stand_on

DAY = date(2020, 11, 16)
MOST_TAPS = 8


class Thumb:
    """Counts taps; typing takes one tap to reach the box."""

    def __init__(self, page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.taps += 1

    def type(self, selector: str, text: str) -> None:
        self.tap(selector)
        self.page.keyboard.type(text)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_visit_takes_at_most_eight_taps_from_the_first_screen(visitor, language):
    worker = visitor("worker", phone=True, language=language)
    stand_on(worker, DAY)
    worker.open("/")
    page, thumb = worker.page, Thumb(worker.page)

    with page.expect_navigation():
        thumb.tap(".work-do a[href*='/visit/']")
    look(worker)
    thumb.tap("label:has(input[name=person_state][value=steady])")
    thumb.type("textarea[name=summary]", "在快递站上班，想考驾照。")
    thumb.tap("label:has(input[name=following][value=fortnight])")
    with page.expect_navigation():
        thumb.tap("main form[data-send-once] button[type=submit]")

    assert "/contacts/" in page.url
    assert "在快递站上班，想考驾照。" in page.locator("main").inner_text()
    assert thumb.taps <= MOST_TAPS
    look(worker)
    for path in ("/contacts/", "/contacts/booked/", "/contacts/counts/2020/"):
        worker.open(path)
        look(worker)


def test_what_was_typed_waits_when_the_session_is_lost(visitor):
    worker = visitor("worker", phone=True)
    stand_on(worker, DAY)
    worker.open("/")
    page = worker.page
    with page.expect_navigation():
        page.locator(".work-do a[href*='/visit/']").first.click()
    address = page.url
    page.fill("textarea[name=summary]", "没写完的话")
    with page.expect_response(lambda answer: "/draft/" in answer.url or "draft" in answer.url):
        page.locator("textarea[name=summary]").blur()
    page.context.clear_cookies(name="sessionid")
    page.context.clear_cookies(name="guitu_session")

    worker.sign_in("worker")
    page.goto(address)

    assert page.input_value("textarea[name=summary]") == "没写完的话"
