"""Pages without an account: nothing before the code, then only what the link is for."""

import io
import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from guitu.absences.models import HostTask, Letter
from guitu.access import links
from guitu.access.terms import LinkPurpose
from guitu.people import files
from guitu.portal.models import Note
from tests.modules.absences.given import TODAY
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
NAME = "苗一禾"


def test_nothing_is_shown_before_the_code(outside):
    found, client = outside.issued(LinkPurpose.OWN), Client()

    first = client.get(reverse("portal-open", args=[found.token]), follow=True)

    assert NAME not in first.content.decode()
    assert first.redirect_chain == [(reverse("portal-code"), 303)]
    assert found.token not in first.request["PATH_INFO"]
    for name in ("portal-own", "portal-host"):
        assert client.get(reverse(name)).status_code == 404


def test_a_wrong_code_says_so_and_shows_nothing(outside):
    found, client = outside.issued(LinkPurpose.OWN), Client()
    client.get(reverse("portal-open", args=[found.token]))

    answer = client.post(reverse("portal-code"), {"code": "1"})

    assert answer.status_code == 422
    assert "This code is not right" in answer.content.decode()
    assert NAME not in answer.content.decode()


@pytest.mark.parametrize("token", ["x" * 43, "none-such"])
def test_a_guessed_token_finds_a_closed_page(outside, token):
    answer = Client().get(reverse("portal-open", args=[token]))

    assert answer.status_code == 404
    assert "not valid any more" in answer.content.decode()


def test_the_own_page_tells_the_term_its_end_and_why(outside):
    page = outside.inside(LinkPurpose.OWN).get(reverse("portal-own")).content.decode()

    assert "Day 95 of 1095" in page
    assert "It ends on" in page
    assert "counted from reporting in on 28 March 2020" in page
    assert "the police decide it" in page
    assert "You must not be discriminated against" in page
    assert "drug test" not in page.lower()


def test_the_own_page_takes_few_queries(outside):
    own, host = outside.inside(LinkPurpose.OWN), outside.inside(LinkPurpose.HOST)

    assert len(asked(own, reverse("portal-own"))) <= 14
    assert len(asked(own, reverse("portal-say", args=["leaving"]))) <= 4
    for name, args in (("host", []), ("host-answer", []), ("host-task", [outside.task.pk])):
        assert len(asked(host, reverse(f"portal-{name}", args=args))) <= 6, name


def test_the_pages_of_the_office_take_few_queries(outside):
    outside.inside(LinkPurpose.OWN).post(reverse("portal-say", args=["help"]), {"text": "x"})
    with outside.acting():
        note = Note.objects.get()
    pages = {
        reverse("portal-notes"): 8,
        reverse("portal-note", args=[note.pk]): 11,
        reverse("portal-reminders"): 8,
        reverse("link-own", args=[outside.measure.person_id]): 7,
        reverse("person-tab", args=[outside.measure.person_id, "away"]): 16,
        reverse("stay-page", args=[outside.letter.stay_id]): 12,
    }
    client = outside.signed_in("li")
    for url, most in pages.items():
        assert len(asked(client, url)) <= most, url


def test_the_person_writes_once_although_sent_twice_and_is_answered(outside):
    client = outside.inside(LinkPurpose.OWN)
    url = reverse("portal-say", args=["leaving"])
    sent = {
        "day": "2020-7-5", "until_on": "2020-7-12", "text": "回老家看母亲",
        "_token": str(uuid.uuid4()),
    }  # fmt: skip

    assert client.post(url, sent).status_code == 303
    assert client.post(url, sent).status_code == 303

    with outside.acting():
        note = Note.objects.get()
    worker = outside.signed_in("li")
    page = worker.get(reverse("portal-note", args=[note.pk])).content.decode()
    assert "回老家看母亲" in page
    answer = {"answer": "收到，路上平安。"}
    assert worker.post(reverse("portal-note", args=[note.pk]), answer).status_code == 303
    assert "路上平安" in client.get(reverse("portal-own")).content.decode()


