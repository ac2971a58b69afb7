"""A sealed file is destroyed by two people; a certificate without a name is what remains."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from guitu.audit.models import Event
from guitu.database import keyring
from guitu.database.context import acting_for, as_system
from guitu.database.models import SubjectKey
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import AccessDenied, WrongStatus
from guitu.measures import actions as measures
from guitu.people.actions import NewPaper, NewPerson, add_paper, add_phone, open_file
from guitu.people.models import Document, Person, PersonName, Phone
from guitu.people.terms import DocumentKind
from guitu.rights import actions
from guitu.rights.models import Destruction
from guitu.rights.terms import DestructionState, UnsealGround
from tests.cast import town
from tests.modules.measures.files import an_order
from tests.modules.people.files import number
from tests.modules.rights.closings import A_YEAR, FREE, a_release, a_term_over, night

pytestmark = pytest.mark.django_db
TEN_YEARS = date(2034, 3, 28)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def sealed(place):
    measure = a_term_over(place)
    with acting_for(place.users["chen"].pk, on=FREE):
        chen = place.actor("chen", on=FREE)
        add_phone(measure.person_id, "10012345678", actor=chen)
        new = NewPaper(DocumentKind.OTHER, content=b"%PDF-1.4 x", title="苗一禾的材料")
        add_paper(measure.person_id, new, actor=chen, on=FREE)
    a_release(place, measure)
    night(A_YEAR)
    with as_system(on=A_YEAR):
        return Person.objects.get(pk=measure.person_id)


def a_new(place):
    return NewPerson(name="苗一禾", org=place.orgs["zixin"], id_number=number())


def ask(place, sealed, *, on=TEN_YEARS):
    with acting_for(place.users["archivist"].pk, on=on):
        archivist = place.actor("archivist", on=on)
        return actions.ask_destruction(sealed.pk, reason="2034年第3号", actor=archivist, on=on)


def test_nothing_is_destroyed_before_its_years_are_over(place, sealed):
    with pytest.raises(WrongStatus):
        ask(place, sealed, on=date(2034, 3, 27))


def test_whoever_asked_cannot_do_it_and_it_is_asked_once(place, sealed):
    row = ask(place, sealed)
    with acting_for(place.users["archivist"].pk, on=TEN_YEARS):
        archivist = place.actor("archivist", on=TEN_YEARS)
        with pytest.raises(AccessDenied):
            actions.destroy(row.pk, actor=archivist, on=TEN_YEARS)
    with pytest.raises(WrongStatus):
        ask(place, sealed)


def test_destroying_leaves_a_certificate_and_nothing_readable(place, sealed):
    row = ask(place, sealed)
    scans = list((Path(settings.HOME) / "files").rglob("*"))

    with acting_for(place.users["chen"].pk, on=TEN_YEARS):
        done = actions.destroy(row.pk, actor=place.actor("chen", on=TEN_YEARS), on=TEN_YEARS)

    assert done.state == DestructionState.DONE
    assert done.number.startswith("2034-")
    assert done.papers == 1
    assert done.rows["people_phone"] == 1
    with as_system(on=TEN_YEARS):
        person = Person.objects.get(pk=sealed.pk)
        assert (person.name, person.birth_on) == ("—", None)
        assert person.voided_at is not None
        assert set(PersonName.objects.filter(person=sealed).values_list("name", flat=True)) == {"—"}
        assert set(Document.objects.filter(person=sealed).values_list("title", flat=True)) == {"—"}
        assert Phone.objects.get(person=sealed).number == ""
        key = SubjectKey.objects.get(subject_id=sealed.pk)
        assert (key.wrapped, key.shredded_at is not None) == (None, True)
        with pytest.raises(keyring.KeyShredded):
            keyring.key_of(sealed.pk)
        said = str(list(Event.objects.filter(act="rights.file_destroyed").values()))
        assert "苗" not in said
    assert len(list((Path(settings.HOME) / "files").rglob("*"))) < len(scans)


def test_it_is_refused_with_a_reason_and_can_be_asked_again(place, sealed):
    row = ask(place, sealed)
    with acting_for(place.users["chen"].pk, on=TEN_YEARS):
        chen = place.actor("chen", on=TEN_YEARS)
        actions.refuse_destruction(row.pk, reason="还有诉讼", actor=chen, on=TEN_YEARS)

    assert ask(place, sealed).state == DestructionState.ASKED
    with as_system(on=TEN_YEARS):
        assert Destruction.objects.count() == 2
        assert Person.objects.get(pk=sealed.pk).name == "苗一禾"


def test_a_new_order_for_somebody_whose_file_is_sealed_is_told_to_the_archive_alone(place):
    with acting_for(place.users["chen"].pk, on=FREE):
        chen = place.actor("chen", on=FREE)
        old = open_file(
            NewPerson(name="苗一禾", org=place.orgs["zixin"], id_number=number()),
            actor=chen,
            on=FREE,
        )
        order = an_order(
            place, kind="community_rehab", ordered_from=date(2020, 3, 28),
            ordered_until=date(2023, 3, 27),
        )  # fmt: skip
        measure = measures.record_order(old.pk, order, actor=chen, on=FREE)
    a_release(place, measure)
    night(A_YEAR)
    later = date(2024, 6, 3)

    with acting_for(place.users["chen"].pk, on=later):
        chen = place.actor("chen", on=later)
        new = open_file(
            NewPerson(name="苗一禾", org=place.orgs["zixin"], id_number=number()),
            actor=chen,
            on=later,
        )
        again = an_order(place, decision_number="No. 7", decided_on=later, received_on=later)
        measures.record_order(new.pk, again, actor=chen, on=later)
        assert not Duty.objects.filter(kind="file_reopen").exists()

    with acting_for(place.users["archivist"].pk, on=later):
        duty = Duty.objects.get(OPEN, kind="file_reopen")
        assert (duty.subject_id, duty.due_on) == (old.pk, later)
        archivist = place.actor("archivist", on=later)
        ground = UnsealGround.NEW_ORDER
        actions.unseal(old.pk, ground, "No. 7", actor=archivist, on=later)
        duty.refresh_from_db()
        assert duty.met_on == later
