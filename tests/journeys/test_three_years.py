"""Three years under a measure, from the order to the sealed file, clicked day by day.

After the scenes the worklist of `guitu due`, the counters of tests and the person's page are
compared: they tell the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from django.utils.translation import gettext, override
from pypdf import PdfReader

from guitu.demo.life.days import Days
from guitu.duties.kinds import kind as duty_kind
from tests.journeys import life_steps as steps
from tests.journeys.life import Life
from tests.journeys.life_steps import days_after
from tests.journeys.steps import fill

DAYS = Days(2020)
LAST_DAY = date(2023, 3, 14)
SEALED_ON = date(2024, 3, 15)
TESTED, EXCUSED, REFUSED = 19, 2, 1
ON_THE_PAGE = 3
WAYS = {"helper_contact": "home_visit", "phone_contact": "phone", "family_contact": "family"}
SHARES = dict.fromkeys(WAYS, 25) | {
    "drug_test": 55, "aid_plan_review": 50, "half_year_summary": 90, "yearly_evaluation": 90,
}  # fmt: skip
Scene = Callable[[Life], None]


def test_three_years_are_told_alike_by_every_door(app, visitor, tmp_path):
    life = Life(app, visitor, "路知秋", 9301)
    begin(life)
    for on, scene in sorted(scenes(), key=lambda each: each[0]):
        keep_up(life, on)
        life.stand_on(on)
        scene(life)
        doors_agree(life)
    the_term_runs_out(life)
    the_printed_file_tells_it_all(life, tmp_path)
    a_year_later_only_the_archive_opens_it(life)


def begin(life: Life) -> None:
    """Open the file, serve the order, and report in on a leap day."""
    life.stand_on(DAYS.received_on)
    steps.open_file(life)
    steps.serve_order(life, DAYS.decided_on)
    no_test_before_the_order(life)
    life.stand_on(DAYS.reported_on)
    steps.report_in_and_sign(life)
    doors_agree(life)


def no_test_before_the_order(life: Life) -> None:
    """A day before the order is refused with a sentence, and nothing typed is lost."""
    day = days_after(DAYS.decided_on, -30)
    said = life.refused(
        life.by("station"), f"/tests/plan/{life.measure}/record/", "tested_on",
        result="negative", tested_on=day.isoformat(), tested_at="09:30", place=steps.PLACE,
        sample_kind="urine", first_name="祝长安", first_sex="male", second_name="钟宁心",
        second_sex="female",
    )  # fmt: skip
    assert said.strip()


def scenes() -> Iterator[tuple[date, Scene]]:
    """Yield what happens beyond the routine, in any order."""
    yield DAYS.planned_on, lambda life: steps.settle_plan(life, DAYS.step_on)
    yield days_after(DAYS.refused_on, -4), lambda life: steps.call_up(life, DAYS.refused_on)
    yield DAYS.refused_on, steps.refuse_test
    yield DAYS.heard_on, steps.exhort
    for excuse in DAYS.excuses:
        yield excuse.on, lambda life, why=excuse.why: steps.excuse_test(life, why)
    first, last = DAYS.away
    yield date(2020, 8, 3), a_journey_is_reported_once
    yield date(2020, 8, 10), lambda life: steps.come_back(life, life.today)
    yield first, lambda life: steps.go_elsewhere(life, last)
    yield DAYS.answered_on, steps.host_answers
    yield last, steps.come_home
    yield DAYS.detained_on, suspend
    yield DAYS.freed_on, resume
    yield DAYS.asked_on, steps.ask_for_work
    yield DAYS.job_on, steps.find_work
    for after in (30, 90, 180):
        yield days_after(DAYS.job_on, after), steps.ask_at_work
    yield DAYS.moved_on, lambda life: steps.move_within(life, "xintan-binjiang", "卓一帆")
    for before, kind in ((58, "expiry_talk"), (28, "expiry_prepare"), (12, "expiry_dossier")):
        yield days_after(LAST_DAY, -before), lambda life, kind=kind: steps.clear_step(life, kind)


def a_journey_is_reported_once(life: Life) -> None:
    """A journey is reported; a second one over the same days is refused."""
    back_on = days_after(life.today, 7)
    steps.report_leaving(life, back_on)
    said = life.refused(
        life.by("worker"), f"/absences/report/{life.person}/", "leaves_on",
        leaves_on=days_after(life.today, 2).isoformat(), planned_return_on=back_on.isoformat(),
        area="广东省东莞市", reason="work", contact="本人手机", way="paper",
        reported_on=life.today.isoformat(),
    )  # fmt: skip
    assert said.strip()


def suspend(life: Life) -> None:
    """The police's paper suspends the measure."""
    steps.change(life, "suspend", "suspension_note", days_count="no")