def test_reminders_are_switched_off_and_on(outside):
    client = outside.inside(LinkPurpose.OWN)

    client.post(reverse("portal-reminders-choice"), {"wish": "no"})
    assert "You get no text messages" in client.get(reverse("portal-own")).content.decode()

    client.post(reverse("portal-reminders-choice"), {"wish": "yes"})
    assert "You get no text messages" not in client.get(reverse("portal-own")).content.decode()


def test_a_host_sees_name_and_tasks_and_no_more(outside):
    page = outside.inside(LinkPurpose.HOST).get(reverse("portal-host")).content.decode()

    assert NAME in page
    assert "检测一次" in page
    for hidden in ("1095", "Community detoxification", "No. 1"):
        assert hidden not in page


def test_one_link_does_not_open_the_page_of_the_other(outside):
    assert outside.inside(LinkPurpose.HOST).get(reverse("portal-own")).status_code == 404
    assert outside.inside(LinkPurpose.OWN).get(reverse("portal-host")).status_code == 404


def test_a_host_answers_and_sends_proof_without_where_it_was_taken(outside):
    client = outside.inside(LinkPurpose.HOST)
    answer = {"answer": "accepted", "answered_by": "王主任", "answered_on": "2020-6-30"}

    assert client.post(reverse("portal-host-answer"), answer).status_code == 303
    sent = {
        "outcome": "done", "done_on": "2020-6-30", "done_by": "王主任", "result": "negative",
        "finding": "已检测", "scan": picture(),
    }  # fmt: skip
    url = reverse("portal-host-task", args=[outside.task.pk])
    assert client.post(url, sent).status_code == 303

    with outside.acting():
        assert Letter.objects.get().answer == "accepted"
        task = HostTask.objects.get()
        content = files.content_of(task.proof.digest)
        assert (task.outcome, task.result) == ("done", "negative")
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825) == {}


def picture():
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (20, 20), "white").save(out, "JPEG", exif=exif)
    out.seek(0)
    out.name = "proof.jpg"
    return out


def test_a_task_of_another_letter_is_not_there(outside):
    url = reverse("portal-host-task", args=[uuid.uuid4()])

    assert outside.inside(LinkPurpose.HOST).get(url).status_code == 404


def test_a_closed_link_closes_the_open_page(outside):
    client = outside.inside(LinkPurpose.OWN)
    with outside.acting():
        for link in links.live(on=TODAY):
            links.revoke(link.pk, actor=outside.chen)

    assert client.get(reverse("portal-own")).status_code == 404


def test_the_page_closes_after_half_an_hour_and_after_the_last_day(outside, monkeypatch):
    client = outside.inside(LinkPurpose.OWN)
    session = client.session
    session["link_proved"] = [session["link_proved"][0], session["link_proved"][1] - 31 * 60]
    session.save()
    assert client.get(reverse("portal-own")).status_code == 404

    client = outside.inside(LinkPurpose.OWN)
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: date(2020, 10, 1))
    assert client.get(reverse("portal-own")).status_code == 404


def test_the_return_closes_what_a_host_may_send(outside):
    from guitu.absences import actions

    client = outside.inside(LinkPurpose.HOST)
    with outside.acting():
        actions.end_stay(
            outside.letter.stay_id, until_on=TODAY, note="", actor=outside.chen, on=TODAY
        )

    assert "This is over" in client.get(reverse("portal-host")).content.decode()
    answer = {"answer": "accepted", "answered_by": "x", "answered_on": "2020-6-30"}
    assert client.post(reverse("portal-host-answer"), answer).status_code == 422


def test_a_colleague_gives_out_a_link_and_sees_the_code_once(outside):
    worker = outside.signed_in("li")
    url = reverse("link-own", args=[outside.measure.person_id])
    last = (TODAY + timedelta(days=30)).isoformat()

    page = worker.post(url, {"expires_on": last, "code_way": "told"})

    assert page.status_code == 200
    assert "/with-you/k/" in page.content.decode()
    assert len(page.context["code"]) == 6
    assert page.context["code"] not in worker.get(url).content.decode()
    assert outside.signed_in("zhao").get(url).status_code == 404
    assert outside.signed_in("officer").get(url).status_code == 403
