"""The place of execution changes in one path: letter, answer, receipt, report-in, agreement."""

from datetime import date, timedelta

import pytest

from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.handover import actions, queries
from guitu.handover.actions import NewTransfer
from guitu.handover.models import FileTransfer
from guitu.handover.presenters import office
from guitu.handover.terms import TransferReason
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.measures.terms import Act
from guitu.people.actions import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_person, a_running_measure

pytestmark = pytest.mark.django_db
SENT, ACCEPTED = date(2020, 6, 1), date(2020, 6, 4)
LAST = date(2020, 6, 19)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        return a_running_measure(place)


def send(place, measure, *, on=SENT):
    with acting_for(place.users["chen"].pk, on=on):
        new = NewTransfer(place.orgs["tianjiang"], TransferReason.CHANGE_OF_PLACE)
        return actions.send_file(measure.person_id, new, actor=place.actor("chen", on=on), on=on)


def accept(place, transfer, *, on=ACCEPTED):
    with acting_for(place.users["elsewhere"].pk, on=on):
        actor = place.actor("elsewhere", on=on)
        return actions.accept_file(transfer.pk, actor=actor, on=on)


def test_the_letter_lists_the_papers_and_goes_with_the_file(place, measure):
    with acting_for(place.users["chen"].pk, on=SENT):
        decision = NewPaper(DocumentKind.DECISION, number="邵北决字1号")
        add_paper(measure.person_id, decision, actor=place.actor("chen", on=SENT), on=SENT)
    transfer = send(place, measure)

    with as_system(on=SENT):
        letter = Document.objects.get(pk=transfer.letter_id)
        assert letter.kind == DocumentKind.TRANSFER_LETTER
        assert "变字" in letter.number
        assert letter.size > 0
    assert transfer.measures_said == [{"kind": "community_detox", "ends_on": "2023-03-27"}]
    assert [(row["number"], row["mark"]) for row in transfer.materials] == [("1", "邵北决字1号")]


def test_time_runs_on_and_the_person_has_fifteen_days_at_the_new_office(place, measure):
    transfer = accept(place, send(place, measure))

    assert transfer.report_in_by == LAST
    with acting_for(place.users["elsewhere"].pk, on=ACCEPTED):
        new = Measure.objects.get(continues=measure.pk)
        assert (new.starts_on, new.ends_on) == (measure.starts_on, measure.ends_on)
        assert new.place_id == place.orgs["tianjiang"].pk
        duty = Duty.objects.get(OPEN, subject_id=new.pk, kind="report_in")
        assert (duty.due_on, duty.org_seq) == (LAST, place.orgs["tianjiang"].seq)
        assert duty.because[0]["article"] == "Art. 22"
        current = measure.periods.get(until_on=None)
        assert str(current.status) == "transferred"
        kinds = {str(row.document.kind) for row in current.papers.all()}
        assert kinds == {"transfer_letter", "transfer_receipt"}


def test_open_duties_of_the_old_measure_end_and_what_was_met_stays(place, measure):
    with as_system(on=SENT):
        met = Duty.objects.filter(subject_id=measure.pk, met_on__isnull=False).count()
    accept(place, send(place, measure))

    with as_system(on=ACCEPTED):
        assert not Duty.objects.filter(OPEN, subject_id=measure.pk).exists()
        found = Duty.objects.filter(subject_id=measure.pk, met_on__isnull=False)
        assert found.count() == met > 0


def test_a_new_agreement_is_a_duty_once_the_person_reported_in_and_both_offices_see_it(
    place, measure
):
    transfer = accept(place, send(place, measure))
    on = date(2020, 6, 10)
    with acting_for(place.users["elsewhere"].pk, on=on):
        actor = place.actor("elsewhere", on=on)
        new = Measure.objects.get(continues=measure.pk)
        measures.report_in(new.pk, reported_on=on, actor=actor, on=on)
        assert Duty.objects.filter(OPEN, subject_id=new.pk, kind="sign_agreement").exists()
        new.refresh_from_db()
        assert new.ends_on == measure.ends_on
    with acting_for(place.users["chen"].pk, on=on):
        row = FileTransfer.objects.get(pk=transfer.pk)
        assert row.reported_on == on
        assert "10" in office.transfer_lines([row])[0]["report_in"]


def test_the_old_office_reads_what_it_made_for_six_months_and_not_the_file(place, measure):
    transfer = accept(place, send(place, measure))
    with acting_for(place.users["chen"].pk, on=ACCEPTED):
        chen = place.actor("chen", on=ACCEPTED)
        assert not Person.objects.filter(pk=measure.person_id).exists()
        row = queries.given_away(chen, on=date(2020, 12, 4)).get()
        made = office.made(row)
        assert made["measures"][0]["agreements"]
        assert row.pk == transfer.pk
        assert not queries.given_away(chen, on=date(2020, 12, 5)).exists()


def test_returned_or_recalled_the_measure_stays_where_it_is(place, measure):
    transfer = send(place, measure)
    with acting_for(place.users["elsewhere"].pk, on=ACCEPTED):
        actor = place.actor("elsewhere", on=ACCEPTED)
        actions.return_file(transfer.pk, reason="本人未迁入", actor=actor, on=ACCEPTED)

    with acting_for(place.users["chen"].pk, on=ACCEPTED):
        assert str(measure.periods.get(until_on=None).status) == "executing"
        assert Measure.objects.count() == 1
        assert Duty.objects.filter(OPEN, kind="file_back").exists()


def test_without_a_measure_or_while_it_is_suspended_the_place_does_not_change(place, measure):
    with acting_for(place.users["chen"].pk, on=SENT):
        chen = place.actor("chen", on=SENT)
        free = a_person(place, chen, name="安五谷")
        new = NewTransfer(place.orgs["tianjiang"], TransferReason.CHANGE_OF_PLACE)
        with pytest.raises(BadInput):
            actions.send_file(free.pk, new, actor=chen, on=SENT)
        note = measures.Paper(number="1", issued_by="Police", issued_on=SENT)
        change = measures.Change(Act.SUSPEND, SENT, {DocumentKind.SUSPENSION_NOTE: note})
        measures.change_status(measure.pk, change, actor=chen, on=SENT)
        with pytest.raises(BadInput):
            actions.send_file(measure.person_id, new, actor=chen, on=SENT)


def test_a_term_that_ran_out_on_the_way_is_not_changed_but_returned(place, measure):
    transfer = send(place, measure, on=date(2023, 3, 27))
    late = date(2023, 3, 27) + timedelta(days=1)

    with pytest.raises(WrongStatus):
        accept(place, transfer, on=late)

    with as_system(on=late):
        assert str(FileTransfer.objects.get(pk=transfer.pk).stage) == "sent"
        assert Person.objects.get(pk=measure.person_id).org_seq == measure.org_seq


def test_a_second_change_of_place_continues_the_one_before(place, measure):
    accept(place, send(place, measure))
    back = date(2020, 9, 1)
    with acting_for(place.users["elsewhere"].pk, on=back):
        actor = place.actor("elsewhere", on=back)
        new = NewTransfer(place.orgs["xintan"], TransferReason.CHANGE_OF_PLACE)
        again = actions.send_file(measure.person_id, new, actor=actor, on=back)
    with acting_for(place.users["chen"].pk, on=back):
        actions.accept_file(again.pk, actor=place.actor("chen", on=back), on=back)
        third = Measure.objects.order_by("-pk").first()
        assert third.ends_on == measure.ends_on
        assert third.continues.continues_id == measure.pk
