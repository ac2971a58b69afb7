"""What people do on the way from a release notice to a signed agreement, as clicks."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, Page

from guitu.handover.terms import Need
from guitu.people import invented
from guitu.people.terms import Sex
from tests.journeys.running import Visitor

COMMUNITY, OFFICE = "xintan-zixin", "新滩镇街道"
TEAM = {"office": "程知远", "workstation": "祝长安", "police": "岳守正"}


@dataclass(frozen=True)
class Release:
    """Somebody who comes out, and the day on which the office hears of it."""

    number: int
    name: str
    told_on: date

    @property
    def on(self) -> date:
        return self.told_on + timedelta(days=8)

    @property
    def notice(self) -> dict[str, str]:
        """Return what the district types."""
        born = date(1991, 4, 2)
        return {
            "person_name": self.name,
            "id_number": invented.id_number(self.number, birth_on=born, sex=Sex.MALE),
            "phone": invented.phone(self.number),
            "centre_name": "岳阳白泥湖强制隔离戒毒所",
            "decided_on": (self.on - timedelta(days=730)).isoformat(),
            "release_on": self.on.isoformat(),
            "sender_name": "北塔区禁毒委员会办公室",
            "reference": f"北禁毒通〔2020〕{self.number}号",
            "org": COMMUNITY,
        }


def look(visitor: Visitor) -> None:
    """Check the page that is open: nothing too wide, nothing that shuts anybody out."""
    visitor.check_width()
    visitor.check_accessibility()


def fill(page: Page, **values: str | list[str]) -> None:
    """Type, choose or tick each field of the form by its name."""
    for name, value in values.items():
        fields = page.locator(f"form[data-send-once] [name='{name}']")
        kind = fields.first.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            for one in [value] if isinstance(value, str) else value:
                page.check(f"form[data-send-once] [name='{name}'][value='{one}']")
        elif kind == "select-one":
            choose(fields.first, str(value))
        else:
            fields.first.fill(str(value))


def choose(field: Locator, value: str) -> None:
    """Choose by code, or by the words that are read."""
    codes = field.locator("option").evaluate_all("all => all.map(one => one.value)")
    if value in codes:
        field.select_option(value)
    else:
        field.select_option(label=value)


def send(page: Page, action: str = "") -> None:
    """Send the form (of one action), and wait for the answer."""
    form = f"form[data-send-once][action$='{action}']" if action else "main form[data-send-once]"
    with page.expect_navigation():
        page.locator(f"{form} button[type=submit]").first.click()


def refused(page: Page, field: str) -> str:
    """Return the sentence beside a field after the form was refused."""
    page.locator("[data-error-summary]").wait_for()
    box = page.locator(f"form[data-send-once] [name='{field}']").first
    said = (box.get_attribute("aria-describedby") or "").split()
    return " ".join(page.locator(f"[id='{one}']").inner_text() for one in said)


def follow(page: Page, ending: str) -> None:
    """Click the first link whose address ends so."""
    link = page.locator(f"main a[href$='{ending}'], main a[href*='{ending}?']").first
    with page.expect_navigation():
        link.click()


def stand_on(visitor: Visitor, day: date) -> None:
    """Move the day of the demonstration."""
    visitor.open("/demonstration/day/")
    fill(visitor.page, day=day.isoformat())
    send(visitor.page)


def open_from_board(visitor: Visitor, name: str) -> None:
    """Go to a hand-over by its card; posts that see no names see the surname and stars."""
    visitor.open("/hand-overs/")
    look(visitor)
    with visitor.page.expect_navigation():
        card = re.compile(rf"{name}|{name[0]}\*+")
        visitor.page.locator(".board-card a").filter(has_text=card).first.click()
    look(visitor)


def do_step(visitor: Visitor, code: str, **values: str | list[str]) -> None:
    """Take one step of a hand-over: on its page when it comes next, else by its link."""
    page = visitor.page
    if not page.locator(f"form[action$='/{code}/']").count():
        follow(page, f"/{code}/")
        look(visitor)
    fill(page, **values)
    send(page, f"/{code}/")
    assert re.search(r"/hand-overs/[0-9a-f-]{36}/$", page.url), f"{code}: {complaint(page)}"
    look(visitor)


def complaint(page: Page) -> str:
    """Return the summary of what is wrong, for a failing test."""
    summary = page.locator("[data-error-summary]")
    return summary.inner_text() if summary.count() else page.url


def enter_notice(visitor: Visitor, release: Release, **other: str) -> None:
    """Type a release notice and send it."""
    visitor.open("/hand-overs/")
    follow(visitor.page, "/hand-overs/new/")
    look(visitor)
    fill(
        visitor.page,
        papers_expected=["release_certificate", "rehab_order"],
        **(release.notice | other),
    )
    send(visitor.page)


def plan(visitor: Visitor, day: date) -> None:
    """Ask what is needed, talk to the family, name the team, vehicle, safety, money."""
    do_step(visitor, "needs", asked_of="person", **{f"answer_{need}": "wanted" for need in Need})
    do_step(
        visitor, "family", relation="母亲", answer="waits_at_home", channel="phone",
        contacted_on=day.isoformat(),
    )  # fmt: skip
    for party, colleague in TEAM.items():
        do_step(visitor, "team", party=party, user=colleague)
    do_step(visitor, "transport", vehicle="演示A00001", driver_name="向师傅")
    tick_all(visitor, "checklist", "done_")
    do_step(visitor, "money", estimate="800", source="office_budget")


def tick_all(visitor: Visitor, code: str, prefix: str) -> None:
    """Tick every measure of the checklist."""
    page = visitor.page
    if not page.locator(f"form[action$='/{code}/']").count():
        follow(page, f"/{code}/")
    for box in page.locator(f"form[data-send-once] input[name^='{prefix}']").all():
        box.check()
    do_step(visitor, code)


def come_home(visitor: Visitor) -> None:
    """Record gate and arrival."""
    do_step(
        visitor, "gate", present=list(TEAM), papers=["release_certificate", "rehab_order"],
        condition="well", at="09:30",
    )  # fmt: skip
    do_step(visitor, "arrival", place="home", at="13:10")


def open_file(visitor: Visitor, day: date) -> None:
    """Open the file from the notice, and explain the notice of rights."""
    page, hand_over = visitor.page, visitor.page.url
    follow(page, "/person/")
    look(visitor)
    fill(page, community=COMMUNITY)
    with page.expect_navigation():
        page.locator("form:has([name=community]) button[type=submit]").click()
    page.goto(hand_over)
    page.locator("main a[href*='/rights/']").first.click()
    page.wait_for_url("**/rights/**")
    look(visitor)
    fill(page, answer="signed", given_on=day.isoformat(), explained_by="祝长安")
    send(page)
    page.goto(hand_over)


def record_order(visitor: Visitor, day: date) -> None:
    """Record the order of the police and the report-in; stop on the page of the measure."""
    page = visitor.page
    follow(page, "/order/")
    look(visitor)
    decided = day - timedelta(days=4)
    fill(
        page, kind="community_rehab", decision_number="北公(禁)社康决字〔2020〕9号",
        decided_by="邵阳市公安局北塔分局", decided_on=decided.isoformat(),
        received_on=day.isoformat(), ordered_from=day.isoformat(), ordered_months="36",
        place=OFFICE,
    )  # fmt: skip
    send(page)
    look(visitor)
    follow(page, "/report-in/")
    look(visitor)
    send(page)
    look(visitor)


def draft_and_explain(visitor: Visitor) -> str:
    """Draft the agreement, explain every clause, and return its address."""
    page = visitor.page
    follow(page, "/agreement/")
    look(visitor)
    send(page)
    look(visitor)
    agreement = page.url
    follow(page, "/explain/")
    look(visitor)
    for box in page.locator("form[data-send-once] input[type=checkbox]").all():
        box.check()
    send(page)
    return agreement


def approve(visitor: Visitor, agreement: str) -> None:
    """Approve an agreement as the head."""
    visitor.page.goto(agreement)
    look(visitor)
    with visitor.page.expect_navigation():
        visitor.page.locator("form[action$='/approve/'] button").click()
    look(visitor)


def sign(page: Page) -> None:
    """Sign on paper."""
    fill(page, way="on_paper")
    send(page)
