"""Papers about missed steps: issued complete and once, delivered with proof, voided, never sent."""

import io
from datetime import date, timedelta

import pytest
from docx import Document as WordDocument

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import breach_facts, missed, queries
from guitu.measures.actions import Change, Paper, breach_papers, change_status, drafts, hearing
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.rules.missed import MissedStep
from guitu.measures.terms import (
    Act,
    BreachPaperKind,
    DeliveryWay,
    HelpAnswer,
    MeasureKind,
    MissedKind,
)
from guitu.people.files import content_of
from guitu.people.models import Document
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.measures.files import a_measure, a_running_measure

pytestmark = pytest.mark.django_db
ON = date(2020, 4, 20)
IN_PERSON = breach_papers.Delivery(ON, DeliveryWay.IN_PERSON, "苗一禾")
TO_POLICE = breach_papers.Delivery(ON, DeliveryWay.TO_POLICE, "示例派出所")
KIND = BreachPaperKind


def words(document: Document) -> str:
    sheet = WordDocument(io.BytesIO(content_of(document.digest)))
    cells = [cell.text for one in sheet.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(line.text for line in sheet.paragraphs), *cells])


def heard(measure, actor, *, step_id=None, is_justified=False):
    """Hear the person on a step; by default on the report-in."""
    said = hearing.NewHearing(ON, "在外地照顾母亲", is_justified=is_justified)
    hearing.hear(measure.pk, step_id or measure.pk, said, actor=actor, on=ON)


def helped(measure, actor, *, on=ON):
    new = hearing.NewHelp(on, "协助联系车辆和住宿", HelpAnswer.ACCEPTED)
    hearing.offer_help(measure.pk, new, actor=actor, on=ON)


def issued(measure, kind, actor, *, note=""):
    """Issue the draft of that kind, drafting it first where there is none."""
    draft = BreachPaper.objects.filter(measure=measure, kind=kind, status="draft", voided_at=None)
    paper = draft.first() or drafts.draft_paper(measure.pk, kind, note=note, actor=actor, on=ON)
    return breach_papers.issue_paper(paper.pk, actor=actor, on=ON)


def delivered(measure, kind, actor, delivery=IN_PERSON):
    return breach_papers.deliver_paper(
        issued(measure, kind, actor).pk, delivery, actor=actor, on=ON
    )


@pytest.fixture
def late():
    """Yield a town and a measure under which nobody reported in, heard and offered help."""
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_measure(place, chen)
        heard(measure, chen)
        helped(measure, chen)
        yield place, measure, chen


@pytest.fixture
def tests_missed(monkeypatch):
    """Return a list of steps that a module of tests tells, for any measure."""
    told: list[MissedStep] = []
    source = missed.Source(
        "invented", lambda measures, on: {one.pk: told for one in measures},
        lambda on: Measure.objects.none().values("pk"),
    )  # fmt: skip
    monkeypatch.setitem(missed._sources, source.code, source)
    return told


def a_missed_test(number: int, **values) -> MissedStep:
    from guitu.kernel.keys import uuid7

    day = date(2020, 4, 1) + timedelta(days=number)
    return MissedStep(
        **{
            "kind": MissedKind.TEST, "record": ("drug_testing.test", uuid7()), "on": day,
            "what": "未参加检测", "notice_on": day - timedelta(days=2), "heard_on": day,
            "statement": "忘了", "is_justified": False,
        } | values
    )  # fmt: skip


def test_an_issued_exhortation_is_numbered_and_says_facts_reason_and_help(late):
    _place, measure, chen = late

    paper = issued(measure, KIND.EXHORTATION, chen)

    text = words(paper.document)
    assert paper.document.number == "xintan劝字〔2020〕1号"
    assert paper.document.kind == DocumentKind.EXHORTATION
    for part in ("苗一禾", "2020年4月9日", "在外地照顾母亲", "协助联系车辆和住宿", "提出异议"):
        assert part in text
    assert queries.current_status([measure.pk])[measure.pk].status == "awaiting_report"
    assert Event.objects.filter(act="measures.breach_paper_issued").count() == 1


def test_nothing_is_issued_before_help_was_offered():
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_measure(place, chen)
        heard(measure, chen)
        helped(measure, chen, on=date(2020, 4, 8))
        with pytest.raises(WrongStatus, match="Help was offered"):
            issued(measure, KIND.EXHORTATION, chen)

        helped(measure, chen)

        assert issued(measure, KIND.EXHORTATION, chen).document_id


