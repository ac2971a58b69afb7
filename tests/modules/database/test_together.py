"""Rows of several models in one statement, and the first rows of each group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guitu.database import together
from guitu.database.context import acting_for
from guitu.handover import queries
from guitu.handover.models import GateRecord, HandOver, TeamMember, Transport
from guitu.handover.terms import Stage
from tests.cast import town
from tests.modules.handover import cases

pytestmark = pytest.mark.django_db


def test_rows_come_as_if_each_model_had_been_asked_by_itself():
    place = town()
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        cases.met(place)
        models = (GateRecord, TeamMember, Transport)

        with CaptureQueriesContext(connection) as asked:
            found = together.read([model.objects.order_by("pk") for model in models])

        assert len(asked) == 1
        for model, rows in zip(models, found, strict=True):
            plain = list(model.objects.order_by("pk"))
            assert rows == plain
            names = [field.attname for field in model._meta.concrete_fields]
            for row, other in zip(rows, plain, strict=True):
                assert [getattr(row, n) for n in names] == [getattr(other, n) for n in names]
                assert [type(getattr(row, n)) for n in names] == [
                    type(getattr(other, n)) for n in names
                ]


def test_another_office_reads_nothing_together_either():
    place = town()
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        cases.met(place)
    with acting_for(place.users["elsewhere"].pk, on=cases.RELEASE):
        assert together.read([TeamMember.objects.all(), HandOver.objects.all()]) == [[], []]


def test_a_column_of_the_board_shows_its_first_rows_and_counts_the_rest(monkeypatch):
    monkeypatch.setattr(queries, "PER_COLUMN", 2)
    monkeypatch.setattr(queries, "MOST_IN_STAGE", 3)
    place = town()
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        for index in range(5):
            cases.received(place, id_number="", reference=f"{index}", is_another=True)
        cases.planned(place, id_number="", reference="p", is_another=True)
        chen = place.actor("chen")

        columns = {column.stages[0]: column for column in queries.board(chen, cases.RECEIVED)}

        received = columns[Stage.RECEIVED]
        first = HandOver.objects.filter(stage=Stage.RECEIVED).order_by("release_on", "pk")[:2]
        assert list(received.rows) == list(first)
        assert (received.count, received.is_capped) == (3, True)
        assert (columns[Stage.PLANNED].count, columns[Stage.PLANNED].is_capped) == (1, False)
        assert columns[Stage.READY].count == 0
