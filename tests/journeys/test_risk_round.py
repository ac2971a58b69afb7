"""The round of July 2020 from opening to closing, by five posts, in a home that still owes it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.running import Visitor, browser_of, command, home_of_its_own, running
from tests.journeys.steps import fill, look, send

ROUND = "2020年7月"
WAIT = 60_000


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Start a home in which the risk round of July is still to be opened."""
    log: Path = tmp_path_factory.mktemp("round") / "log"
    with home_of_its_own() as environment:
        loaded = command(environment, "demo", "--without-round")
        assert loaded.returncode == 0, loaded.stderr
        with running(environment, log) as started:
            yield started


@pytest.fixture
def enter(home, browser):
    """Return a maker of visitors of that home."""
    contexts = []

    def make(username: str, *, phone: bool = False, language: str = "zh-hans") -> Visitor:
        context = browser_of(browser, home.url, phone=phone, language=language)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        visitor = Visitor(page, home.url, [])
        visitor.sign_in(username)
        return visitor

    yield make
    for context in contexts:
        context.close()


def test_a_round_is_run_from_opening_to_closing_by_five_posts(enter):
    head = enter("head")
    rounds = opened(head)
    refused(head, rounds)
    answered(enter("worker", phone=True), rounds)
    opinions(enter("justice"), "离婚诉讼已结，无其他案件。")
    opinions(enter("police", phone=True, language="en"))
    on_paper(head, rounds)
    decided(head, rounds)
    told(enter("station"), rounds)
    closed(head, rounds)
    told_why(enter("worker", language="en"), rounds)


def opened(head: Visitor) -> str:
    """The head is told that the round is late, and opens it; return its address."""
    page = head.page
    head.open("/")
    assert "启动半年风险评估" in page.content()
    head.open("/risk/new/")
    look(head)
    fill(page, name=ROUND, counts_from="2020-7-31", closes_on="2020-10-31",
         asks_health="paper", asks_family_planning="none", asks_community="none")  # fmt: skip
    send(page)
    look(head)
    said = page.locator("main").inner_text()
    assert ROUND in said
    assert counts(said)[0] > 20
    return page.url.removeprefix(head.url).split("?")[0]


def counts(said: str) -> tuple[int, int, int]:
    """Return assessed, left out and all files, as the page of a round says them."""
    found = re.search(r"纳入评估(\d+)人，未纳入(\d+)人，合计全部档案(\d+)份", said)
    assert found, said
    assessed, left_out, files = (int(part) for part in found.groups())
    assert assessed + left_out == files
    return assessed, left_out, files


def refused(head: Visitor, rounds: str) -> None:
    """Closing now is refused with the list."""
    head.open(f"{rounds}close/")
    head.page.locator("main form button[type=submit]").click()
    head.page.wait_for_load_state()
    assert "还不能结束" in head.page.content()
    look(head)


def answered(worker: Visitor, rounds: str) -> None:
    """The community's worker answers the items about one person on a phone."""
    page = worker.page
    worker.open(rounds)
    look(worker)
    worker.open(first(page, "/risk/assessments/"))
    look(worker)
    page.get_by_role("link", name="填写评估项目").click()
    page.wait_for_load_state()
    look(worker)
    for name in page.locator("main form input[type=radio]").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    ):
        page.check(f"main form input[name='{name}'][value='none']")
    page.check("main form input[name='craving'][value='some']")
    fill(page, craving__evidence="本人说夜里睡不好，能打电话找人说。",
         craving__evidence_on="2020-10-11", craving__certainty="told")  # fmt: skip
    send(page)
    assert "本人说夜里睡不好" in page.content()


def opinions(officer: Visitor, said: str = "") -> None:
    """A department answers for everybody on its list; the justice office knows something of one."""
    page = officer.page
    officer.open("/risk/opinions/")
    look(officer)
    page.locator("tbody a[href*='/risk/opinions/']").first.click()
    page.wait_for_load_state()
    look(officer)
    if said:
        known = page.locator("main input[type=radio][value=known]").first
        known.check()
        asked = known.evaluate("one => one.name.split(':')[1]")
        page.locator(f"main [name='words:{asked}']").fill(said)
        send(page)
    rest(page)


def rest(page: Page) -> None:
    """Say “nothing known” of everybody who has no answer."""
    page.locator("main a[href*='/rest/']").first.click()
    page.wait_for_load_state()
    send(page)


def on_paper(head: Visitor, rounds: str) -> None:
    """The office enters what the health centre answered on paper."""
    page = head.page
    head.open(rounds)
    page.locator("#round-departments a", has_text="卫生").first.click()
    page.wait_for_load_state()
    page.locator("main a[href*='/rest/']").first.click()
    page.wait_for_load_state()
    fill(page, by_name="卫生服务中心", answered_on="2020-10-12")
    send(page)


def decided(head: Visitor, rounds: str) -> None:
    """The meeting is recorded; people are decided one by one, the first with a ground."""
    page = head.page
    head.open(f"/risk/rounds/{rounds.strip('/').split('/')[-1]}/meeting/")
    look(head)
    page.get_by_role("link", name="登记会议").click()
    page.wait_for_load_state()
    fill(page, held_on="2020-10-12", place="街道三楼会议室", chair="程知远",
         others="尹公允 新滩司法所")  # fmt: skip
    send(page)
    page.locator("main a[href*='/risk/panel/']").first.click()
    page.wait_for_load_state()
    look(head)
    number = 0
    while page.locator("main form input[name=level]").count():
        one_level(page, is_first=not number)
        number += 1
        assert number < 60, "the meeting has no end"
    assert number > 20


def one_level(page: Page, *, is_first: bool) -> None:
    """Decide one person: medium with its ground where there is one, else low."""
    ground = page.locator("main input[name=grounds]")
    is_medium = is_first and ground.count()
    page.check(f"main input[name=level][value={'medium' if is_medium else 'low'}]")
    if is_medium:
        ground.first.check()
    page.locator("main textarea[name=reasons]").fill("近半年按时见面、检测正常，继续保持联系。")
    send(page)


def told(station: Visitor, rounds: str) -> None:
    """The workstation tells everybody the level and how to object."""
    page = station.page
    for _turn in range(60):
        station.open(f"{rounds}?missing=told")
        links = page.locator("tbody a[href*='/risk/assessments/']")
        if not links.count():
            return
        station.open(f"{links.first.get_attribute('href')}tell/")
        fill(page, told_on="2020-10-12", way="in_person", said="知道了。")
        with page.expect_navigation():
            page.locator("main form:has([name=told_on]) button[type=submit]").click()
    raise AssertionError("somebody is never told")


def closed(head: Visitor, rounds: str) -> None:
    """Nothing is open any more: the round is closed, and everybody is accounted for."""
    page = head.page
    head.open(f"{rounds}close/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()
    said = page.locator("main").inner_text()
    assert "已结束" in said
    counts(said)
    look(head)


def told_why(worker: Visitor, rounds: str) -> None:
    """The level explains itself to the worker: until when, why, and what it changes."""
    worker.open(rounds)
    worker.open(first(worker.page, "/risk/assessments/"))
    said = worker.page.locator("main").inner_text()
    assert "What it changes" in said
    look(worker)


def first(page: Page, path: str) -> str:
    """Return the address of the first link of a list that leads there."""
    return page.locator(f"tbody a[href*='{path}']").first.get_attribute("href") or ""
