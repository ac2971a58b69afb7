"""After release: reminders stop, fewer see the file, a year later only the archive opens it."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.database.models import FILE, SEALED, SPECIAL
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.people import queries as people
from guitu.people.actions import NewPaper, add_paper, search_closed
from guitu.people.actions.labelling import rows_about
from guitu.people.actions.moving import has_scope, models_about_people
from guitu.people.models import Document, NameToken, Person
from guitu.people.records import about
from guitu.people.terms import DocumentAccess, DocumentKind
from guitu.rights import actions, queries
from guitu.rights.models import FileStep
from guitu.rights.terms import StepKind, UnsealGround
from tests.cast import POSTS, town
from tests.modules.measures.files import an_order
from tests.modules.rights.closings import (
    A_YEAR,
    A_YEAR_LESS,
    FREE,
    LAST_DAY,
    a_release,
    a_released_person,
    a_term_over,
    night,
    sees,
)

pytestmark = pytest.mark.django_db
CASE_TEAM = {"li", "wang", "chen", "archivist"}


@pytest.fixture
def place():
    return town()


def labels(person):
    with as_system(on=A_YEAR):
        return {
            rows.model._meta.label: set(rows.values_list("sec_label", flat=True))
            for rows in rows_about(person.pk)
            if rows.exists()
        }


def who_sees(place, person, on):
    return {name for name in POSTS if sees(place, name, person, on=on)}


def open_kinds(person, on=FREE):
    with as_system(on=on):
        return set(Duty.objects.filter(OPEN, person_id=person.pk).values_list("kind", flat=True))


def test_on_the_day_after_the_last_one_reminders_stop_and_only_the_notice_is_awaited(place):
    measure = a_term_over(place)
    with as_system(on=LAST_DAY):
        assert measures.lapse_terms(on=LAST_DAY) == []
    with as_system(on=FREE):
        assert measures.lapse_terms(on=FREE) == [measure.pk]
        assert measures.lapse_terms(on=FREE) == []
        kinds = set(Duty.objects.filter(OPEN, subject_id=measure.pk).values_list("kind", flat=True))
        ended = Duty.objects.filter(subject_id=measure.pk, ended_on=FREE)

        assert kinds == {"release_notice"}
        assert ended.exists()
        assert not ended.filter(met_on__isnull=False).exists()
        assert str(measure.periods.get(until_on=None).status) == "expired"


def test_what_was_missed_stays_missed_and_a_late_entry_still_meets_it(place):
    measure = a_term_over(place)
    night(FREE)

    with as_system(on=FREE):
        duty = Duty.objects.filter(subject_id=measure.pk, ended_on=FREE).first()
        assert duty.is_history
        assert duty.voided_at is None
        assert duty.waived_on is None


def test_the_day_of_release_narrows_the_file_to_the_case_team(place):
    person = a_released_person(place)
    assert {"inspector", "officer", "doctor"} <= who_sees(place, person, FREE)

    night(FREE)

    assert who_sees(place, person, FREE) == CASE_TEAM
    assert all(found == {SPECIAL} for found in labels(person).values())
    assert open_kinds(person) == {"file_seal"}


def test_a_year_less_a_day_it_is_narrowed_and_a_year_later_only_the_archive_opens_it(place):
    person = a_released_person(place)
    night(FREE)

    night(A_YEAR_LESS)
    assert who_sees(place, person, A_YEAR_LESS) == CASE_TEAM
    night(A_YEAR)

    assert who_sees(place, person, A_YEAR) == {"archivist"}
    assert all(found == {SEALED} for found in labels(person).values())
    assert open_kinds(person, A_YEAR) == set()


def test_every_table_about_people_is_sealed_in_one_statement_each(
    place, django_assert_max_num_queries
):
    person = a_released_person(place)
    tables = len([model for model in models_about_people() if has_scope(model)])

    with django_assert_max_num_queries(14 * tables + 200):
        night(A_YEAR)

    known = {
        "exchange.LedgerImport", "exchange.HeadingMemory", "handover.CheckLine", "people.Person",
        "people.CrossScopeQuestion", "rights.Destruction", "drug_testing.Draw",
        "colleagues.Digest", "colleagues.DigestReading", "exchange.Correspondent",
        "risk.Round", "risk.RoundStep", "risk.RoundDepartment", "risk.Meeting",
    }  # fmt: skip
    with as_system(on=A_YEAR):
        reached = {rows.model._meta.label for rows in rows_about(person.pk)} | known
    labelled = {
        model._meta.label
        for model in apps.get_models()
        if {"org_seq", "sec_label"} <= {f.attname for f in model._meta.concrete_fields}
        and model._meta.label != "audit.Event"
    }
    assert labelled - reached == set()


def test_without_a_notice_it_is_flagged_not_narrowed_but_sealed_on_its_day(place):
    measure = a_term_over(place)
    night(FREE)
    with as_system(on=A_YEAR_LESS):
        person = Person.objects.get(pk=measure.person_id)
        assert person.narrowed_on is None

    night(A_YEAR)

    assert who_sees(place, person, A_YEAR) == {"archivist"}


def test_doing_it_twice_or_dry_changes_nothing(place):
    person = a_released_person(place)
    with as_system(on=A_YEAR):
        said = actions.close_files(on=A_YEAR, dry_run=True)
        assert [str(each.step) for each in said] == ["seal"]
        assert not FileStep.objects.exists()
    night(A_YEAR)

    assert night(A_YEAR) == []
    with as_system(on=A_YEAR):
        kinds = FileStep.objects.order_by("pk").values_list("kind", flat=True)
        assert [str(kind) for kind in kinds] == ["narrow", "seal"]
    assert sees(place, "archivist", person, on=A_YEAR)


def test_lists_search_and_duplicates(place):
    person = a_released_person(place)
    night(FREE)
    with acting_for(place.users["li"].pk, on=FREE):
        li = place.actor("li", on=FREE)
        assert not people.in_use(li).exists()
        assert people.search(li, "苗一禾") == []
        assert [found.person for found in people.duplicates(li, people.Draft("苗一禾"))] == [person]
        with pytest.raises(BadInput):
            search_closed(li, "苗一禾", reason=" ")
        assert search_closed(li, "苗一禾", reason="本人来访") == [person]
    with as_system(on=FREE):
        event = Event.objects.get(act="people.closed_found")
        assert (event.person_id, event.reason) == (person.pk, "本人来访")
    night(A_YEAR)
    with acting_for(place.users["chen"].pk, on=A_YEAR):
        chen = place.actor("chen", on=A_YEAR)
        assert people.duplicates(chen, people.Draft("苗一禾")) == []
        assert search_closed(chen, "苗一禾", reason="查找") == []
        assert not NameToken.objects.exists()
        assert not Document.objects.exists()


def test_nothing_is_added_to_a_sealed_file_not_even_by_the_system(place):
    person = a_released_person(place)
    night(A_YEAR)
    with as_system(on=A_YEAR):
        sealed = Person.objects.get(pk=person.pk)
        with pytest.raises(WrongStatus):
            about(sealed, Document, actor=SYSTEM_ACTOR)
        with pytest.raises(WrongStatus):
            add_paper(sealed.pk, NewPaper(DocumentKind.OTHER), actor=SYSTEM_ACTOR, on=A_YEAR)
    with acting_for(place.users["archivist"].pk, on=A_YEAR):
        actor = place.actor("archivist", on=A_YEAR)
        with pytest.raises(AccessDenied):
            add_paper(person.pk, NewPaper(DocumentKind.OTHER), actor=actor, on=A_YEAR)
    with acting_for(place.users["chen"].pk, on=A_YEAR):
        actor = place.actor("chen", on=A_YEAR)
        with pytest.raises(Person.DoesNotExist):
            add_paper(person.pk, NewPaper(DocumentKind.OTHER), actor=actor, on=A_YEAR)


def test_a_new_order_opens_a_narrowed_file_again_with_every_label_of_before(place):
    measure = a_term_over(place)
    with acting_for(place.users["chen"].pk, on=FREE):
        chen = place.actor("chen", on=FREE)
        special = NewPaper(DocumentKind.OTHER, access=DocumentAccess.SPECIAL)
        paper = add_paper(measure.person_id, special, actor=chen, on=FREE)
    a_release(place, measure)
    night(FREE)
    later = FREE + timedelta(days=40)

    with acting_for(place.users["chen"].pk, on=later):
        chen = place.actor("chen", on=later)
        new = an_order(place, decision_number="No. 2", decided_on=later, received_on=later)
        measures.record_order(measure.person_id, new, actor=chen, on=later)

    with as_system(on=later):
        person = Person.objects.get(pk=measure.person_id)
        assert (person.narrowed_on, person.sec_label) == (None, FILE)
        assert Document.objects.get(pk=paper.pk).sec_label == SPECIAL
        assert (
            not Document.objects.filter(person=person).exclude(pk=paper.pk).exclude(sec_label=FILE)
        )
    assert "file_seal" not in open_kinds(person, later)
    assert sees(place, "officer", person, on=later)


def test_the_archive_takes_a_file_out_on_a_ground_for_a_time(place):
    person = a_released_person(place)
    night(A_YEAR)
    with acting_for(place.users["chen"].pk, on=A_YEAR):
        chen = place.actor("chen", on=A_YEAR)
        with pytest.raises(Person.DoesNotExist):
            actions.unseal(person.pk, UnsealGround.CASE, "1号", actor=chen, on=A_YEAR)
    with acting_for(place.users["archivist"].pk, on=A_YEAR):
        archivist = place.actor("archivist", on=A_YEAR)
        with pytest.raises(BadInput):
            actions.unseal(person.pk, UnsealGround.CASE, " ", actor=archivist, on=A_YEAR)
        step = actions.unseal(person.pk, UnsealGround.CASE, "1号", actor=archivist, on=A_YEAR)
        assert step.open_until == A_YEAR + timedelta(days=30)
    assert who_sees(place, person, A_YEAR) == CASE_TEAM

    night(step.open_until)
    assert sees(place, "chen", person, on=step.open_until)
    night(step.open_until + timedelta(days=1))

    assert who_sees(place, person, step.open_until) == {"archivist"}


def test_only_who_may_close_files_does_it_by_hand(place):
    person = a_released_person(place)
    with acting_for(place.users["li"].pk, on=FREE), pytest.raises(AccessDenied):
        actions.take_step(person.pk, actor=place.actor("li", on=FREE), on=FREE)
    with acting_for(place.users["chen"].pk, on=FREE):
        chen = place.actor("chen", on=FREE)
        assert actions.take_step(person.pk, actor=chen, on=FREE) == StepKind.NARROW
        with pytest.raises(WrongStatus):
            actions.take_step(person.pk, actor=chen, on=FREE)
        assert queries.last_step(person, StepKind.NARROW).done_by_name == "chen"


def test_isolation_keeps_the_file_as_long_as_it_may_last(place):
    measure = a_term_over(place)
    day = date(2021, 5, 1)
    with acting_for(place.users["chen"].pk, on=day):
        paper = measures.Paper(number="9", issued_by="Police", issued_on=day)
        change = measures.Change(measures_isolate(), day, {DocumentKind.ISOLATION_DECISION: paper})
        measures.change_status(measure.pk, change, actor=place.actor("chen", on=day), on=day)

    night(date(2024, 4, 30))
    with as_system(on=date(2024, 4, 30)):
        assert Person.objects.get(pk=measure.person_id).narrowed_on is None
    night(date(2024, 5, 1))
    with as_system(on=date(2024, 5, 1)):
        assert Person.objects.get(pk=measure.person_id).narrowed_on == date(2024, 5, 1)


def measures_isolate():
    from guitu.measures.terms import Act

    return Act.ISOLATE
