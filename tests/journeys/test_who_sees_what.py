"""Each post sees only what is its own: menu, lists, names, files of other communities."""

import re

import pytest

from tests.journeys.screenshots import to_person

EVERYBODY = {"/", "/rules/", "/terms/", "/staff/", "/offices/"}
CASE_WORK = EVERYBODY | {"/people/", "/hand-overs/", "/measures/", "/board/parties/", "/clauses/"}
MENUS = {
    "worker": CASE_WORK,
    "police": CASE_WORK,
    "district": EVERYBODY | {"/hand-overs/", "/dashboard/"},
    "auditor": EVERYBODY | {"/trail/"},
    "volunteer": EVERYBODY | {"/board/parties/"},
    "head": CASE_WORK | {"/ledgers/", "/dashboard/", "/offices/working-days/"},
}  # fmt: skip
FORBIDDEN = {
    "worker": ("/ledgers/", "/dashboard/", "/trail/", "/clients/", "/staff/new/"),
    "police": ("/people/new/", "/ledgers/", "/trail/", "/clauses/new/"),
    "district": ("/people/", "/measures/", "/ledgers/", "/trail/"),
    "auditor": ("/people/", "/hand-overs/", "/measures/", "/dashboard/", "/ledgers/"),
}
TITLE = "h1"


def menu_of(someone) -> set[str]:
    """Return the addresses in the menu."""
    links = someone.page.locator("nav a[href]").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    return {link for link in links if link in set().union(*MENUS.values())}


@pytest.mark.parametrize("username", MENUS)
def test_the_menu_holds_what_the_post_may_open(visitor, username):
    someone = visitor(username)
    assert menu_of(someone) == MENUS[username]
    someone.check_accessibility()
    for path in sorted(MENUS[username]):
        assert someone.open(path) == 200, path
        someone.check_width()


@pytest.mark.parametrize("username", FORBIDDEN)
def test_an_address_typed_by_hand_opens_nothing_more(visitor, username):
    someone = visitor(username)
    assert {path: someone.open(path) for path in FORBIDDEN[username]} == dict.fromkeys(
        FORBIDDEN[username], 403
    )
    someone.check_accessibility()


def test_a_worker_sees_the_own_community_and_no_other(visitor):
    worker, neighbour = visitor("worker"), visitor("worker2")
    worker.open("/people/")
    people = worker.page.locator("main").inner_text()
    assert "资新社区" in people
    assert "滨江社区" not in people
    to_person(worker)
    address = worker.page.url.removeprefix(worker.url)
    assert neighbour.open(address) == 404
    for where in ("papers/", "timeline/", "edit/", "print/"):
        assert neighbour.open(address + where) == 404, where


@pytest.mark.parametrize("username", ["auditor", "district"])
def test_some_posts_open_no_file(visitor, username):
    worker, someone = visitor("worker"), visitor(username)
    to_person(worker)
    assert someone.open(worker.page.url.removeprefix(worker.url)) == 403


def test_the_head_sees_every_community_and_the_names(visitor):
    head = visitor("head")
    to_person(head)
    assert head.page.locator(TITLE).inner_text().startswith("江望归")


def test_the_district_sees_stages_and_no_names(visitor):
    district = visitor("district")
    district.open("/hand-overs/")
    names = district.page.locator(".board-card h3").all_inner_texts()
    assert names
    assert all(re.fullmatch(r"\S\*+", name.strip()) for name in names), names
    district.page.locator(".board-card a").first.click()
    assert "*" in district.page.locator(TITLE).inner_text()


def test_the_police_read_measures_and_no_papers(visitor):
    police = visitor("police")
    to_person(police)
    assert police.page.locator("main a[href*='/measures/']").count()
    police.open(police.page.url.removeprefix(police.url) + "papers/")
    assert not police.page.locator("main a[href*='/people/papers/']").count()


def test_the_auditor_sees_who_opened_what(visitor):
    auditor = visitor("auditor")
    auditor.open("/trail/")
    assert "江望归" not in auditor.page.locator("main").inner_text()
    auditor.check_accessibility()
