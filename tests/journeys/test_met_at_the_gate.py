"""The main path: from a release notice to a person met, an agreement signed, duties planned."""

from datetime import date

import pytest
from django.utils.translation import gettext, override

from tests.journeys.steps import (
    Release,
    approve,
    come_home,
    do_step,
    draft_and_explain,
    enter_notice,
    fill,
    follow,
    look,
    open_file,
    open_from_board,
    plan,
    record_order,
    refused,
    send,
    sign,
    stand_on,
)

AT_A_DESK = Release(9101, "路远归", date(2020, 10, 12))
ON_A_PHONE = Release(9102, "程归舟", date(2020, 10, 21))
MISTAKEN = Release(9103, "方来迟", date(2020, 10, 21))


@pytest.mark.parametrize(
    ("release", "language", "phone"),
    [(AT_A_DESK, "zh-hans", False), (ON_A_PHONE, "en", True)],
    ids=["1440-zh", "390-en"],
)
def test_somebody_is_met_at_the_gate(visitor, release, language, phone):
    def come(username, *, phone=phone):
        return visitor(username, phone=phone, language=language)

    agreement = _from_notice_to_explained(come, release)
    head, station = come("head"), come("station")
    approve(head, agreement)
    _sign_in_two_tabs(station, agreement, signed_on=release.on)

    assert station.page.locator("main .because, main details").count()
    words = station.page.locator("main").inner_text()
    with override(language):
        assert gettext("Drug test") in words

    station.open("/hand-overs/")
    last = station.page.locator(".board-stage").last
    assert release.name in last.inner_text()
    open_from_board(station, release.name)
    with override(language):
        assert gettext("In touch again") in station.page.locator("main").inner_text()
    head.open("/")
    look(head)


def _from_notice_to_explained(come, release: Release) -> str:
    district = come("district")
    stand_on(district, release.told_on)
    enter_notice(district, release)
    look(district)

    station = come("station")
    open_from_board(station, release.name)
    do_step(station, "ask-consent", question="拟三方接回。")
    leader = come("leader")
    open_from_board(leader, release.name)
    do_step(leader, "consent", answer="yes", remark="同意。")
    station.page.reload()
    plan(station, release.told_on)
    do_step(station, "ready")

    stand_on(station, release.on)
    at_the_gate = come("station", phone=True)
    open_from_board(at_the_gate, release.name)
    come_home(at_the_gate)
    open_from_board(station, release.name)
    open_file(station, release.on)
    record_order(station, release.on)
    return draft_and_explain(station)


def _sign_in_two_tabs(station, agreement: str, *, signed_on: date) -> None:
    station.page.goto(agreement)
    follow(station.page, "/sign/")
    look(station)
    other_tab = station.page.context.new_page()
    other_tab.goto(station.page.url)
    sign(station.page)
    look(station)
    sign(other_tab)
    assert signed_on.isoformat() in other_tab.locator("[data-error-summary]").inner_text()
    other_tab.close()


def test_mistakes_are_named_beside_the_field_and_nothing_typed_is_lost(visitor):
    district = visitor("district")
    stand_on(district, MISTAKEN.told_on)
    page, number = district.page, MISTAKEN.notice["id_number"]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")

    enter_notice(district, MISTAKEN, id_number=wrong, decided_on="2020-12-01")
    look(district)
    assert "校验" in refused(page, "id_number")
    assert refused(page, "release_on") or refused(page, "decided_on")
    assert page.input_value("[name=person_name]") == MISTAKEN.name
    assert page.input_value("[name=id_number]") == wrong


def test_two_people_cannot_have_one_number(visitor):
    worker = visitor("worker")
    first, second = MISTAKEN.notice, Release(9104, "方来早", MISTAKEN.told_on).notice
    for name in (first["person_name"], second["person_name"]):
        worker.open("/people/new/")
        fill(worker.page, name=name, id_number=second["id_number"])
        send(worker.page)
    look(worker)
    assert refused(worker.page, "id_number")
    assert worker.page.input_value("[name=name]") == second["person_name"]


def test_a_session_lost_in_the_middle_of_a_form_loses_nothing_typed(visitor):
    district = visitor("district")
    page = district.page
    district.open("/hand-overs/new/")
    with page.expect_response(lambda answer: "/look/drafts/" in answer.url):
        fill(page, centre_name="岳阳白泥湖强制隔离戒毒所", remark="写到一半")
    cookies = [one for one in page.context.cookies() if "session" not in one["name"]]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    send(page)
    assert "/sign-in/" in page.url

    district.sign_in("district")
    district.open("/hand-overs/new/")
    assert page.input_value("[name=remark]") == "写到一半"
    assert page.locator("form[action*='/discard/']").count()
