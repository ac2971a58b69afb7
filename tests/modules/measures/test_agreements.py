"""The agreement: drafted, explained clause by clause, approved, signed once, replaced later."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions
from guitu.measures.actions import ChosenClause
from guitu.measures.terms import ClauseSection, SigningParty, SigningWay
from tests.cast import TODAY, town
from tests.modules.measures.files import (
    REPORTED,
    a_measure,
    a_running_measure,
    a_signing,
    an_approved_agreement,
)

pytestmark = pytest.mark.django_db


def test_on_signing_every_later_duty_appears_at_once_with_its_reason():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)

        duties = Duty.objects.filter(subject_id=measure.pk, voided_at=None)
        kinds = [duty.kind for duty in duties]
        assert kinds.count("drug_test") == 22
        assert kinds.count("helper_contact") == 72
        assert kinds.count("half_year_summary") + kinds.count("yearly_evaluation") == 6
        assert {"expiry_talk", "expiry_prepare", "expiry_dossier", "release_notice"} <= set(kinds)
        assert all(duty.because for duty in duties)
        assert duties.get(key="agreement").met_on == REPORTED


def test_clauses_are_frozen_in_both_languages_with_the_rules_in_force():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)
        actions.report_in(measure.pk, reported_on=REPORTED, actor=li, on=TODAY)

        agreement = actions.draft_agreement(measure.pk, actor=li, on=TODAY)

        by_code = {clause.code: clause for clause in agreement.clauses.all()}
        assert "自2020年3月28日起至2023年3月27日止" in by_code["end"].text_zh
        assert "from 28 March 2020 to 27 March 2023" in by_code["end"].text_en
        assert "第1年每月、第2年每2个月、第3年每3个月检测一次，共22次。" in by_code["tests"].text_zh
        assert "22 tests in all." in by_code["tests"].text_en
        assert not any("{" in clause.text_zh + clause.text_en for clause in by_code.values())
        assert "leaving_rehab" not in by_code


def test_a_bespoke_clause_and_filled_fields_are_taken():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)
        chosen = [
            ChosenClause("dignity"),
            ChosenClause("no_drugs"),
            ChosenClause("contacts", {"meeting_place": "office"}),
            ChosenClause("breach_detox"),
            ChosenClause(section=ClauseSection.MEASURES, zh="周六上午见面。"),
        ]

        agreement = actions.draft_agreement(measure.pk, clauses=chosen, actor=li, on=TODAY)

        words = [(row.kind, row.text_zh) for row in agreement.clauses.order_by("number")]
        assert ("bespoke", "周六上午见面。") in words
        assert any("office" in text for _kind, text in words)


@pytest.mark.parametrize(
    ("chosen", "match"),
    [
        pytest.param([ChosenClause("dignity")], "asks for the part", id="part-missing"),
        pytest.param([ChosenClause("medicine")], "Fill in the field", id="field-empty"),
        pytest.param([ChosenClause("gone")], "no longer in the library", id="unknown"),
    ],
)
def test_an_incomplete_draft_is_refused(chosen, match):
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)

        with pytest.raises(BadInput, match=match):
            actions.draft_agreement(measure.pk, clauses=chosen, actor=li, on=TODAY)

        assert measure.agreements.count() == 0


def test_a_clause_that_is_not_acknowledged_stops_the_explanation():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)
        agreement = actions.draft_agreement(measure.pk, actor=li, on=TODAY)
        clauses = [clause.pk for clause in agreement.clauses.all()]

        with pytest.raises(BadInput, match="1 clauses"):
            actions.explain(agreement.pk, acknowledged=clauses[1:], actor=li, on=TODAY)


def test_a_returned_agreement_is_explained_anew():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        agreement = an_approved_agreement(measure, worker=chen, head=chen)

        agreement = actions.send_back(agreement.pk, reason="the place", actor=chen, on=TODAY)

        assert agreement.status == "draft"
        assert not agreement.clauses.exclude(acknowledged_on=None).exists()
        actions.redraft(
            agreement.pk,
            [ChosenClause(c) for c in ("dignity", "no_drugs", "tests", "breach_detox")],
            actor=chen, on=TODAY,
        )  # fmt: skip
        assert agreement.clauses.filter(voided_at=None).count() == 4


def test_the_worker_does_not_approve():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)

        with pytest.raises(AccessDenied):
            an_approved_agreement(measure, worker=li, head=li)


def test_signing_in_a_second_tab_is_refused_in_one_sentence_and_changes_nothing():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        agreement = measure.agreements.get()
        before = Duty.objects.filter(subject_id=measure.pk).count()

        with pytest.raises(WrongStatus, match="already signed on 2020-03-28"):
            actions.sign(agreement.pk, a_signing(), actor=chen, on=TODAY)

        assert agreement.signatures.count() == 2
        assert Duty.objects.filter(subject_id=measure.pk).count() == before


def test_nobody_signs_before_reporting_in():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        agreement = an_approved_agreement(measure, worker=chen, head=chen)

        with pytest.raises(BadInput, match="after reporting in"):
            actions.sign(agreement.pk, a_signing(), actor=chen, on=TODAY)
        actions.report_in(measure.pk, reported_on=TODAY, actor=chen, on=TODAY)
        with pytest.raises(BadInput, match="cannot be signed before reporting in"):
            actions.sign(agreement.pk, a_signing(), actor=chen, on=TODAY)


@pytest.mark.parametrize(
    ("parties", "match"),
    [
        pytest.param([SigningParty.OFFICE], "The person", id="person-missing"),
        pytest.param([SigningParty.PERSON], "street office", id="office-missing"),
    ],
)
def test_both_parties_sign(parties, match):
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        actions.report_in(measure.pk, reported_on=REPORTED, actor=chen, on=TODAY)
        agreement = an_approved_agreement(measure, worker=chen, head=chen)
        signing = actions.Signing(
            [actions.NewSignature(party, "x", strokes="M1 1") for party in parties], REPORTED
        )

        with pytest.raises(BadInput, match=match):
            actions.sign(agreement.pk, signing, actor=chen, on=TODAY)


def test_an_agreement_signed_on_paper_takes_its_scan_then_or_later():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        actions.report_in(measure.pk, reported_on=REPORTED, actor=chen, on=TODAY)
        agreement = an_approved_agreement(measure, worker=chen, head=chen)
        people = [
            actions.NewSignature(party, "x", way=SigningWay.ON_PAPER)
            for party in (SigningParty.PERSON, SigningParty.OFFICE)
        ]
        actions.sign(agreement.pk, actions.Signing(people, REPORTED), actor=chen, on=TODAY)

        signed = actions.add_scan(agreement.pk, b"%PDF-1.4 paper", actor=chen, on=TODAY)

        assert (signed.scan.kind, signed.scan.issued_on) == ("agreement", REPORTED)
        with pytest.raises(WrongStatus):
            actions.add_scan(agreement.pk, b"%PDF-1.4 again", actor=chen, on=TODAY)


def test_a_later_version_needs_a_reason_and_replaces_the_first():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        with pytest.raises(BadInput, match="new version"):
            actions.draft_agreement(measure.pk, actor=chen, on=TODAY)

        second = actions.draft_agreement(measure.pk, reason="work", actor=chen, on=TODAY)
        clauses = [clause.pk for clause in second.clauses.all()]
        actions.explain(second.pk, acknowledged=clauses, actor=chen, on=TODAY)
        actions.approve(second.pk, actor=chen, on=TODAY)
        actions.sign(second.pk, a_signing(TODAY), actor=chen, on=TODAY)

        versions = [(row.number, row.status) for row in measure.agreements.order_by("number")]
        assert versions == [(1, "replaced"), (2, "signed")]
        assert Duty.objects.get(subject_id=measure.pk, key="agreement").met_on == REPORTED


def test_an_agreement_signed_before_the_program_came_starts_the_plan():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_measure(place, chen, recorded_from=date(2020, 3, 29))
        actions.report_in(measure.pk, reported_on=REPORTED, actor=chen, on=TODAY)

        actions.record_signed_agreement(measure.pk, signed_on=REPORTED, actor=chen, on=TODAY)

        assert Duty.objects.filter(subject_id=measure.pk, kind="drug_test").count() == 22


def test_the_database_refuses_two_agreements_in_force():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
        second = measure.agreements.get()

        second.pk, second.number, second.reason = None, 2, "x"
        with pytest.raises(IntegrityError), transaction.atomic():
            second.save(force_insert=True)