def resume(life: Life) -> None:
    """The measure goes on; the page says where its last day moved."""
    says = life.open(life.by("head"), f"/measures/{life.measure}/status/resume/")
    assert "由2023年2月27日改为2023年3月14日" in says
    assert "2023年3月14日" in steps.change(life, "resume", "continuation_note")


def keep_up(life: Life, until: date) -> None:
    """Do what `guitu due` named last, before a day: visits on a phone, calls, tests, reviews."""
    coming = [(day, duty) for day, duty in routine(life.known) if day < until]
    for day, duty in sorted(coming, key=lambda each: each[0]):
        life.stand_on(a_free_day(life, duty["kind"], max(day, life.today)))
        meet(life, duty)


def a_free_day(life: Life, kind: str, day: date) -> date:
    """Return the first day from `day` on without a record of the kind."""
    while (kind, day) in life.met:
        day = days_after(day, 1)
    life.met.add((kind, day))
    return day


def routine(due: list[dict]) -> Iterator[tuple[date, dict]]:
    """Yield duties of the routine with a day of their window, several of one window apart."""
    seen: Counter[tuple] = Counter()
    missed = (DAYS.refused_on, *(excuse.on for excuse in DAYS.excuses))
    for duty in due:
        kind, window = duty["kind"], (duty["window_from"], duty["due_on"])
        first, last = (date.fromisoformat(day) for day in window)
        is_missed = kind == "drug_test" and any(first <= day <= last for day in missed)
        if kind in SHARES and not is_missed:
            share = SHARES[kind] + 40 * seen[kind, window]
            seen[kind, window] += 1
            yield first + (last - first) * share // 100, duty


def meet(life: Life, duty: dict) -> None:
    """Do what one duty asks for."""
    kind, worker = duty["kind"], "worker" if life.today < DAYS.moved_on else "worker2"
    if kind in WAYS:
        steps.visit(life, WAYS[kind], who=worker)
    elif kind == "drug_test" and DAYS.away[0] <= life.today <= DAYS.away[1]:
        steps.take_test_elsewhere(life)
    elif kind == "drug_test":
        steps.take_test(life)
    elif kind == "aid_plan_review":
        steps.look_at_plan(life, who=worker)
    else:
        steps.review(life, {"half_year_summary": "summary"}.get(kind, "evaluation"), who=worker)


def doors_agree(life: Life) -> None:
    """Compare `guitu due`, the counters of tests, and the first line of the person's page."""
    head = life.by("head")
    life.known = life.due(days_after(life.today, 400))
    due = sorted(life.known, key=lambda one: one["due_on"])
    page = life.open(head, f"/people/{life.person}/")
    for one in due[:ON_THE_PAGE]:
        assert said_day(one["due_on"]) in page, (life.today, one)
    the_next_step_is_the_first_duty(page, due)
    tiles = states_of_cycles(life)
    late = [one for one in due if one["kind"] == "drug_test" and one["overdue"]]
    assert tiles.count("missing") == len(late), life.today


