"""Take the pictures of the documentation from the running app: `make screenshots`."""

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.journeys.running import Visitor, browser_of, chromium, home_of_its_own, running

IMAGES = Path(__file__).parents[2] / "docs" / "images"
COLOURS = 128
HEADING = "序号,姓名,身份证号,联系电话,现住址,管控类型,宗教信仰"
ROWS = 6
WRONG = 4
TODAY = date(2020, 10, 12)


@dataclass(frozen=True)
class Picture:
    """One picture: its file, who looks, how they get there, on what, in which language."""

    name: str
    username: str
    go: Callable[[Visitor], None]
    phone: bool = False
    language: str = "zh-hans"


def at(path: str) -> Callable[[Visitor], None]:
    """Return a way that opens one address."""

    def go(visitor: Visitor) -> None:
        visitor.open(path)

    return go


def to_person(visitor: Visitor) -> None:
    """Find the resident who came home in March by the initials of his name."""
    visitor.open("/people/")
    visitor.page.fill("#top-search", "江望归")
    visitor.page.press("#top-search", "Enter")
    visitor.page.wait_for_url(re.compile(r"/people/[0-9a-f-]{36}/"))


def to_agreement(visitor: Visitor) -> None:
    """Go on from his page to the agreement that he signed."""
    to_person(visitor)
    visitor.page.locator("main a[href*='/measures/']").first.click()
    visitor.page.locator("main a[href*='/agreements/']").first.click()
    visitor.page.wait_for_load_state()


def ledger() -> bytes:
    """Return a small register of invented people, one of them with a wrong ID number."""
    from guitu.people import invented

    lines = ["新滩镇街道社区戒毒（康复）人员台账", HEADING]
    for number in range(1, ROWS + 1):
        person = invented.person(700 + number, on=TODAY)
        last = "1" if person.id_number[-1] != "1" else "2"
        written = person.id_number[:-1] + last if number == WRONG else person.id_number
        lines.append(
            f"{number},{person.name},{written},{person.phone},演示路{number}号,社区康复,无"
        )
    return "\n".join(lines).encode()


def to_read_ledger(visitor: Visitor) -> None:
    """Send in a small ledger and stop where it is examined."""
    visitor.open("/ledgers/new/")
    visitor.page.set_input_files(
        "input[type=file]", {"name": "台账.csv", "mimeType": "text/csv", "buffer": ledger()}
    )
    visitor.page.click("main form [type=submit]")
    visitor.page.wait_for_load_state()


def to_hand_over(visitor: Visitor) -> None:
    """Open the nearest release from the board."""
    visitor.open("/hand-overs/")
    visitor.page.locator(".board-card a", has_text="舒望川").click()
    visitor.page.wait_for_url(re.compile(r"/hand-overs/[0-9a-f-]{36}/"))


def to_tab(name: str) -> Callable[[Visitor], None]:
    """Return a way to one part of his page."""

    def go(visitor: Visitor) -> None:
        to_person(visitor)
        visitor.page.goto(f"{visitor.page.url.split('?')[0]}part/{name}/")

    return go


def to_first(path: str, inside: str) -> Callable[[Visitor], None]:
    """Return a way to the first record of a list whose address contains `inside`."""

    def go(visitor: Visitor) -> None:
        visitor.open(path)
        link = visitor.page.locator(f"main tbody a[href*='{inside}'], main li a[href*='{inside}']")
        with visitor.page.expect_navigation():
            link.first.click()

    return go


def to_tests(visitor: Visitor) -> None:
    """Go on from his page to the cycles of his tests."""
    to_tab("care")(visitor)
    with visitor.page.expect_navigation():
        visitor.page.locator("main a[href*='/tests/plan/']").first.click()


def to_visit(visitor: Visitor) -> None:
    """Begin to record a visit from Today."""
    visitor.open("/")
    with visitor.page.expect_navigation():
        visitor.page.locator(".work-do a[href*='/visit/']").first.click()


def to_own_page(visitor: Visitor) -> None:
    """Give out the link to his own page, and open it with its code."""
    page = visitor.page
    to_tab("away")(visitor)
    with page.expect_navigation():
        page.locator("main a[href*='/with-you/links/own/']").click()
    with page.expect_navigation():
        page.locator("main form[data-send-once] button[type=submit]").click()
    path = re.sub(r"^https?://[^/]+", "", page.locator(".token-address").inner_text())
    code = page.locator(".big-figure").inner_text()
    visitor.open(path)
    page.fill("[name=code]", code)
    with page.expect_navigation():
        page.locator("main form[data-send-once] button[type=submit]").click()


PICTURES = (
    Picture("today-zh", "worker", at("/")),
    Picture("today-en", "worker", at("/"), language="en"),
    Picture("today-phone-zh", "worker", at("/"), phone=True),
    Picture("person-zh", "worker", to_person),
    Picture("person-en", "worker", to_person, language="en"),
    Picture("person-phone-en", "worker", to_person, phone=True, language="en"),
    Picture("board-zh", "station", at("/hand-overs/")),
    Picture("board-en", "station", at("/hand-overs/"), language="en"),
    Picture("board-phone-en", "station", at("/hand-overs/"), phone=True, language="en"),
    Picture("hand-over-zh", "station", to_hand_over),
    Picture("hand-over-en", "station", to_hand_over, language="en"),
    Picture("hand-over-phone-en", "station", to_hand_over, phone=True, language="en"),
    Picture("agreement-en", "head", to_agreement, language="en"),
    Picture("rules-en", "head", at("/rules/"), language="en"),
    Picture("ledger-en", "head", to_read_ledger, language="en"),
    Picture("account-zh", "head", at("/account/xintan/2020/")),
    Picture("account-en", "head", at("/account/xintan/2020/"), language="en"),
    Picture("tests-en", "station", to_tests, language="en"),
    Picture("visit-phone-en", "worker", to_visit, phone=True, language="en"),
    Picture("absence-en", "head", to_first("/absences/", "/absences/"), language="en"),
    Picture("missed-en", "head", to_first("/missed/", "/missed/"), language="en"),
    Picture("help-en", "worker", to_tab("help"), language="en"),
    Picture("hosted-en", "tianjiang", to_first("/absences/hosted/", "/hosted/"), language="en"),
    Picture("files-over-en", "head", to_first("/rights/files/", "/rights/files/"), language="en"),
    Picture("own-page-phone-zh", "worker", to_own_page, phone=True),
    Picture("own-page-phone-en", "worker", to_own_page, phone=True, language="en"),
)


def take(visitor: Visitor, picture: Picture) -> None:
    """Go where the picture is and write it with few colours."""
    picture.go(visitor)
    visitor.page.wait_for_load_state("networkidle")
    raw = Image.open(io.BytesIO(visitor.page.screenshot()))
    few = raw.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{picture.name}.png", optimize=True)


def main() -> None:
    """Start the app, take the pictures named, or every one, and end the app."""
    IMAGES.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    log = Path(tempfile.mkdtemp(prefix="guitu-pictures-")) / "log"
    with home_of_its_own() as environment:
        os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "guitu.config.settings"}
        django.setup()
        with running(environment, log) as app, sync_playwright() as playwright:
            browser = chromium(playwright)
            for picture in [one for one in PICTURES if not wanted or one.name in wanted]:
                context = browser_of(
                    browser, app.url, phone=picture.phone, language=picture.language
                )
                visitor = Visitor(context.new_page(), app.url, [])
                visitor.sign_in(picture.username)
                take(visitor, picture)
                context.close()
            browser.close()


if __name__ == "__main__":
    main()
