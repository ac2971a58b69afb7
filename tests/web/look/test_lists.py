"""The one list: personal words stay out of addresses, states are kept, counts are honest."""

import re

from guitu.database.context import acting_for
from guitu.web import clock
from guitu.web.lists import page as list_pages
from guitu.web.models import ListPreference, SavedView


def names_in(text):
    return re.findall(r'<th scope="row"><a href="[^"]+">\s*([^<]+?)\s*</a>', text)


def test_a_list_shows_rows_with_their_links(client, text_of):
    text = text_of(client.get("/orgs/"))

    assert names_in(text)[0] == "hunan"
    assert "8 entries" in text
    assert 'aria-sort="ascending"' in text


def test_words_typed_freely_never_stand_in_an_address(client, text_of):
    sent = client.post("/orgs/", {"list_act": "filter", "q": "zixin", "kind": ""})
    shown = client.get(sent["Location"])

    assert sent.status_code == 303
    assert "zixin" not in sent["Location"]
    assert names_in(text_of(shown)) == ["zixin"]
    assert 'value="zixin"' in text_of(shown)


def test_words_are_sealed_in_the_session(client):
    client.post("/orgs/", {"list_act": "filter", "q": "zixin"})

    assert "zixin" not in str(dict(client.session))


def test_words_of_another_session_open_nothing(client, text_of, place, settings):
    sent = client.post("/orgs/", {"list_act": "filter", "q": "zixin"})
    client.logout()
    client.force_login(place.users["wang"], backend=settings.AUTHENTICATION_BACKENDS[0])

    assert len(names_in(text_of(client.get(sent["Location"])))) == 8


def test_a_choice_stands_in_the_address_and_only_known_codes_count(client, text_of):
    sent = client.post("/orgs/", {"list_act": "filter", "q": "", "kind": "community"})

    assert sent["Location"] == "/orgs/?kind=community"
    assert names_in(text_of(client.get("/orgs/?kind=community"))) == ["zixin", "lanxi"]
    assert len(names_in(text_of(client.get("/orgs/?kind=nonsense")))) == 8


def test_sorting_turns_and_unknown_columns_are_ignored(client, text_of):
    down = names_in(text_of(client.get("/orgs/?sort=-name")))
    odd = names_in(text_of(client.get("/orgs/?sort=password")))

    assert down == sorted(down, reverse=True)
    assert odd[0] == "hunan"


def test_pages_follow_each_other(client, text_of, monkeypatch):
    monkeypatch.setattr("guitu.web.lists.state.PAGE_SIZES", (3, 10))
    first = text_of(client.get("/orgs/?size=3"))
    last = text_of(client.get("/orgs/?size=3&page=3"))

    assert len(names_in(first)) == 3
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert len(names_in(last)) == 2
    assert 'rel="next"' not in last


def test_a_count_beyond_the_cap_says_more_than(client, text_of, monkeypatch):
    monkeypatch.setattr(list_pages, "COUNTED", 5)

    assert "More than 5" in text_of(client.get("/orgs/"))


def test_nothing_matches_is_not_nothing_yet(client, text_of):
    sent = client.post("/orgs/", {"list_act": "filter", "q": "nowhere"})
    narrowed = text_of(client.get(sent["Location"]))
    past = text_of(client.get("/orgs/?page=90"))

    assert "Nothing matches these filters" in narrowed
    assert "Clear the filters" in narrowed
    assert "past the end" in past


def test_clearing_leads_back_to_everything(client):
    sent = client.post("/orgs/?kind=community&sort=-name", {"list_act": "clear"})

    assert sent["Location"] == "/orgs/?sort=-name"


def test_columns_are_chosen_per_user(client, text_of, place):
    client.post("/orgs/", {"list_act": "columns", "columns": ["region", "nonsense"]})
    text = text_of(client.get("/orgs/"))

    assert ">Region<" in text.split("<tbody>")[0].split("<thead>")[1]
    assert 'data-label="Kind"' not in text
    with acting_for(place.users["li"].pk, on=clock.today()):
        assert ListPreference.objects.get().columns == ["region"]
    with acting_for(place.users["wang"].pk, on=clock.today()):
        assert not ListPreference.objects.exists()


def test_a_view_is_saved_without_the_words(client, text_of, place):
    query = "?kind=community&s=abc&q=zhang&page=3&sort=-name"
    client.post("/orgs/", {"list_act": "save_view", "name": "Mine", "query": query})

    with acting_for(place.users["li"].pk, on=clock.today()):
        view = SavedView.objects.get()
        assert sorted(view.query.removeprefix("?").split("&")) == ["kind=community", "sort=-name"]
    assert "Mine" in text_of(client.get("/orgs/"))


def test_a_view_of_another_user_cannot_be_forgotten(client, place, settings):
    client.post("/orgs/", {"list_act": "save_view", "name": "Mine", "query": "?kind=community"})
    with acting_for(place.users["li"].pk, on=clock.today()):
        view = SavedView.objects.get()
    client.force_login(place.users["wang"], backend=settings.AUTHENTICATION_BACKENDS[0])

    client.post("/orgs/", {"list_act": "forget_view", "view": str(view.pk)})
    client.post("/orgs/", {"list_act": "forget_view", "view": "not-an-id"})

    with acting_for(place.users["li"].pk, on=clock.today()):
        assert SavedView.objects.exists()


def test_htmx_gets_the_list_alone_and_its_address(client, text_of):
    response = client.get(
        "/orgs/?sort=-name", headers={"hx-request": "true", "hx-target": "div#list-orgs"}
    )

    assert response["HX-Push-Url"] == "/orgs/?sort=-name"
    assert text_of(response).lstrip().startswith('<div id="list-orgs"') or "<html" not in text_of(
        response
    )
