"""Take the pictures of the documentation from the running app: `make screenshots`."""

import io
import os
import re
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
LEDGER = """姓名,身份证号,联系电话,现住址,宗教信仰
演示甲,{first},10000000901,资新社区演示路1号,无
演示乙,990101199001010000,10000000902,资新社区演示路2号,无
"""


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


def to_link(start: str, pattern: str) -> Callable[[Visitor], None]:
    """Return a way that opens an address and follows its first link of a pattern."""

    def go(visitor: Visitor) -> None:
        visitor.open(start)
        for href in visitor.page.eval_on_selector_all(
            "main a[href]", "links => links.map(link => link.getAttribute('href'))"
        ):
            if re.fullmatch(pattern, href):
                visitor.open(href)
                return
        raise AssertionError(f"{start} has no link like {pattern}")

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


def to_read_ledger(visitor: Visitor) -> None:
    """Send in a small ledger and stop where its columns are shown."""
    from guitu.people import invented

    good = invented.person(701, on=date(2020, 10, 12)).id_number
    visitor.open("/ledgers/new/")
    visitor.page.set_input_files(
        "input[type=file]",
        {"name": "台账.csv", "mimeType": "text/csv", "buffer": LEDGER.format(first=good).encode()},
    )
    visitor.page.click("main form [type=submit]")
    visitor.page.wait_for_load_state()


HAND_OVER = to_link("/hand-overs/", r"/hand-overs/[0-9a-f-]{36}/")
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
    Picture("hand-over-zh", "station", HAND_OVER),
    Picture("hand-over-en", "station", HAND_OVER, language="en"),
    Picture("hand-over-phone-en", "station", HAND_OVER, phone=True, language="en"),
    Picture("agreement-en", "head", to_agreement, language="en"),
    Picture("rules-en", "head", at("/rules/"), language="en"),
    Picture("ledger-en", "head", to_read_ledger, language="en"),
    Picture("account-zh", "head", at("/account/xintan/2020/")),
    Picture("account-en", "head", at("/account/xintan/2020/"), language="en"),
)


def take(visitor: Visitor, picture: Picture) -> None:
    """Go where the picture is and write it with few colours."""
    picture.go(visitor)
    visitor.page.wait_for_load_state("networkidle")
    raw = Image.open(io.BytesIO(visitor.page.screenshot()))
    few = raw.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{picture.name}.png", optimize=True)


def main() -> None:
    """Start the app, take every picture, end the app."""
    IMAGES.mkdir(exist_ok=True)
    log = Path(tempfile.mkdtemp(prefix="guitu-pictures-")) / "log"
    environment = home_of_its_own()
    os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "guitu.config.settings"}
    django.setup()
    with running(environment, log) as app, sync_playwright() as playwright:
        browser = chromium(playwright)
        for picture in PICTURES:
            context = browser_of(browser, app.url, phone=picture.phone, language=picture.language)
            visitor = Visitor(context.new_page(), app.url, [])
            visitor.sign_in(picture.username)
            take(visitor, picture)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
