"""A security key as a second factor: added, asked for at sign-in, and removed again."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.running import Visitor


def with_a_key(visitor: Visitor) -> None:
    """Give the browser a key that answers by itself; keys need a name, not a number, as address."""
    visitor.url = visitor.url.replace("127.0.0.1", "localhost")
    english = {"name": "django_language", "value": "en", "url": visitor.url}
    visitor.page.context.add_cookies([english])
    devtools = visitor.page.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True}
    on = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key | on})


def test_a_key_is_added_asked_for_and_removed(visitor):
    made = visitor(language="en")
    with_a_key(made)
    page = made.page
    made.sign_in("worker4")

    made.open("/sign-in/second-factor/keys/add/")
    if "/again/" in page.url:
        page.fill("input[name=password]", "guitu-2020-demo")
        page.click("main form [type=submit]")
    made.check_accessibility()
    made.check_width()
    page.fill("[name=name]", "My blue key")
    with page.expect_navigation():
        page.click("form[data-security-key] [type=submit]")
    made.open("/sign-in/second-factor/keys/")
    expect(page.locator("main")).to_contain_text("My blue key")
    made.check_accessibility()

    made.open("/sign-in/out/")
    page.click("main form [type=submit]")
    made.sign_in_name("worker4")
    expect(page.locator("main")).to_contain_text("Or with your security key")
    made.check_accessibility()
    with page.expect_navigation():
        page.click("form[data-security-key] [type=submit]")
    assert urlsplit(page.url).path == "/"

    made.open("/sign-in/second-factor/keys/")
    page.click("a[href$='/off/']")
    if "/again/" in page.url:
        page.fill("input[name=password]", "guitu-2020-demo")
        page.click("main form [type=submit]")
    page.click("main form [type=submit]")
    expect(page.locator("main")).to_contain_text("No security key yet")
