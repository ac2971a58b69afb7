"""A file changes its place between two installations by a signed, encrypted package."""

from dataclasses import replace
from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.exchange.packages import container, keys, known, opening, packing, receiving, sending
from guitu.exchange.packages.models import FilePackage
from guitu.handover.presenters import office
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.people.actions import NewPaper, NewPerson, add_paper, open_file
from guitu.people.models import Document, Person
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.exchange.installations import ARRIVED, SENT, Two
from tests.modules.measures.files import REPORTED, a_running_measure
from tests.modules.people.files import number

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        found = a_running_measure(place)
        chen = place.actor("chen", on=REPORTED)
        for kind in (DocumentKind.DECISION, DocumentKind.MAINTENANCE_INFO):
            paper = NewPaper(kind, number=f"{kind} 1", content=b"%PDF-1.4 " + kind.encode())
            add_paper(found.person_id, paper, actor=chen, on=REPORTED)
        return found


@pytest.fixture
def two(place, tmp_path, monkeypatch):
    return Two(place, tmp_path, monkeypatch)


def refused(two, content, *, name="elsewhere", on=ARRIVED) -> str:
    """Return the one sentence, having seen that nothing was written."""
    with as_system(on=on):
        before = (Person.objects.count(), Measure.objects.count(), FilePackage.objects.count(),
                  Document.objects.count(), Event.objects.count())  # fmt: skip
    with two.at(name, on) as actor, pytest.raises(BadInput) as caught:
        opening.opened(content, actor=actor, on=on)
    with as_system(on=on):
        after = (Person.objects.count(), Measure.objects.count(), FilePackage.objects.count(),
                 Document.objects.count(), Event.objects.count())  # fmt: skip
    assert before == after
    assert list(caught.value.fields) == ["file"]
    return caught.value.fields["file"].message


def test_there_and_back_the_term_runs_on_and_both_sides_are_closed(two, place, measure):
    row, package = two.send(measure.person_id)
    with two.at("chen", SENT):
        assert str(measure.periods.get(until_on=None).status) == "executing"
        duty = Duty.objects.get(OPEN, kind="package_receipt")
        assert (duty.subject_id, duty.due_on) == (row.pk, date(2020, 6, 16))

    arrived = two.read_in(package)
    with two.at("elsewhere", ARRIVED):
        new = Measure.objects.get(pk=arrived.measure_ids[0])
        assert (new.starts_on, new.ends_on) == (measure.starts_on, measure.ends_on)
        assert new.came_from == "xintan街道"
        duty = Duty.objects.get(OPEN, subject_id=new.pk, kind="report_in")
        assert duty.due_on == arrived.report_in_by == date(2020, 6, 19)
        assert duty.because[0]["article"] == "Art. 22"
        assert office.made(arrived)["measures"][0]["agreements"]

    back = two.receipt(arrived)
    with two.at("chen", ARRIVED) as chen:
        closed = receiving.take_receipt(back, actor=chen, on=ARRIVED)
        assert (closed.report_in_by, closed.answered_on) == (date(2020, 6, 19), ARRIVED)
        current = measure.periods.get(until_on=None)
        assert str(current.status) == "transferred"
        kinds = {str(paper.document.kind) for paper in current.papers.all()}
        assert kinds == {"transfer_letter", "transfer_receipt"}
        assert not Duty.objects.filter(OPEN, subject_id__in=[row.pk, measure.pk]).exists()


def test_after_the_report_in_a_new_agreement_is_a_duty_and_the_end_stays(two, measure):
    arrived = two.read_in(two.send(measure.person_id)[1])
    on = date(2020, 6, 19)
    with two.at("elsewhere", on) as actor:
        new = measures.report_in(arrived.measure_ids[0], reported_on=on, actor=actor, on=on)
        assert Duty.objects.filter(OPEN, subject_id=new.pk, kind="sign_agreement").exists()
        assert new.ends_on == measure.ends_on


def test_health_papers_stay_and_the_disclosure_is_on_record(two, measure):
    row, package = two.send(measure.person_id)
    assert row.article == "戒毒条例 Art. 22"
    assert len(row.fields) == 6
    with as_system(on=SENT):
        event = Event.objects.get(act="exchange.package_sent")
        assert event.details["to"] == "tianjiang"
    with two.at("elsewhere", ARRIVED) as actor:
        found = opening.opened(package, actor=actor, on=ARRIVED)
        kinds = {str(one.kind) for one in found.manifest.papers}
        assert "maintenance_info" not in kinds
        assert {"decision", "transfer_letter"} <= kinds


