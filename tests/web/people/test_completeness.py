"""What a file lacks follows the measure: a group, a notice and an agreement after report-in."""

from guitu.database.context import acting_for
from guitu.measures.actions import report_in
from guitu.people.queries import file_of, gaps_of, with_contents
from tests.cast import TODAY
from tests.modules.measures.files import REPORTED, a_measure, a_running_measure
from tests.modules.people.files import a_file


def items(actor, person):
    found = with_contents(file_of(actor, person.pk)).get()
    return {str(gap.item) for gap in gaps_of(found, on=TODAY)}


def test_before_a_measure_only_the_person_is_asked_for(place):
    person = a_file(place, phones=("10012345678",))
    with acting_for(place.users["chen"].pk, on=TODAY):
        lacking = items(place.actor("chen"), person)

    assert lacking == {"living_address", "registered_address", "responsible"}


def test_after_report_in_group_notice_and_agreement_are_asked_for(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        actor = place.actor("chen")
        measure = a_measure(place, actor)
        before = items(actor, measure.person)
        report_in(measure.pk, reported_on=REPORTED, actor=actor, on=TODAY)

        after = items(actor, measure.person)

    assert after - before == {"work_group", "agreement", "rights_notice"}
    assert "decision" in before


def test_a_signed_agreement_is_no_longer_asked_for(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)

        lacking = items(place.actor("chen"), measure.person)

    assert "agreement" not in lacking
    assert "rights_notice" in lacking