def the_next_step_is_the_first_duty(page: str, due: list[dict]) -> None:
    """Check the first line; a duty of another record, such as a call to a test, may come first."""
    if "下一步：" not in page or not due:
        return
    said = page.split("下一步：")[1].split("。")[0]
    with override("zh-hans"):
        labels = {one["kind"]: gettext(duty_kind(one["kind"]).label) for one in due}
    first = {labels[one["kind"]] for one in due if one["due_on"] == due[0]["due_on"]}
    if any(label in said for label in labels.values()):
        assert any(label in said for label in first), (said, first)


def states_of_cycles(life: Life) -> list[str]:
    """Return how each cycle of tests stands, from the tiles of the page of tests."""
    head = life.by("head")
    life.open(head, f"/tests/plan/{life.measure}/")
    classes = head.page.locator(".cycle-tiles li").evaluate_all("all => all.map(i => i.className)")
    return [name.removeprefix("cycle-") for name in classes]


def said_day(iso: str) -> str:
    """Return a day as the pages say it."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def the_term_runs_out(life: Life) -> None:
    """The term ends by itself, the notice comes after it, and nothing is asked for any more."""
    keep_up(life, days_after(LAST_DAY, 1))
    tiles = states_of_cycles(life)
    assert len(tiles) == TESTED + EXCUSED + REFUSED
    assert tiles.count("done") + tiles.count("ahead") == TESTED
    assert (tiles.count("excused"), tiles.count("missing")) == (EXCUSED, REFUSED)
    life.stand_on(days_after(LAST_DAY, 1))
    retention(life)
    head = life.by("head")
    assert "期满" in life.open(head, f"/measures/{life.measure}/")
    life.stand_on(days_after(LAST_DAY, 5))
    steps.change(life, "release", "measure_end_notice")
    retention(life)
    assert not [one for one in life.due(days_after(life.today, 400)) if one["kind"] in SHARES]
    assert "已解除" in life.open(head, f"/people/{life.person}/")


def retention(life: Life) -> None:
    """Narrow and seal what is over, as the worker of the app does every hour."""
    answer = life.app.command("retention", "--on", life.today.isoformat(), "--json")
    assert answer.returncode == 0, answer.stderr


def the_printed_file_tells_it_all(life: Life, folder: Path) -> None:
    """The whole file as one PDF has a page of contents, and what was clicked stands in it."""
    head = life.by("head")
    life.open(head, f"/people/{life.person}/whole-file/")
    fill(head.page, reason="期满归档")
    with head.page.expect_download() as coming:
        head.page.locator("main form[data-send-once] button[type=submit]").click()
    coming.value.save_as(folder / "file.pdf")
    pages = [page.extract_text() for page in PdfReader(folder / "file.pdf").pages]
    text = "".join("".join(pages).split())
    assert "目录" in pages[1]
    for part in ("责令决定书", "协议书", "吸毒检测记录表", "帮扶救助", "解除通知书"):
        assert part in "".join(pages[1].split()), part
    assert len(re.findall(r"(?<!未)阴性", text)) == TESTED
    for said in ("劝诫书", "望牛墩", "演示物业公司", "中止", "2023年3月14日", life.name):
        assert said in text, said
    assert life.id_number not in text


def a_year_later_only_the_archive_opens_it(life: Life) -> None:
    """The file is narrowed first and sealed a year later; then only the archive opens it."""
    path = f"/people/{life.person}/"
    assert {name: life.by(name).open(path) for name in ("worker", "police")} == {
        "worker": 404, "police": 404
    }  # fmt: skip
    assert life.by("worker2").open(path) == 200
    life.stand_on(SEALED_ON)
    retention(life)
    closed = ("head", "station", "worker2")
    assert {name: life.by(name).open(path) for name in closed} == dict.fromkeys(closed, 404)
    archivist = life.by("archivist")
    life.open(archivist, path)
    life.open(archivist, "/rights/files/")