def test_no_byte_can_be_changed(two, measure):
    _row, package = two.send(measure.person_id)
    head = range(container.HEAD + 12)
    rest = range(container.HEAD + 12, len(package), max(1, len(package) // 60))
    with two.at("elsewhere", ARRIVED) as actor:
        for at in (*head, *rest, len(package) - 1):
            broken = bytearray(package)
            broken[at] ^= 1
            with pytest.raises(BadInput):
                opening.opened(bytes(broken), actor=actor, on=ARRIVED)
    broken = package[:-1] + bytes([package[-1] ^ 1])
    assert refused(two, broken) == container.CHANGED
    assert refused(two, package[:200]) == container.CHANGED
    assert refused(two, b"PK\x03\x04") == container.NOT_ONE


def test_for_somebody_else_it_stays_shut(two, measure):
    _row, package = two.send(measure.person_id)
    assert refused(two, package, name="chen") == container.NOT_FOR_US


def test_for_another_office_of_the_installation_it_is_not_taken(two, place, measure):
    found = replace(two.public("elsewhere"), code="lanxi")
    two.take("chen", found)
    with two.at("chen", SENT) as chen:
        to = known.known_to(chen).get(code="lanxi")
        row = sending.send_package(measure.person_id, place.orgs["xintan"], to, actor=chen, on=SENT)
        package = sending.taken_away(row, actor=chen)
    assert refused(two, package) == opening.OTHER_OFFICE


def test_unknown_keys_are_not_trusted(two, measure):
    _row, package = two.send(measure.person_id)
    with two.at("elsewhere", ARRIVED) as actor:
        row = known.known_to(actor).get()
        known.drop_keys(row.pk, reason="换了新密钥", actor=actor)
    assert refused(two, package) == opening.UNKNOWN_SIGNER


def test_it_is_read_in_once(two, measure):
    _row, package = two.send(measure.person_id)
    two.read_in(package)
    assert refused(two, package) == opening.REPLAYED
    with pytest.raises(BadInput):
        two.read_in(package)


def remade(two, package: bytes, change) -> bytes:
    """Return the package as its sender would have sealed another inside."""
    with two.at("elsewhere", ARRIVED):
        _signer, inside = container.unseal(package, keys.sealing_key())
    manifest, scans = packing.unpack(inside)
    with two.at("chen", SENT):
        return container.seal(
            change(manifest, scans), signer=keys.signing_key(),
            recipient=two.public("elsewhere").sealing,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda m, s: packing.pack(m, {}), packing.MISSING),
        (lambda m, s: packing.pack(m, dict.fromkeys(s, b"%PDF-x")), packing.DIFFERS),
        (lambda m, s: packing.pack(m, {**s, "0" * 64: b"x"}), packing.STRANGE),
        (lambda m, s: packing.pack(m.model_copy(update={"schema_version": 2}), s), packing.NEWER),
        (lambda m, s: packing.pack(m.model_copy(update={"person": None}), s), opening.EMPTY),
        (lambda m, s: packing.pack(m.model_copy(update={"from_code": "x"}), s),
         opening.NOT_THE_SENDER),
        (lambda m, s: packing.pack(m, {**s, "bomb": bytes(2_000_000)}), packing.TOO_MUCH),
        (lambda m, s: b"no zip", packing.NO_ZIP),
    ],
)  # fmt: skip
def test_what_is_inside_is_checked_too(two, measure, change, sentence, monkeypatch):
    monkeypatch.setattr(packing, "MOST_UNPACKED", 1_000_000)
    _row, package = two.send(measure.person_id)
    assert refused(two, remade(two, package, change)) == sentence


