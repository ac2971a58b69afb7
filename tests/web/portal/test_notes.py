"""What a person sends from the own page: with a photo, put on record, answered."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from guitu.absences import actions as absences
from guitu.absences.models import Absence
from guitu.access import links
from guitu.access.terms import LinkPurpose
from guitu.people import files
from guitu.people.models import Document
from guitu.portal.models import Note
from tests.modules.absences.given import TODAY
from tests.web.portal.test_outside import picture

pytestmark = pytest.mark.django_db
LEAVING = {"day": "2020-7-5", "until_on": "2020-7-12", "text": "回老家看母亲"}


def say(outside, kind="leaving", **sent):
    return outside.inside(LinkPurpose.OWN).post(reverse("portal-say", args=[kind]), sent)


def test_a_photo_goes_on_file_without_where_it_was_taken(outside):
    assert say(outside, **LEAVING, content=picture()).status_code == 303

    with outside.acting():
        note, paper = Note.objects.get(), Document.objects.get(subject_id=Note.objects.get().pk)
        assert (note.proof_id, paper.title) == (paper.pk, "本人提交")
        exif = Image.open(io.BytesIO(files.content_of(paper.digest))).getexif()
    assert dict(exif) == {} == exif.get_ifd(0x8825)
    worker = outside.signed_in("li")
    page = worker.get(reverse("portal-note", args=[note.pk])).content.decode()
    assert reverse("paper-open", args=[paper.pk]) in page


def test_a_paper_without_its_photo_is_asked_for_and_the_words_stay(outside):
    answer = say(outside, "paper", text="出院小结")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Please add the photo of the paper." in page
    assert "出院小结" in page


def test_what_is_no_photo_is_refused_beside_the_field_and_nothing_is_kept(outside):
    wrong = io.BytesIO(b"GIF89a not taken")
    wrong.name = "proof.gif"

    answer = say(outside, "paper", text="出院小结", content=wrong)

    assert answer.status_code == 422
    assert "Only PDF, JPEG, PNG" in answer.content.decode()
    with outside.acting():
        assert not Note.objects.exists()


def test_a_report_of_leaving_is_entered_as_it_was_sent_and_once(outside):
    say(outside, **LEAVING)
    with outside.acting():
        note = Note.objects.get()
        absences.end_stay(
            outside.letter.stay_id, until_on=TODAY, note="", actor=outside.chen, on=TODAY
        )
    worker, url = outside.signed_in("li"), reverse("portal-note-report", args=[note.pk])

    initial = worker.get(url).context["form"].initial
    assert (initial["leaves_on"], initial["way"]) == (date(2020, 7, 5), "online")
    sent = {
        "leaves_on": "2020-7-5", "planned_return_on": "2020-7-12", "reported_on": "2020-6-30",
        "way": "online", "area": "湖南省岳阳市", "reason": "family", "contact": "本人手机",
    }  # fmt: skip
    assert worker.post(url, sent).status_code == 303

    with outside.acting():
        row = Absence.objects.get()
        assert (row.way, row.leaves_on) == ("online", date(2020, 7, 5))
    page = worker.get(reverse("portal-note", args=[note.pk])).content.decode()
    assert reverse("absence-page", args=[row.pk]) in page
    assert worker.post(url, sent | {"leaves_on": "2020-8-5"}).status_code == 422


@pytest.mark.parametrize(("user", "status"), [("zhao", 404), ("officer", 403)])
def test_nobody_else_enters_it(outside, user, status):
    say(outside, **LEAVING)
    with outside.acting():
        note = Note.objects.get()

    url = reverse("portal-note-report", args=[note.pk])
    assert outside.signed_in(user).get(url).status_code == status


def test_many_unknown_links_are_answered_with_a_sentence(outside):
    found, client = outside.issued(LinkPurpose.OWN), Client()
    for _number in range(links.ALLOWED_UNKNOWN):
        assert client.get(reverse("portal-open", args=["y" * 43])).status_code == 404

    answer = client.get(reverse("portal-open", args=[found.token]))

    assert answer.status_code == 429
    assert "Too many unknown links were tried from here" in answer.content.decode()
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.get(reverse("portal-open", args=[found.token])).status_code == 303


def test_behind_a_proxy_the_caller_is_who_the_proxy_says(outside, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    found, client = outside.issued(LinkPurpose.OWN), Client()
    for number in range(links.ALLOWED_UNKNOWN):
        typed = f"198.51.100.{number}, 203.0.113.9"
        client.get(reverse("portal-open", args=["y" * 43]), headers={"X-Forwarded-For": typed})

    url = reverse("portal-open", args=[found.token])
    assert client.get(url, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429
    assert client.get(url, headers={"X-Forwarded-For": "203.0.113.10"}).status_code == 303
