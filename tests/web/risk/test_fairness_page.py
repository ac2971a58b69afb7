"""The figures of a round: who reads them, what they hide, and how each opens down to people."""

import re
from datetime import date

import pytest
from django.urls import reverse

from guitu.database.context import as_system
from guitu.people.terms import Sex
from guitu.risk.models import LevelDecision
from guitu.risk.terms import Discussion, Level
from tests.modules.risk import decided
from tests.modules.risk.decided import Group
from tests.modules.risk.files import COUNTS
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
FRAME = 9


@pytest.fixture
def full(office):
    """Forty people more: 12 in Lanxi, 28 in Zixin, 5 of them high."""
    orgs = office.case.place.orgs
    zixin, lanxi = orgs["zixin"].seq, orgs["lanxi"].seq
    with as_system(on=COUNTS):
        decided.add(office.case.round, [
            Group(5, zixin, Level.HIGH, discuss=Discussion.LATER),
            Group(9, zixin, Level.MEDIUM), Group(14, zixin, Level.LOW, sex=Sex.FEMALE),
            Group(2, lanxi, Level.MEDIUM), Group(10, lanxi, Level.LOW, birth_on=date(2002, 7, 1)),
        ])  # fmt: skip
    return office


def page_of(office, name):
    return office.client(name).get(where(office)).content.decode()


def where(office):
    return reverse("risk-fairness", args=[office.case.round.pk])


@pytest.mark.parametrize(
    ("name", "status"),
    [("chen", 200), ("leader", 200), ("district", 200), ("wang", 200), ("inspector", 200),
     ("li", 403), ("officer", 403), ("doctor", 403), ("volunteer", 403), ("elsewhere", 404)],
)  # fmt: skip
def test_who_reads_the_figures(office, name, status):
    assert office.client(name).get(where(office)).status_code == status


@pytest.mark.parametrize("name", ["leader", "district"])
def test_leader_and_district_see_figures_and_neither_names_nor_lists(full, name):
    page = page_of(full, name)

    assert "40 of 41 have a level; 5 high, 12.5 percent." in page
    assert "苗一禾" not in page
    assert "甲" not in page
    assert reverse("risk-round", args=[full.case.round.pk]) + "?" not in page
    assert "Risk rounds in figures" in full.client(name).get(reverse("dashboard")).content.decode()
    assert "July 2020" in full.client(name).get(reverse("risk-figures")).content.decode()


def test_too_many_high_asks_for_a_second_look_and_changes_nothing(full):
    page = page_of(full, "chen")

    assert "Please look a second time" in page
    assert "it is no norm" in page
    assert "28915 people graded" in page.replace(" ", " ").replace(",", "")
    with as_system(on=COUNTS):
        assert LevelDecision.objects.filter(level=Level.HIGH).count() == 5


def test_a_small_cell_is_not_shown_and_cannot_be_computed(full):
    page = page_of(full, "chen")
    rows = re.findall(r'<tr><th scope="row">lanxi.*?</tr>', page, re.DOTALL)

    shown = re.sub(r"<[^>]+>", " ", rows[0]).split()
    assert " ".join(shown) == "lanxi 0 – not shown 10 – not shown 12"


def test_every_figure_opens_down_to_as_many_people(full):
    client = full.client("chen")
    page = page_of(full, "chen")
    found = re.findall(r'<a href="(/[^"]*\?[^"]*)">(\d+)</a>', page)

    assert len(found) > 10
    for url, count in found:
        listed = client.get(url.replace("&amp;", "&")).content.decode()
        assert re.search(r"(\d+) entr(?:y|ies)", listed)[1] == count, url


def test_figures_cost_the_same_for_many_people(full):
    client = full.client("chen")
    few = len(asked(client, where(full)))
    with as_system(on=COUNTS):
        seq = full.case.place.orgs["zixin"].seq
        decided.add(full.case.round, [Group(1000, seq, Level.LOW), Group(1000, seq)])

    many = len(asked(client, where(full)))

    assert few == many <= FRAME + 12
