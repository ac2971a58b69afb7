"""The pages of missed steps and papers: what they say, whom they let in, that nothing is sent."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guitu.database.context import acting_for
from guitu.measures import queries
from guitu.measures.models import BreachPaper, Hearing, HelpOffered
from tests.web.measures.conftest import Files

pytestmark = pytest.mark.django_db
ON = date(2020, 4, 20)


@pytest.fixture(autouse=True)
def _later(monkeypatch):
    """The waiting person did not report in by 9 April."""
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: ON)


def page(files: Files, name: str, url_name: str, *args) -> str:
    answer = files.client(name).get(reverse(url_name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def hear(files: Files, is_justified="no", name="li"):
    pk = files.waiting.pk
    given = {"heard_on": "2020-04-20", "statement": "在外地照顾母亲", "is_justified": is_justified}
    return files.client(name).post(reverse("missed-hear", args=[pk, pk]), given)


def offer(files: Files):
    given = {
        "offered_on": "2020-04-20", "occasion": "missed_step", "what": "联系车辆",
        "answer": "accepted",
    }  # fmt: skip
    return files.client("li").post(reverse("missed-help", args=[files.waiting.pk]), given)


def the(model, files: Files):
    with acting_for(files.town.users["chen"].pk, on=ON):
        return model.objects.get()


def test_the_first_line_says_whom_to_hear(files):
    text = page(files, "li", "missed-page", files.waiting.pk)

    assert "Next: hear the person about 1 missed step." in text
    assert "Did not report in by the last day, 9 April 2020" in text
    assert "decision served" in text


def test_nothing_missed_says_so(files):
    assert "No step was missed." in page(files, "li", "missed-page", files.running.pk)


def test_hearing_drafts_a_paper_that_names_what_is_missing(files):
    assert hear(files).status_code == 303

    paper = the(BreachPaper, files)
    text = page(files, "chen", "breach-paper", paper.pk)
    assert "Before it can be issued: Help was offered since the last step" in text
    assert reverse("breach-issue", args=[paper.pk]) not in text


def test_from_hearing_to_delivery_on_pages(files):
    hear(files)
    offer(files)
    paper, chen = the(BreachPaper, files), files.client("chen")
    assert reverse("breach-issue", args=[paper.pk]) in page(files, "chen", "breach-paper", paper.pk)

    draft = chen.get(reverse("breach-word", args=[paper.pk]))
    issued = chen.post(reverse("breach-issue", args=[paper.pk]))
    again = chen.post(reverse("breach-issue", args=[paper.pk]))
    proof = chen.get(reverse("breach-sheet", args=[paper.pk, "delivery_proof"]))
    delivered = files.client("li").post(
        reverse("breach-deliver", args=[paper.pk]),
        {"delivered_on": "2020-04-20", "how": "refused", "to": "本人", "witness": ""},
    )

    assert (draft.status_code, issued.status_code, again.status_code) == (200, 303, 422)
    assert proof["Content-Disposition"] == 'attachment; filename="delivery_proof.docx"'
    assert delivered.status_code == 422
    assert "Name who was there when it was refused." in delivered.content.decode()
    text = page(files, "chen", "missed-page", files.waiting.pk)
    assert "To be delivered: Exhortation." in text
    assert "劝字〔2020〕1号" in text
    with acting_for(files.town.users["chen"].pk, on=ON):
        found = queries.current_status([files.waiting.pk])[files.waiting.pk]
        assert found.status == "awaiting_report"


def test_a_legitimate_reason_is_shown_and_never_counts(files):
    hear(files, "yes")

    text = page(files, "li", "missed-page", files.waiting.pk)
    assert "legitimate reason" in text
    assert "Nothing is open" in text


def test_an_entry_made_by_mistake_is_undone(files):
    hear(files, "yes")
    offer(files)
    li = files.client("li")

    for code, model in (("hearing", Hearing), ("help", HelpOffered)):
        row = the(model, files)
        assert li.post(reverse("breach-entry-void", args=[code, row.pk])).status_code == 303

    assert "Next: hear the person" in page(files, "li", "missed-page", files.waiting.pk)


def test_a_refused_draft_says_why(files):
    url = reverse("breach-draft", args=[files.waiting.pk, "serious_breach"])

    answer = files.client("chen").post(url)

    assert answer.status_code == 422
    assert "The numbers of the law are not reached." in answer.content.decode()


def test_an_admonition_asks_on_a_page_why_it_goes_further(files):
    hear(files)
    url = reverse("breach-draft", args=[files.waiting.pk, "admonition"])
    li = files.client("li")

    assert "say why this goes further" in li.get(url).content.decode()
    assert li.post(url, {"note": ""}).status_code == 422
    assert li.post(url, {"note": "多次联系未果"}).status_code == 303


@pytest.mark.parametrize(
    ("name", "user", "status"),
    [
        ("missed-page", "inspector", 200),
        ("missed-page", "elsewhere", 404),
        ("missed-page", "volunteer", 403),
        ("missed-note", "inspector", 403),
        ("missed-help", "officer", 403),
        ("missed-help", "elsewhere", 404),
        ("missed-list", "inspector", 200),
    ],
)
def test_whom_the_pages_let_in(files, name, user, status):
    args = [] if name == "missed-list" else [files.waiting.pk]
    assert files.client(user).get(reverse(name, args=args)).status_code == status


def test_the_list_shows_only_measures_with_something_missed(files):
    text = page(files, "li", "missed-list")

    assert reverse("missed-page", args=[files.waiting.pk]) in text
    assert reverse("missed-page", args=[files.running.pk]) not in text
    assert "1 step" in text


def test_the_pages_take_few_queries(files):
    hear(files)
    client = files.client("chen")
    own = {"missed-page": [files.waiting.pk], "missed-list": []}
    for name, args in own.items():
        url = reverse(name, args=args)
        client.get(url)
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        asked = [one["sql"] for one in found if one["sql"].startswith("SELECT")]
        assert len(asked) <= 20, name


def test_the_papers_stand_on_the_page_of_the_person_and_in_the_timeline(files):
    hear(files)
    offer(files)
    paper = the(BreachPaper, files)
    files.client("chen").post(reverse("breach-issue", args=[paper.pk]))
    person = files.waiting.person_id

    measure = page(files, "chen", "person-tab", person, "measure")
    timeline = page(files, "chen", "person-timeline", person)

    assert reverse("breach-paper", args=[paper.pk]) in measure
    assert "Issued: Exhortation" in timeline
    assert "Help offered first: Accepted the help" in timeline
