"""Errors are answered with a sentence, the right status and no personal data."""

import pytest


@pytest.mark.parametrize(
    ("what", "status", "said"),
    [
        ("denied", 403, "Your post does not let you look."),
        ("gone", 404, "There is nothing here for you"),
        ("conflict", 409, "It was changed."),
        ("status", 422, "It has ended."),
        ("input", 422, "Too long."),
        ("range", 400, "Something in it cannot be stored"),
        ("bug", 500, "Something broke on our side"),
    ],
)
def test_each_error_has_its_status_and_sentence(client, text_of, what, status, said):
    response = client.get(f"/raises/{what}/")

    assert response.status_code == status
    assert said in text_of(response)
    assert "张三" not in text_of(response)


def test_htmx_gets_a_line_among_the_toasts(client, text_of):
    response = client.get("/raises/status/", headers={"hx-request": "true"})

    assert response.status_code == 422
    assert response["HX-Retarget"] == "#toasts"
    assert "<html" not in text_of(response)


def test_an_unknown_address_is_answered_in_our_look(client, text_of):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "There is nothing here for you" in text_of(response)


def test_an_address_that_only_takes_forms_says_so_instead_of_showing_nothing(client, text_of):
    response = client.get("/only-post/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "This address is not a page" in text_of(response)


def test_errors_are_said_in_chinese(client, text_of):
    client.cookies["django_language"] = "zh-hans"

    response = client.get("/raises/gone/")

    assert "这里没有您可以查看的内容" in text_of(response)


def test_a_form_whose_session_ended_is_not_called_forbidden(client, text_of):
    client.handler.enforce_csrf_checks = True

    response = client.post("/look/theme/", {"theme": "dark"})

    assert response.status_code == 403
    assert "Open the page again" in text_of(response)
    assert "Back to the form" in text_of(response)
    assert "Your post does not include this" not in text_of(response)


def test_no_page_is_kept_by_a_browser(client):
    assert client.get("/orgs/")["Cache-Control"] == "no-store"


def test_pages_forbid_inline_script_and_style(client):
    policy = client.get("/orgs/")["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_theme_is_kept_in_a_cookie(client, text_of):
    response = client.post("/look/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})

    assert response["Location"] == "/"
    assert 'data-bs-theme="dark"' in text_of(client.get("/orgs/"))


def test_components_are_hidden_outside_a_demonstration(client):
    assert client.get("/look/components/").status_code == 404
