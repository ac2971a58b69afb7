"""Two colleagues issue, draft or void the same paper at the same moment: one of them does it."""

from collections.abc import Iterator

import pytest

from guitu.access.roles import Role
from guitu.database.context import acting_for, as_system
from guitu.kernel.errors import WrongStatus
from guitu.measures.actions import breach_papers, drafts, hearing
from guitu.measures.models import BreachPaper
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, HelpAnswer, MissedKind
from guitu.papers.models import PaperNumber
from guitu.people.models import Document
from tests.cast import TODAY, Town
from tests.modules.at_once import at_once, office
from tests.modules.measures.files import a_running_measure

HEADS = {"chen": Role.OFFICE_HEAD, "deputy": Role.OFFICE_HEAD}


@pytest.fixture
def place(django_db_setup, django_db_blocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), office(HEADS) as found:
        yield found


@pytest.fixture
def paper(place) -> BreachPaper:
    """A draft with all its evidence: told, heard, decided, helped."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        step = hearing.NewStep(MissedKind.OTHER, TODAY, "没有赴约", TODAY, "电话")
        row = hearing.note_step(measure.pk, step, actor=chen, on=TODAY)
        heard = hearing.NewHearing(TODAY, "忘记了", False)
        hearing.hear(measure.pk, row.pk, heard, actor=chen, on=TODAY)
        offer = hearing.NewHelp(TODAY, "陪同就医", HelpAnswer.ACCEPTED)
        hearing.offer_help(measure.pk, offer, actor=chen, on=TODAY)
        return BreachPaper.objects.get(measure=measure)


def outcome(answers) -> list[str]:
    return sorted("refused" if isinstance(one, WrongStatus) else "done" for one in answers.values())


def test_one_colleague_issues_the_paper_and_one_number_is_drawn(place, paper):
    def issue(actor):
        return breach_papers.issue_paper(paper.pk, actor=actor, on=TODAY)

    answers = at_once(place, dict.fromkeys(HEADS, issue))

    assert outcome(answers) == ["done", "refused"]
    with as_system(on=TODAY):
        row = BreachPaper.objects.select_related("document").get(pk=paper.pk)
        (winner,) = (name for name, one in answers.items() if isinstance(one, BreachPaper))
        assert (row.status, row.issued_by) == (
            BreachPaperStatus.ISSUED, place.users[winner].pk
        )  # fmt: skip
        assert row.document.number.endswith("〔2020〕1号")
        assert Document.objects.filter(subject_id=paper.pk).count() == 1
        drawn = PaperNumber.objects.filter(office_seq=place.orgs["xintan"].seq)
        assert [one.last for one in drawn] == [1]


def test_a_paper_that_is_voided_at_the_moment_it_is_issued_is_one_or_the_other(place, paper):
    """Whichever comes first, the second one meets what the first one left."""
    answers = at_once(
        place,
        {
            "chen": lambda chen: breach_papers.issue_paper(paper.pk, actor=chen, on=TODAY),
            "deputy": lambda one: breach_papers.void_paper(paper.pk, reason="test", actor=one),
        },
    )

    with as_system(on=TODAY):
        row = BreachPaper.objects.get(pk=paper.pk)
    is_issued = row.status == BreachPaperStatus.ISSUED
    assert row.voided_at is not None
    assert is_issued is isinstance(answers["chen"], BreachPaper)
    assert isinstance(answers["deputy"], BreachPaper)


def test_two_drafts_of_one_kind_at_once_are_one_draft(place, paper):
    with acting_for(place.users["chen"].pk, on=TODAY):
        breach_papers.void_paper(paper.pk, reason="test", actor=place.actor("chen"))

    def draft(actor):
        kind = BreachPaperKind.EXHORTATION
        return drafts.draft_paper(paper.measure_id, kind, actor=actor, on=TODAY)

    answers = at_once(place, dict.fromkeys(HEADS, draft))

    assert outcome(answers) == ["done", "refused"]
    with as_system(on=TODAY):
        open_drafts = BreachPaper.objects.filter(measure=paper.measure_id, voided_at=None)
        assert open_drafts.count() == 1
