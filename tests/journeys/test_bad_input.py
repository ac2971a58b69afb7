"""Bad input by hand, in both languages: a clear sentence each time, and nothing typed is lost."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils.translation import gettext, override

from guitu.people import invented
from guitu.people.terms import Sex
from tests.journeys.running import Visitor
from tests.journeys.screenshots import to_person
from tests.journeys.steps import fill, look, refused, send, stand_on

DAY = date(2020, 11, 24)
PLACE = "新滩社区戒毒(康复)工作站"
STAFF = {
    "first_name": "祝长安", "first_sex": "male", "second_name": "钟宁心", "second_sex": "female",
}  # fmt: skip
LONG = "远" * 200
NAMES = {
    "rare": (("𬱖阳明", "𬱖阳明"), ("𬱖月白", "𬱖月白")),
    "dot": (("买买提·吐尔逊", "买买提·吐尔逊"), ("古丽·阿不都", "古丽·阿不都")),
    "bullet": (("阿依江•托合提", "阿依江·托合提"), ("努尔•艾山", "努尔·艾山")),
    "blanks": (("\u3000桑榆晚 ", "桑榆晚"), ("程晚舟\u3000", "程晚舟")),
    "wide": (("Ｊｏｈｎ Smith", "John·Smith"), ("Ｍａｒｙ Jones", "Mary·Jones")),
}


@dataclass
class Screen:
    """How a page is looked at: language and width, and how two of them keep apart."""

    language: str
    phone: bool
    number: int

    def says(self, message: str) -> str:
        with override(self.language):
            return gettext(message)


@pytest.fixture(params=[("zh-hans", False, 0), ("en", True, 1)], ids=["1440-zh", "390-en"])
def screen(request) -> Screen:
    return Screen(*request.param)


@pytest.fixture
def come(visitor, screen):
    def someone(username: str) -> Visitor:
        made = visitor(username, phone=screen.phone, language=screen.language)
        stand_on(made, DAY)
        return made

    return someone


def key_of(someone: Visitor, kind: str = "people") -> str:
    """Return the key of the person, or of the first measure on the page."""
    if kind == "people":
        to_person(someone)
        return someone.page.url.split("/people/")[1].split("/")[0]
    link = someone.page.locator("main a[href*='/measures/']").first.get_attribute("href")
    return link.split("/measures/")[1].split("/")[0]


def stays(someone: Visitor, **values: str) -> None:
    """Check that what was typed is still there."""
    for name, value in values.items():
        box = someone.page.locator(f"form[data-send-once] [name='{name}']").first
        assert box.input_value() == value, name


def test_days_away_that_overlap_are_refused_with_the_other_record(come, screen):
    worker = come("worker")
    path = f"/absences/report/{key_of(worker)}/"
    leaves = DAY + timedelta(days=60 + 30 * screen.number)
    report = {
        "leaves_on": leaves.isoformat(), "planned_return_on": (leaves + timedelta(4)).isoformat(),
        "area": "广东省东莞市", "reason": "work", "contact": "本人手机", "way": "paper",
        "reported_on": DAY.isoformat(),
    }  # fmt: skip
    worker.open(path)
    fill(worker.page, **report)
    send(worker.page)

    again = report | {"leaves_on": (leaves + timedelta(2)).isoformat(), "area": "广西南宁市"}
    worker.open(path)
    fill(worker.page, **again)
    send(worker.page)

    assert leaves.isoformat() in refused(worker.page, "leaves_on")
    stays(worker, leaves_on=again["leaves_on"], area="广西南宁市", contact="本人手机")
    look(worker)


def test_a_test_before_the_order_is_refused(come, screen):
    station = come("station")
    key_of(station)
    station.open(f"/tests/plan/{key_of(station, 'measures')}/record/")
    sample = {"tested_on": "2019-01-05", "place": PLACE, "medicines": "感冒药", **STAFF}
    fill(station.page, result="negative", sample_kind="urine", **sample)
    send(station.page)

    said = refused(station.page, "tested_on")
    rest = screen.says("The order is of %(day)s; a test before it does not belong to it.")
    assert rest.split("%(day)s")[1] in said
    stays(station, tested_on="2019-01-05", place=PLACE, medicines="感冒药")
    look(station)


def test_a_result_is_never_changed_but_voided_with_a_reason(come, screen):
    station = come("station")
    key_of(station)
    measure = key_of(station, "measures")
    day = (DAY - timedelta(days=1 + screen.number)).isoformat()
    station.open(f"/tests/plan/{measure}/record/")
    fill(
        station.page, result="negative", tested_on=day, place=PLACE, sample_kind="urine",
        medicines="无", **STAFF,
    )  # fmt: skip
    send(station.page)
    look(station)
    assert not station.page.locator("main a[href$='/edit/']").count()

    with station.page.expect_navigation():
        station.page.locator("main a[href$='/replace/']").click()
    fill(station.page, result="invalid")
    send(station.page)
    assert refused(station.page, "reason")
    assert station.page.locator("[name=result][value=invalid]").is_checked()
    look(station)
    fill(station.page, reason="试剂过期，读数无效。")
    send(station.page)
    look(station)
    assert "试剂过期" in station.page.locator("main").inner_text()


def test_two_workers_who_save_the_same_visit_are_asked(come, screen):
    worker, head = come("worker"), come("head")
    path = f"/contacts/with/{key_of(worker)}/"
    held = (DAY - timedelta(days=5 + screen.number)).isoformat()
    visit = {
        "outcome": "met", "way": "home_visit", "person_state": "steady", "following": "none",
        "held_on": held,
    }  # fmt: skip
    for someone, summary in ((worker, "谈了工作。"), (head, "谈了家里的事。")):
        someone.open(path)
        for fold in someone.page.locator("form[data-send-once] details:not([open]) summary").all():
            fold.click()
        fill(someone.page, summary=summary, **visit)
    send(worker.page)
    assert "/contacts/" in worker.page.url
    send(head.page)

    said = head.page.locator("[data-error-summary]").inner_text()
    assert (
        screen.says("A contact of this kind on this day is on record already; see below.") in said
    )
    assert head.page.input_value("textarea[name=summary]") == "谈了家里的事。"
    assert "黎小禾" in head.page.locator("main").inner_text()
    look(head)


def test_a_name_of_two_hundred_characters_is_said_to_be_too_long_and_stays(come, screen):
    worker = come("worker")
    worker.open("/people/new/")
    fill(worker.page, name=LONG, remark="备注")
    send(worker.page)

    said = refused(worker.page, "name")
    assert "140" in said
    assert "60" in said
    stays(worker, name=LONG, remark="备注")
    look(worker)


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_is_kept_as_the_ministries_write_it_and_found_again(come, screen, kind):
    typed, kept = NAMES[kind][screen.number]
    at = 2 * list(NAMES).index(kind) + screen.number
    worker = come("worker")
    worker.open("/people/new/")
    number = invented.id_number(9401 + at, birth_on=date(1988, 5, 1 + at), sex=Sex.MALE)
    fill(worker.page, name=typed, id_number=number)
    send(worker.page)
    assert worker.page.locator("h1").inner_text().startswith(kept)
    look(worker)

    worker.page.fill("#top-search", typed.strip())
    worker.page.press("#top-search", "Enter")
    worker.page.wait_for_url("**/people/**")
    worker.page.wait_for_load_state()
    assert kept in worker.page.locator("main").inner_text()