def test_who_drafts_may_not_issue(late):
    place, measure, _chen = late
    with acting_for(place.users["li"].pk, on=ON), pytest.raises(AccessDenied):
        issued(measure, KIND.EXHORTATION, place.actor("li", on=ON))


def test_a_paper_is_issued_once(late):
    _place, measure, chen = late
    paper = issued(measure, KIND.EXHORTATION, chen)

    with pytest.raises(WrongStatus):
        breach_papers.issue_paper(paper.pk, actor=chen, on=ON)

    assert Document.objects.filter(kind=DocumentKind.EXHORTATION).count() == 1


@pytest.mark.parametrize(
    ("delivery", "field"),
    [
        pytest.param(
            breach_papers.Delivery(ON - timedelta(days=1), DeliveryWay.IN_PERSON, "x"),
            "delivered_on", id="before-it-was-issued",
        ),
        pytest.param(
            breach_papers.Delivery(ON + timedelta(days=1), DeliveryWay.IN_PERSON, "x"),
            "delivered_on", id="to-come",
        ),
        pytest.param(
            breach_papers.Delivery(ON, DeliveryWay.REFUSED, "x"), "witness", id="no-witness"
        ),
        pytest.param(breach_papers.Delivery(ON, DeliveryWay.POST, " "), "to", id="nobody"),
        pytest.param(TO_POLICE, "how", id="an-exhortation-to-the-police"),
    ],
)  # fmt: skip
def test_a_delivery_is_proven(late, delivery, field):
    _place, measure, chen = late
    paper = issued(measure, KIND.EXHORTATION, chen)

    with pytest.raises(BadInput) as error:
        breach_papers.deliver_paper(paper.pk, delivery, actor=chen, on=ON)

    assert set(error.value.fields) == {field}


def test_a_refusal_to_sign_with_a_witness_delivers_the_paper(late):
    _place, measure, chen = late
    refused = breach_papers.Delivery(ON, DeliveryWay.REFUSED, "本人", witness="社区王某")

    paper = delivered(measure, KIND.EXHORTATION, chen, refused)

    assert (paper.status, paper.witness) == ("delivered", "社区王某")


def test_the_no_show_chain_ends_with_the_status_that_rests_on_its_papers(late):
    _place, measure, chen = late
    delivered(measure, KIND.EXHORTATION, chen)
    delivered(measure, KIND.ADMONITION, chen)
    certificate = issued(measure, KIND.LATE_CERTIFICATE, chen)
    letter = delivered(measure, KIND.TRANSFER_LETTER, chen, TO_POLICE)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.delivered_how) == ("delivered", "to_police")
    assert "逾期未报到证明" in words(letter.document)
    assert "截至2020年4月20日，该人未到我处报到" in words(certificate.document)
    assert queries.current_status([measure.pk])[measure.pk].status == "awaiting_report"

    change_status(measure.pk, Change(Act.NOTE_OVERDUE, ON, note="未报到"), actor=chen, on=ON)
    kinds = (DocumentKind.ADMONITION, DocumentKind.LATE_CERTIFICATE, DocumentKind.TRANSFER_RECEIPT)
    papers = {kind: Paper(on_file=queries.papers_on_file(measure, [kind])[0].pk) for kind in kinds}
    change_status(measure.pk, Change(Act.HAND_OVERDUE, ON, papers=papers), actor=chen, on=ON)

    assert queries.current_status([measure.pk])[measure.pk].status == "overdue_reported"
    with pytest.raises(WrongStatus, match="rests on"):
        breach_papers.void_paper(certificate.pk, reason="错", actor=chen)


def test_a_certificate_is_not_issued_once_the_person_came(late):
    from guitu.measures.actions import report_in

    _place, measure, chen = late
    draft = drafts.draft_paper(measure.pk, KIND.LATE_CERTIFICATE, actor=chen, on=ON)
    report_in(measure.pk, reported_on=ON, actor=chen, on=ON)

    with pytest.raises(WrongStatus, match="has reported in"):
        breach_papers.issue_paper(draft.pk, actor=chen, on=ON)


