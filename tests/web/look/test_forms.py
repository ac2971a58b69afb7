"""The one form: errors beside fields, one sending, drafts, no silent overwrite."""

import re
import uuid

import pytest

from guitu.database.context import acting_for
from guitu.web import clock
from guitu.web.models import Draft
from tests.web.look.sample import ACTS


def token_of(text):
    return re.search(r'name="_token" value="([^"]+)"', text).group(1)


def test_errors_stand_beside_the_field_and_in_the_summary(client, text_of):
    response = client.post("/form/", {"name": "", "met_on": "2020.2.30"})
    text = text_of(response)

    assert response.status_code == 422
    assert "data-error-summary" in text
    assert '<a href="#id_met_on">Day: “2020.2.30” is not a day.' in text
    assert 'id="id_met_on-error"' in text
    assert 'aria-invalid="true"' in text
    assert 'value="2020.2.30"' in text
    assert ACTS == []


def test_an_error_of_the_action_stands_beside_its_field(client, text_of):
    response = client.post("/form/", {"name": "twice"})

    assert response.status_code == 422
    assert '<a href="#id_name">Name: The name twice is taken.' in text_of(response)


def test_a_wrong_status_is_said_above_the_fields(client, text_of):
    response = client.post("/form/", {"name": "late"})

    assert response.status_code == 422
    assert "It has ended." in text_of(response)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"name": "长" * 33}, "Too long by 3 characters: 30 fit.", id="long"),
        pytest.param({"name": "a\x00b"}, "It contains signs that are no text.", id="nul"),
        pytest.param({"name": "a", "kind": "x"}, "Choose one of what is offered.", id="choice"),
        pytest.param({"name": "beyond"}, "Something in it cannot be stored", id="out-of-range"),
    ],
)
def test_a_value_that_cannot_be_is_refused_plainly_and_stays(client, text_of, typed, said):
    response = client.post("/form/", typed)

    assert response.status_code == 422
    assert said in text_of(response)
    assert typed["name"].replace("\x00", "") in text_of(response).replace("\x00", "")


def test_a_form_sent_twice_is_carried_out_once(client, text_of):
    token = token_of(text_of(client.get("/form/")))

    first = client.post("/form/", {"name": "once", "_token": token})
    second = client.post("/form/", {"name": "once", "_token": token})

    assert len(ACTS) == 1
    assert first["Location"] == second["Location"] == "/orgs/"


def test_a_refused_form_may_be_sent_again_with_its_token(client):
    token = str(uuid.uuid4())

    client.post("/form/", {"name": "twice", "_token": token})
    again = client.post("/form/", {"name": "mended", "_token": token})

    assert again.status_code == 303
    assert len(ACTS) == 1


def test_what_is_typed_is_kept_sealed_and_restored(client, text_of, place):
    kept = client.post(
        "/look/drafts/sample/", {"name": "王小明", "met_on": "2020.3", "_token": "x"}
    )
    text = text_of(client.get("/form/"))

    assert kept.status_code == 200
    assert "Kept as a draft at" in text_of(kept)
    assert 'value="王小明"' in text
    assert 'value="2020.3"' in text
    assert "was kept and is shown here" in text
    with acting_for(place.users["li"].pk, on=clock.today()):
        assert "王小明".encode() not in bytes(Draft.objects.get().body)


def test_nobody_else_sees_a_draft(client, text_of, place, settings):
    client.post("/look/drafts/sample/", {"name": "王小明"})
    client.force_login(place.users["wang"], backend=settings.AUTHENTICATION_BACKENDS[0])

    assert "王小明" not in text_of(client.get("/form/"))


def test_a_draft_goes_when_the_form_is_accepted_or_it_is_discarded(client, text_of, place):
    client.post("/look/drafts/sample/", {"name": "王小明"})
    client.post("/form/", {"name": "accepted"})
    after_sending = text_of(client.get("/form/"))
    client.post("/look/drafts/sample/", {"name": "王小明"})
    client.post("/look/drafts/sample/discard/", {"next": "/form/"})

    assert "王小明" not in after_sending
    assert "王小明" not in text_of(client.get("/form/"))


def test_somebody_elses_change_is_shown_and_not_overwritten(client, text_of):
    response = client.post("/form/?version=2", {"name": "滨江", "_version": "1"})
    text = text_of(response)

    assert response.status_code == 409
    assert ACTS == []
    assert "<td>资新</td>" in text
    assert "<td>滨江</td>" in text
    assert 'name="_version" value="2"' in text


def test_sending_again_after_a_conflict_keeps_ones_own(client):
    response = client.post("/form/?version=2", {"name": "滨江", "_version": "2"})

    assert response.status_code == 303
    assert ACTS[0]["name"] == "滨江"


def test_what_was_done_can_be_undone_from_the_toast(client, text_of):
    client.post("/form/", {"name": "done"})

    assert 'action="/undo/"' in text_of(client.get("/orgs/"))