def test_two_people_with_one_number_are_never_made(two, place, measure):
    one_number = number(order=21)
    with two.at("chen", SENT) as chen:
        person = open_file(
            NewPerson("冯田田", place.orgs["zixin"], id_number=one_number), actor=chen, on=SENT
        )
        order = measures.NewOrder(
            kind=measure.kind, decision_number="No. 2", decided_by="Police",
            decided_on=SENT, received_on=SENT, place=place.orgs["zixin"],
        )  # fmt: skip
        found = measures.record_order(person.pk, order, actor=chen, on=SENT)
        measures.report_in(found.pk, reported_on=SENT, actor=chen, on=SENT)
    with two.at("elsewhere", SENT) as actor:
        same = open_file(
            NewPerson("冯天天", place.orgs["tianjiang"], id_number=one_number), actor=actor, on=SENT
        )
        other = open_file(
            NewPerson("别人", place.orgs["tianjiang"], id_number=number(order=23)),
            actor=actor, on=SENT,
        )  # fmt: skip
    _row, package = two.send(person.pk)
    with pytest.raises(BadInput) as caught:
        two.read_in(package)
    assert "id_number" in caught.value.fields
    with pytest.raises(BadInput) as caught:
        two.read_in(package, existing=other.pk)
    assert "existing" in caught.value.fields
    with as_system(on=ARRIVED):
        assert not FilePackage.objects.filter(direction="in").exists()
    arrived = two.read_in(package, existing=same.pk)
    assert arrived.person_id == same.pk


def test_half_a_package_is_never_read_in(two, measure, monkeypatch):
    _row, package = two.send(measure.person_id)
    with as_system(on=ARRIVED):
        before = (Person.objects.count(), Measure.objects.count(), Document.objects.count())

    def broken(*args, **kwargs):
        raise WrongStatus("no")

    monkeypatch.setattr("guitu.exchange.packages.arriving.issue", broken)
    with pytest.raises(WrongStatus):
        two.read_in(package)
    with as_system(on=ARRIVED):
        after = (Person.objects.count(), Measure.objects.count(), Document.objects.count())
    assert before == after


def test_a_receipt_is_taken_once_and_only_for_what_was_sent(two, measure):
    row, package = two.send(measure.person_id)
    back = two.receipt(two.read_in(package))
    with two.at("elsewhere", ARRIVED) as actor, pytest.raises(BadInput):
        receiving.take_receipt(back, actor=actor, on=ARRIVED)
    with two.at("chen", ARRIVED) as chen:
        receiving.take_receipt(back, actor=chen, on=ARRIVED)
        with pytest.raises(BadInput) as caught:
            receiving.take_receipt(back, actor=chen, on=ARRIVED)
        assert caught.value.fields["file"].message == receiving.TWICE
        with pytest.raises(WrongStatus):
            sending.withdraw(row.pk, actor=chen, on=ARRIVED)


def test_one_way_at_a_time_and_a_withdrawn_package_ends_its_duty(two, measure):
    row, _package = two.send(measure.person_id)
    with pytest.raises(WrongStatus):
        two.send(measure.person_id)
    with two.at("chen", SENT) as chen:
        sending.withdraw(row.pk, actor=chen, on=SENT)
        assert not Duty.objects.filter(OPEN, kind="package_receipt").exists()
        with pytest.raises(WrongStatus):
            sending.taken_away(row, actor=chen)
    two.send(measure.person_id)


def test_who_may_not_send_files_sends_no_package(two, place, measure):
    with two.at("chen", SENT) as chen:
        to = known.known_to(chen).get()
    with acting_for(place.users["li"].pk, on=SENT):
        li = place.actor("li", on=SENT)
        with pytest.raises(AccessDenied):
            sending.send_package(measure.person_id, place.orgs["xintan"], to, actor=li, on=SENT)
        with pytest.raises(AccessDenied):
            known.take_keys(
                place.orgs["xintan"], keys.as_file(two.public("elsewhere")),
                known.Compared("", ""), actor=li, on=SENT,
            )  # fmt: skip


def test_keys_are_taken_only_when_the_digits_read_out_are_right(two, place):
    found = two.public("elsewhere")
    assert len(found.fingerprint.split()) == 8
    with two.at("chen", SENT) as chen:
        for content, digits, field in (
            (keys.as_file(found), "12345", "digits"),
            (b"{}", found.fingerprint, "file"),
            (keys.as_file(two.public("chen")), two.public("chen").fingerprint, "file"),
            (keys.as_file(found), found.fingerprint, "file"),
        ):
            with pytest.raises(BadInput) as caught:
                known.take_keys(
                    place.orgs["xintan"], content,
                    known.Compared(digits, "王"), actor=chen, on=SENT,
                )  # fmt: skip
            assert field in caught.value.fields