def test_at_three_missed_tests_a_statement_is_drafted_and_not_issued(tests_missed):
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_running_measure(place)
        tests_missed += [a_missed_test(1), a_missed_test(2)]
        drafts.draft_due(measure, actor=chen, on=ON)
        assert not BreachPaper.objects.filter(kind=KIND.SERIOUS_BREACH).exists()
        assert breach_facts.of(measure, on=ON).counted.is_near
        tests_missed.append(a_missed_test(3))

        drafts.draft_due(measure, actor=chen, on=ON)

        paper = BreachPaper.objects.get(kind=KIND.SERIOUS_BREACH)
        assert (paper.status, len(paper.steps)) == ("draft", 3)
        assert queries.current_status([measure.pk])[measure.pk].status == "executing"
        helped(measure, chen)
        with pytest.raises(WrongStatus, match="An admonition was delivered"):
            breach_papers.issue_paper(paper.pk, actor=chen, on=ON)


def test_a_record_voided_after_drafting_takes_the_statement_back(tests_missed):
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_running_measure(place)
        tests_missed += [a_missed_test(number) for number in (1, 2, 3)]
        drafts.draft_due(measure, actor=chen, on=ON)
        helped(measure, chen)
        delivered(measure, KIND.EXHORTATION, chen)
        tests_missed.pop()

        paper = BreachPaper.objects.get(kind=KIND.SERIOUS_BREACH)
        with pytest.raises(WrongStatus, match="not reached"):
            breach_papers.issue_paper(paper.pk, actor=chen, on=ON)


def test_a_statement_lists_its_rows_and_leaves_the_qualifying_to_the_police(tests_missed):
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_running_measure(place)
        tests_missed += [a_missed_test(number) for number in (1, 2, 3)]
        tests_missed.append(a_missed_test(4, is_justified=True))
        helped(measure, chen)
        delivered(measure, KIND.EXHORTATION, chen)
        admonition = drafts.draft_paper(measure.pk, KIND.ADMONITION, actor=chen, on=ON)
        breach_papers.issue_paper(admonition.pk, actor=chen, on=ON)
        breach_papers.deliver_paper(admonition.pk, IN_PERSON, actor=chen, on=ON)

        text = words(issued(measure, KIND.SERIOUS_BREACH, chen).document)

        assert "逃避或者拒绝检测：3次" in text
        assert text.count("未参加检测") == 3
        assert "请依法认定" in text


def test_rehabilitation_reports_facts_instead(tests_missed):
    place = town()
    with acting_for(place.users["chen"].pk, on=ON):
        chen = place.actor("chen", on=ON)
        measure = a_running_measure(
            place,
            kind=MeasureKind.COMMUNITY_REHAB,
            ordered_months=36,
            ordered_from=date(2020, 3, 25),
        )
        tests_missed += [a_missed_test(number) for number in (1, 2, 3)]
        helped(measure, chen)
        with pytest.raises(WrongStatus, match="community detoxification only"):
            drafts.draft_paper(measure.pk, KIND.SERIOUS_BREACH, actor=chen, on=ON)

        paper = issued(measure, KIND.FACTS, chen)

        text = words(paper.document)
        assert "违反社区康复协议情况报告" in text
        assert "严重" not in text
        assert paper.document.kind == DocumentKind.BREACH_RECORD


def test_an_objection_is_noted_and_answered(late):
    place, measure, chen = late
    paper = delivered(measure, KIND.EXHORTATION, chen)

    breach_papers.object_to_paper(
        paper.pk, breach_papers.Objection(ON, "我当天打过电话"), actor=chen, on=ON
    )
    with acting_for(place.users["li"].pk, on=ON), pytest.raises(AccessDenied):
        breach_papers.answer_objection(paper.pk, answer="x", actor=place.actor("li", on=ON), on=ON)
    answered = breach_papers.answer_objection(
        paper.pk, answer="经核实属实，予以更正。", actor=chen, on=ON
    )

    assert (answered.status, answered.objection) == ("answered", "我当天打过电话")


def test_a_voided_paper_gives_its_steps_back_to_the_ladder_but_not_its_number(late):
    _place, measure, chen = late
    paper = issued(measure, KIND.EXHORTATION, chen)

    breach_papers.void_paper(paper.pk, reason="送错人", actor=chen)
    again = issued(measure, KIND.EXHORTATION, chen)

    assert again.document.number.endswith("〕2号")
    paper.document.refresh_from_db()
    assert paper.document.voided_at
    with pytest.raises(WrongStatus, match="voided"):
        breach_papers.deliver_paper(paper.pk, IN_PERSON, actor=chen, on=ON)
    assert again.status == "issued"
