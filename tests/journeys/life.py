"""A life under a measure that is clicked: who works with the person, and on which day."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from guitu.people import invented
from guitu.people.terms import Sex
from tests.journeys.running import RunningApp, Visitor
from tests.journeys.steps import complaint, fill, look, refused, send, stand_on

UUID = r"[0-9a-f-]{36}"
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
BORN_ON = date(1984, 2, 29)
DRAWN = 8
SEND_QUIETLY = """async ([path, values]) => {
  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html")
  const form = (await read(await fetch(path))).querySelector("main form[data-send-once]")
  const given = new FormData(form)
  for (const [name, value] of Object.entries(values)) given.set(name, value)
  const answer = await fetch(path, { method: "POST", body: given })
  const summary = (await read(answer)).querySelector("[data-error-summary]")
  return answer.ok && !summary ? "" : `${answer.status} ${summary ? summary.textContent : ""}`
}"""


@dataclass
class Life:
    """Whose life it is, who works with the person, and the day on which everything stands."""

    app: RunningApp
    come: Callable[..., Visitor]
    name: str
    number: int
    person: str = ""
    measure: str = ""
    today: date = date.min
    visits: int = 0
    met: set[tuple[str, date]] = field(default_factory=set)
    known: list[dict[str, Any]] = field(default_factory=list)
    posts: dict[str, Visitor] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)

    @cached_property
    def id_number(self) -> str:
        return invented.id_number(self.number, birth_on=BORN_ON, sex=Sex.MALE)

    def by(self, username: str, *, phone: bool = False) -> Visitor:
        """Return a colleague at the desk or with a phone, signed in once."""
        key = f"{username} {phone}"
        if key not in self.posts:
            self.posts[key] = self.come(username, phone=phone)
        return self.posts[key]

    def stand_on(self, day: date) -> None:
        """Let time go on."""
        if self.today == date.min:
            stand_on(self.by("head"), day)
        elif day != self.today:
            self.give_quietly(self.by("head"), "/demonstration/day/", day=day.isoformat())
        self.today = day

    def open(self, who: Visitor, path: str) -> str:
        """Open a page, and return what it says; a kind of page is checked once."""
        assert who.open(path) == 200, path
        self.check(who)
        return who.page.locator("main").inner_text()

    def check(self, who: Visitor) -> None:
        """Check width, accessibility and language of a kind of page once for each screen."""
        page = who.page
        size = page.viewport_size or {}
        kind = f"{size.get('width')} {re.sub(UUID, '*', page.url.split('?')[0])}"
        if kind not in self.looked_at:
            self.looked_at.add(kind)
            look(who)
            found = ENGLISH.search(page.locator("main").inner_text())
            assert not found, f"{page.url}: {found and found[0]}"

    def give(self, who: Visitor, path: str, **values: Any) -> str:
        """Open a form, fill it in and send it; it is taken. Return what the next page says."""
        self.open(who, path)
        fill(who.page, **values)
        send(who.page)
        assert not who.page.locator("[data-error-summary]").count(), f"{path} {complaint(who.page)}"
        self.check(who)
        return who.page.locator("main").inner_text()

    def give_quietly(self, who: Visitor, path: str, **values: str) -> None:
        """Send a form with what it begins with and `values`, without drawing its pages."""
        said = who.page.evaluate(SEND_QUIETLY, [path, values])
        assert said == "", f"{path} {said}"

    def refused(self, who: Visitor, path: str, name: str, **values: Any) -> str:
        """Send a form that is refused; return the sentence beside the field `name`."""
        self.open(who, path)
        fill(who.page, **values)
        send(who.page)
        said = refused(who.page, name)
        for typed, value in values.items():
            box = who.page.locator(f"form[data-send-once] [name='{typed}']").first
            if box.evaluate("box => box.tagName") in ("INPUT", "TEXTAREA") and (
                box.get_attribute("type") not in ("radio", "checkbox", "file")
            ):
                assert box.input_value() == value, typed
        return said

    def press(self, who: Visitor, ending: str) -> None:
        """Press the button of the form whose address ends so."""
        with who.page.expect_navigation():
            who.page.locator(f"main form[action$='{ending}'] button[type=submit]").first.click()
        assert not who.page.locator("[data-error-summary]").count(), complaint(who.page)
        self.check(who)

    def found(self, who: Visitor, before: str, after: str = "/") -> str:
        """Return the first key on the page, in its address or a link, between two texts."""
        pattern = re.compile(f"{re.escape(before)}({UUID}){re.escape(after)}")
        match = pattern.search(who.page.url + " " + who.page.content())
        assert match, f"{before}…{after} on {who.page.url}"
        return match[1]

    def due(self, until: date | None = None) -> list[dict[str, Any]]:
        """Return what `guitu due` names for the measure today, or up to a day to come."""
        more = ("--until", until.isoformat()) if until else ()
        day = self.today.isoformat()
        answer = self.app.command("due", "--org", "xintan", "--on", day, *more, "--json")
        assert answer.returncode == 0, answer.stderr
        return [one for one in json.loads(answer.stdout) if one["subject"].endswith(self.measure)]
