"""Orders that a ledger names: put on record with what followed them, and no duty of the past."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.measures import actions
from guitu.measures.actions.bulk import FirstOrder, record_first_orders
from guitu.measures.models import Agreement, Measure
from guitu.measures.planning import replan
from guitu.people.models import Person
from tests.cast import TODAY, Town, town
from tests.modules.exchange.books import counts, examined, read_in, short, short_row
from tests.modules.measures.files import a_person, an_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def chen(place):
    """The head of the office acts."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        yield place.actor("chen")


ORDER = ("戒毒情况", "决定书文号", "决定日期", "决定机关", "报到日期", "协议签订日期")


@pytest.mark.usefixtures("chen")
def test_an_order_comes_with_its_agreement_and_no_duty_of_the_past(place, tmp_path):
    row = short_row(
        1, "社区戒毒", "北公戒决字1号", "2019-05-06", "北塔分局", "2019.5.10", "2019年5月12日"
    )
    path = short(tmp_path, row, more=ORDER)

    found = read_in(path, place)

    measure = Measure.objects.get()
    assert counts(found) == (1, 0, 0, 0)
    assert (measure.starts_on, measure.ends_on) == (date(2019, 5, 10), date(2022, 5, 9))
    assert measure.recorded_from == TODAY
    assert Agreement.objects.get().signed_on == date(2019, 5, 12)
    duties = Duty.objects.filter(voided_at=None)
    assert duties.exists()
    assert not duties.filter(due_on__lt=TODAY).exists()
    assert counts(examined(path, place)) == (0, 0, 1, 0)


@pytest.mark.usefixtures("chen")
def test_a_later_ledger_adds_the_day_of_reporting_in(place, tmp_path):
    start = ("社区戒毒", "北公戒决字1号", "2020-03-20", "北塔分局")
    read_in(short(tmp_path, short_row(1, *start, None, None), more=ORDER), place)

    found = read_in(short(tmp_path, short_row(1, *start, "2020-03-25", None), more=ORDER), place)

    assert counts(found) == (0, 1, 0, 0)
    assert Measure.objects.get().reported_on == date(2020, 3, 25)


@pytest.mark.usefixtures("chen")
@pytest.mark.parametrize(
    ("cells", "column"),
    [
        pytest.param(
            ("社区戒毒", "1号", "2020-03-20", None, "2020-03-10", None), "报到日期",
            id="reported-before-decided",
        ),
        pytest.param(
            ("社区戒毒", "1号", "2020-03-02", None, "2020-03-10", "2020-03-05"), "协议签订日期",
            id="signed-before-reporting-in",
        ),
    ],
)  # fmt: skip
def test_an_order_that_cannot_be_is_refused_under_its_column(place, tmp_path, cells, column):
    found = examined(short(tmp_path, short_row(1, *cells), more=ORDER), place)

    assert [(one.row, one.column) for one in found.refused] == [(2, column)]


@pytest.mark.usefixtures("chen")
def test_a_measure_without_its_decision_is_kept_as_a_remark(place, tmp_path):
    row = short_row(1, "社区戒毒", None, None, None, "2019-05-10", None)

    found = read_in(short(tmp_path, row, more=ORDER), place)

    assert not Measure.objects.exists()
    assert "戒毒情况：社区戒毒\n报到日期：2019-05-10" in Person.objects.get().remark
    assert len(found.remarks) == 1


def described(measure: Measure) -> tuple[object, ...]:
    """Return everything that an order left behind, without keys and moments."""
    periods = measure.periods.order_by("from_on", "pk")
    duties = Duty.objects.filter(subject_id=measure.pk, voided_at=None).order_by("key")
    agreements = measure.agreements.all()
    acts = Event.objects.filter(person_id=measure.person_id).order_by("act")
    return (
        (measure.starts_on, measure.ends_on, measure.end_because, measure.end_steps),
        [(p.status, p.act, p.from_on, p.until_on, p.basis) for p in periods],
        [(d.key, d.window_from, d.due_on, d.because, d.params, d.met_on, d.met_by_type)
         for d in duties],
        [(a.number, a.status, a.signed_on, a.starts_on, a.ends_on) for a in agreements],
        [(e.act, e.details) for e in acts if e.act.startswith("measures.")],
    )  # fmt: skip


@pytest.mark.usefixtures("chen")
@pytest.mark.parametrize("recorded_from", [None, TODAY], ids=["from-the-start", "from-today"])
@pytest.mark.parametrize(
    ("reported_on", "signed_on"),
    [
        pytest.param(None, None, id="ordered"),
        pytest.param(date(2020, 3, 26), None, id="reported"),
        pytest.param(date(2020, 3, 26), date(2020, 3, 28), id="signed"),
    ],
)
def test_many_orders_at_once_leave_what_one_after_another_leaves(
    place, chen, recorded_from, reported_on, signed_on
):
    one, other = (a_person(place, chen, name=name) for name in ("苗一禾", "田小禾"))
    order = an_order(place, recorded_from=recorded_from)
    measure = actions.record_order(one.pk, order, actor=chen, on=TODAY)
    if reported_on:
        actions.report_in(measure.pk, reported_on=reported_on, actor=chen, on=TODAY)
    if signed_on:
        actions.record_signed_agreement(measure.pk, signed_on=signed_on, actor=chen, on=TODAY)
    measure.refresh_from_db()

    first = FirstOrder(other, order, reported_on=reported_on, signed_on=signed_on)
    (bulk,) = record_first_orders([first], actor=chen, on=TODAY)

    assert described(Measure.objects.get(pk=bulk.pk)) == described(measure)
    replan(Measure.objects.get(pk=bulk.pk), actor=chen, on=TODAY)
    assert described(Measure.objects.get(pk=bulk.pk)) == described(measure)
