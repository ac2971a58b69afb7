"""A person opens the own page on a phone, sends a report and a photo, and reads the answer."""

import io
import re
from datetime import date, timedelta

from PIL import Image

from tests.journeys.running import Visitor
from tests.journeys.screenshots import to_person
from tests.journeys.steps import fill, look, refused, send, stand_on

DAY = date(2020, 11, 18)
LEAVES, BACK = DAY + timedelta(days=3), DAY + timedelta(days=9)
GPS, LATITUDE, LONGITUDE, MAKER = 0x8825, 2, 4, 0x010F
WRONG_CODES, UNKNOWN_LINKS = 5, 20
LEAVING = "我要外出几天"


def photo() -> dict:
    """Return a JPEG as a phone takes it: with the camera, and where it was taken."""
    exif = Image.Exif()
    exif[MAKER] = "Invented Phone"
    place = exif.get_ifd(GPS)
    place[1], place[LATITUDE] = "N", (27.0, 14.0, 30.0)
    place[3], place[LONGITUDE] = "E", (111.0, 28.0, 10.0)
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#eee").save(out, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(out.getvalue())).getexif().get_ifd(GPS)
    return {"name": "车票.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def give_out(worker: Visitor) -> tuple[str, str]:
    """Give out the link to the own page; return its path and code, shown this once."""
    to_person(worker)
    worker.page.goto(worker.page.url.split("?")[0] + "part/away/")
    look(worker)
    with worker.page.expect_navigation():
        worker.page.locator("main a[href*='/with-you/links/own/']").click()
    look(worker)
    send(worker.page)
    look(worker)
    address = worker.page.locator(".token-address").inner_text()
    return re.sub(r"^https?://[^/]+", "", address), worker.page.locator(".big-figure").inner_text()


def enter(someone: Visitor, path: str, code: str) -> None:
    """Open the link and give the code."""
    assert someone.open(path) == 200
    assert path not in someone.page.url
    look(someone)
    someone.page.fill("[name=code]", code)
    send(someone.page)


def say(someone: Visitor, kind: str, **values: str) -> None:
    """Write to the worker, with a photo."""
    with someone.page.expect_navigation():
        someone.page.locator(f"main a[href$='/say/{kind}/']").click()
    look(someone)
    fill(someone.page, **values)
    someone.page.set_input_files("[name=content]", photo())
    send(someone.page)
    look(someone)


def test_a_report_with_a_photo_is_sent_answered_and_read(visitor):
    worker = visitor("worker")
    stand_on(worker, DAY)
    path, code = give_out(worker)

    person = visitor(phone=True)
    enter(person, path, code)
    look(person)
    assert "江望归" in person.page.locator("h1").inner_text()
    say(person, "leaving", day=LEAVES.isoformat(), until_on=BACK.isoformat(), text="回老家看母亲")
    say(person, "paper", text="车票")
    assert "附照片" in person.page.locator("main").inner_text()

    the_worker_answers(worker, "回老家看母亲", "收到，一路平安。到了给我打个电话。")
    person.page.reload()
    assert "一路平安" in person.page.locator("main").inner_text()
    look(person)
    the_link_ends(worker, person, path, code)


def the_worker_answers(worker: Visitor, sent: str, answer: str) -> None:
    """Find it among what people sent, look at the photo, put the report on record, answer."""
    page = worker.page
    assert worker.open("/with-you/notes/") == 200
    look(worker)
    with page.expect_navigation():
        row = page.locator("main tr").filter(has_text="江望归").filter(has_text=LEAVING)
        row.locator("a").first.click()
    look(worker)
    assert sent in page.locator("main").inner_text()
    shown = page.request.get(worker.url + page.get_attribute("a[href*='/people/papers/']", "href"))
    exif = Image.open(io.BytesIO(shown.body())).getexif()
    assert shown.ok
    assert not dict(exif)
    assert not exif.get_ifd(GPS)

    note = page.url
    with page.expect_navigation():
        page.locator("main a[href$='/report/']").click()
    look(worker)
    assert page.input_value("[name=leaves_on]") == LEAVES.isoformat()
    fill(page, area="湖南省岳阳市", reason="family", contact="本人手机")
    send(page)
    assert page.url == note
    look(worker)
    assert page.locator("main a[href*='/absences/']").count()
    fill(page, answer=answer)
    send(page)


def the_link_ends(worker: Visitor, person: Visitor, path: str, code: str) -> None:
    """A code is good once; whoever leaves needs a new one; a closed link opens nothing."""
    with person.page.expect_navigation():
        person.page.locator("form[action$='/leave/'] button").click()
    look(person)
    enter(person, path, code)
    assert "用过" in refused(person.page, "code")
    look(person)

    to_person(worker)
    worker.page.goto(worker.page.url.split("?")[0] + "part/away/")
    with worker.page.expect_navigation():
        worker.page.locator("form[action*='/with-you/links/'][action$='/code/'] button").click()
    look(worker)
    enter(person, path, worker.page.locator(".big-figure").inner_text())
    assert person.open("/with-you/") == 200
    worker.page.go_back()
    with worker.page.expect_navigation():
        worker.page.locator("form[action$='/close/'] button").first.click()
    for closed in ("/with-you/", path):
        assert person.open(closed) == 404
        look(person)
    assert "江望归" not in person.page.content()


def test_wrong_codes_and_unknown_links_are_answered_with_a_sentence(visitor):
    worker = visitor("worker")
    stand_on(worker, DAY)
    path, code = give_out(worker)
    wrong = "000000" if code != "000000" else "111111"

    guesser = visitor(phone=True)
    for _guess in range(WRONG_CODES):
        enter(guesser, path, wrong)
        assert "不对" in refused(guesser.page, "code")
    enter(guesser, path, code)
    assert "半小时" in refused(guesser.page, "code")
    look(guesser)

    for _guess in range(UNKNOWN_LINKS):
        assert guesser.open(f"/with-you/k/{'x' * 43}/") == 404
    assert guesser.open(path) == 429
    assert "半小时" in guesser.page.locator("main").inner_text()
    look(guesser)
