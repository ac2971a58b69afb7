"""The timeline stands on the day of which it tells, and keeps closed papers to itself."""

from datetime import date

import pytest
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures.actions import report_in
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.presenters.timeline import timeline
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_measure, a_running_measure

pytestmark = pytest.mark.django_db


def test_an_act_stands_on_its_own_day():
    place, later = town(), date(2020, 4, 2)
    with acting_for(place.users["chen"].pk, on=later):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        report_in(measure.pk, reported_on=REPORTED, actor=chen, on=later)
        days = [line["when"] for line in timeline(measure.person, chen).events]

    assert REPORTED in days
    assert days == sorted(days, reverse=True)


def test_a_health_paper_leaves_no_line_for_who_may_not_open_it():
    place = town()
    with acting_for(place.users["chen"].pk, on=REPORTED):
        person = a_running_measure(place).person
        paper = NewPaper(DocumentKind.HEALTH_SUMMARY, received_on=REPORTED)
        add_paper(person.pk, paper, actor=place.actor("chen"), on=REPORTED)

    def lines_of(name: str) -> int:
        with acting_for(place.users[name].pk, on=REPORTED), translation.override("zh-hans"):
            found = timeline(person, place.actor(name)).events
        return sum("健康" in line.get("text", "") for line in found)

    assert (lines_of("doctor"), lines_of("officer")) == (1, 0)
