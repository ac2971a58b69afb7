"""What people do through three years under a measure, as clicks."""

from datetime import date, timedelta
from typing import Any

from guitu.people import invented
from tests.journeys.life import DRAWN, Life
from tests.journeys.steps import COMMUNITY, OFFICE, send

PLACE, HOST = "新滩社区戒毒(康复)工作站", "东莞市望牛墩镇社区戒毒社区康复工作站"
AREA, POLICE = "广东省东莞市望牛墩镇", "邵阳市公安局北塔分局"


def open_file(life: Life) -> None:
    """Search first, then open the file."""
    worker = life.by("worker")
    life.open(worker, "/people/")
    worker.page.fill("#top-search", life.name)
    worker.page.press("#top-search", "Enter")
    worker.page.wait_for_url("**/people/search/**")
    assert "没有找到" in worker.page.locator("main").inner_text()
    life.check(worker)
    life.give(
        worker, "/people/new/", name=life.name, id_number=life.id_number,
        phone=invented.phone(life.number), org=COMMUNITY,
        living="湖南省邵阳市北塔区资新社区演示路12号",
    )  # fmt: skip
    life.person = life.found(worker, "/people/")


def serve_order(life: Life, decided_on: date) -> None:
    """Record the decision of the police."""
    head = life.by("head")
    life.give(
        head, f"/people/{life.person}/order/", kind="community_detox",
        decision_number=f"北公(禁)社戒决字〔2020〕{life.number}号", decided_by=POLICE,
        decided_on=decided_on.isoformat(), received_on=life.today.isoformat(), place=OFFICE,
    )  # fmt: skip
    life.measure = life.found(head, "/measures/")


def report_in_and_sign(life: Life) -> None:
    """Rights explained, reported in, agreement drafted, explained, approved and signed."""
    station, head = life.by("station"), life.by("head")
    life.give(
        station, f"/rights/{life.person}/", answer="signed", given_on=life.today.isoformat(),
        explained_by="祝长安",
    )  # fmt: skip
    life.give(station, f"/measures/{life.measure}/report-in/")
    life.give(station, f"/measures/{life.measure}/agreement/")
    agreement = life.found(station, "/agreements/")
    life.open(station, f"/agreements/{agreement}/explain/")
    for box in station.page.locator("form[data-send-once] input[type=checkbox]").all():
        box.check()
    send(station.page)
    life.open(head, f"/agreements/{agreement}/")
    life.press(head, "/approve/")
    life.give(station, f"/agreements/{agreement}/sign/", way="on_paper")


def settle_plan(life: Life, step_by: date) -> None:
    """Draft the plan of help, give it a goal with a step, and settle it with the person."""
    worker = life.by("worker")
    life.give(worker, f"/help/people/{life.person}/plan/", present="与父亲同住，身体状况稳定。")
    plan = f"/help/plans/{life.found(worker, '/help/plans/')}"
    life.give(
        worker, f"{plan}/goal/", goal="找到稳定的工作", text="陪同到就业服务窗口登记",
        party="community", due_on=step_by.isoformat(),
    )  # fmt: skip
    life.give(worker, f"{plan}/settle/", settled_on=life.today.isoformat(), signed="screen")
    step = life.found(worker, "/help/steps/")
    life.give(worker, f"/help/steps/{step}/done/", note="已登记。")


def visit(life: Life, way: str = "home_visit", *, who: str = "worker") -> None:
    """Record a visit at the door, or a call, on a phone; only the first are drawn."""
    life.visits += 1
    send_in = life.give if life.visits <= DRAWN else life.give_quietly
    more = {"met_family": "on"} if way == "family" else {}
    send_in(
        life.by(who, phone=True), f"/contacts/with/{life.person}/", outcome="met", way=way,
        person_state="steady", summary="情绪平稳，谈了家里近况。", following="none", **more,
    )  # fmt: skip


def take_test(life: Life, **more: Any) -> None:
    """Record a test with two staff."""
    values = {
        "result": "negative", "tested_on": life.today.isoformat(), "tested_at": "09:30",
        "place": PLACE, "sample_kind": "urine", "first_name": "祝长安", "first_sex": "male",
        "second_name": "钟宁心", "second_sex": "female",
    }  # fmt: skip
    life.give(life.by("station"), f"/tests/plan/{life.measure}/record/", **(values | more))


def take_test_elsewhere(life: Life) -> None:
    """Record a test that the office where the person lives took."""
    life.give(
        life.by("station"), f"/tests/plan/{life.measure}/elsewhere/", tested_by=HOST,
        tested_on=life.today.isoformat(), place=HOST, sample_kind="urine", result="negative",
        first_name="东社工甲", first_sex="male", second_name="东社工乙", second_sex="female",
        title="异地检测结果",
    )  # fmt: skip


def call_up(life: Life, on: date) -> None:
    """Call the person up for a test, and say how it was told."""
    worker = life.by("worker")
    life.give(
        worker, f"/tests/plan/{life.measure}/call/", call_on=on.isoformat(), call_at="09:30",
        place=PLACE,
    )  # fmt: skip
    call = life.found(worker, "/tests/calls/")
    life.give(
        worker, f"/tests/calls/{call}/told/", way="phone", told_on=life.today.isoformat(),
        told_at="08:00", answer="will_come", proof="本人接听。",
    )  # fmt: skip


def refuse_test(life: Life) -> None:
    """The person refuses; help comes first."""
    life.give(
        life.by("station"), f"/tests/plan/{life.measure}/record/", result="refused",
        tested_on=life.today.isoformat(), statement="当天说不想测，要赶去工地。",
    )  # fmt: skip
    life.give(
        life.by("worker"), f"/measures/{life.measure}/missed/help/", occasion="missed_step",
        offered_on=life.today.isoformat(), what="与工头协调时间，可改在早上上工前检测。",
        answer="accepted",
    )  # fmt: skip


def exhort(life: Life) -> None:
    """The person is heard; the paper that follows is issued and handed over."""
    worker, head, missed = life.by("worker"), life.by("head"), f"/measures/{life.measure}/missed/"
    life.open(worker, missed)
    step = life.found(worker, "/missed/", "/hear/")
    life.give(
        worker, f"{missed}{step}/hear/", heard_on=life.today.isoformat(),
        statement="承认当天态度不好，愿意改在早上来。", is_justified="no",
        because="没有提前说明，也没有其他理由。",
    )  # fmt: skip
    paper = f"/breach-papers/{life.found(worker, '/breach-papers/')}/"
    life.open(head, paper)
    life.press(head, "/issue/")
    life.give(
        worker, f"{paper}deliver/", delivered_on=life.today.isoformat(), how="in_person",
        to=life.name,
    )  # fmt: skip


def excuse_test(life: Life, why: str) -> None:
    """A test is missed for a good reason, with a paper that shows it."""
    life.give(
        life.by("station"), f"/tests/plan/{life.measure}/record/", result="justified_absence",
        tested_on=life.today.isoformat(), reason=why, title="出院小结",
    )  # fmt: skip


def report_leaving(life: Life, back_on: date) -> None:
    """The person reports a journey in writing, and gets the receipt."""
    worker = life.by("worker")
    life.give(
        worker, f"/absences/report/{life.person}/", leaves_on=life.today.isoformat(),
        planned_return_on=back_on.isoformat(), area="湖南省长沙市", reason="family",
        contact="本人手机", reported_on=life.today.isoformat(), way="paper",
    )  # fmt: skip
    report = f"/absences/{life.found(worker, '/absences/')}/"
    life.give(worker, f"{report}step/acknowledge/", acknowledged_on=life.today.isoformat())


def come_back(life: Life, on: date) -> None:
    """The return from a journey."""
    worker = life.by("worker")
    life.open(worker, f"/people/{life.person}/part/away/")
    report = life.found(worker, "/absences/")
    life.give(
        worker, f"/absences/{report}/step/return/", returned_on=on.isoformat(), known="in_person"
    )


def go_elsewhere(life: Life, until: date) -> None:
    """The person lives in another province; the office there is asked for help."""
    worker, station = life.by("worker"), life.by("station")
    life.give(
        worker, f"/absences/elsewhere/{life.person}/new/", area=AREA,
        from_on=life.today.isoformat(), planned_until_on=until.isoformat(), reason="work",
        host_name=HOST, tests_by="host", visits_by="host", calls_by="home", phone_plan="每月一次",
    )  # fmt: skip
    stay = life.found(worker, "/absences/elsewhere/")
    life.give(
        station, f"/absences/elsewhere/{stay}/letter/", asks="请协助每月检测一次，并上门了解近况。",
        sent_on=life.today.isoformat(),
    )  # fmt: skip


def host_answers(life: Life) -> None:
    """The office there takes it on."""
    station = life.by("station")
    life.open(station, f"/people/{life.person}/part/away/")
    life.open(station, f"/absences/elsewhere/{life.found(station, '/absences/elsewhere/')}/")
    letter = life.found(station, "/absences/letters/")
    life.give(
        station, f"/absences/letters/{letter}/answer/", answer="accepted",
        answered_by="工作站负责人", answered_on=life.today.isoformat(),
    )  # fmt: skip


def come_home(life: Life) -> None:
    """The stay elsewhere is over."""
    worker = life.by("worker")
    life.open(worker, f"/people/{life.person}/part/away/")
    stay = life.found(worker, "/absences/elsewhere/")
    life.give(
        worker, f"/absences/elsewhere/{stay}/end/", until_on=life.today.isoformat(),
        note="工程结束，回乡过年。",
    )  # fmt: skip


def change(life: Life, act: str, paper: str, **more: Any) -> str:
    """Record a paper of the police that changes where the measure stands."""
    given = {
        f"{paper}-number": f"新公({life.today.year}){life.today.month}号",
        f"{paper}-issued_by": POLICE, f"{paper}-issued_on": life.today.isoformat(),
    }  # fmt: skip
    path = f"/measures/{life.measure}/status/{act}/"
    return life.give(life.by("head"), path, from_on=life.today.isoformat(), **given, **more)


def ask_for_work(life: Life) -> None:
    """A need is heard, and help begins."""
    worker = life.by("worker", phone=True)
    life.give(
        worker, f"/help/people/{life.person}/need/", kind="work", words="想在本地找份稳定的活。",
        urgency="soon",
    )  # fmt: skip
    need = life.found(worker, "/help/needs/")
    life.give(worker, f"/help/needs/{need}/start/", note="已联系物业公司。")


def find_work(life: Life) -> None:
    """Work is found for the need, and the need is met."""
    worker = life.by("worker")
    life.open(worker, f"/people/{life.person}/part/help/")
    need = life.found(worker, "/help/needs/")
    life.give(
        worker, f"/help/people/{life.person}/work/", need=need, kind="employed",
        employer="演示物业公司", what="小区绿化养护", through="community",
        found_on=life.today.isoformat(), starts_on=life.today.isoformat(),
    )  # fmt: skip
    life.give(worker, f"/help/needs/{need}/meet/", note="已上岗。")


def ask_at_work(life: Life) -> None:
    """Asked again: still at work."""
    worker = life.by("worker")
    life.open(worker, f"/people/{life.person}/part/help/")
    job = life.found(worker, "/help/work/")
    life.give(worker, f"/help/work/{job}/check/", answer="yes", done_on=life.today.isoformat())


def move_within(life: Life, community: str, worker: str) -> None:
    """The person moves to another community of the same office, and gets a new worker."""
    head = life.by("head")
    life.give(head, f"/hand-overs/files/within/{life.person}/", to=community)
    life.give(head, f"/people/{life.person}/responsible/", responsible=worker)


def review(life: Life, kind: str, *, who: str) -> None:
    """Write a summary or an evaluation, talk it over and sign it."""
    worker = life.by(who)
    life.give(
        worker, f"/contacts/under/{life.measure}/{kind}/", judgement="well",
        went_well="按时联系，家庭支持好。", was_hard="求职不顺时情绪波动。",
        next_steps="继续走访，帮助稳定就业。", person_said="同意。",
        talked_on=life.today.isoformat(),
    )  # fmt: skip
    life.press(worker, "/sign/")


def clear_step(life: Life, kind: str) -> None:
    """Clear one of the steps before the end of the term."""
    station, note = life.by("station"), "已与本人谈过，材料齐全。"
    life.give(station, f"/measures/{life.measure}/step/{kind}/", note=note)


def days_after(day: date, count: int) -> date:
    """Return the day `count` days later."""
    return day + timedelta(days=count)


def look_at_plan(life: Life, *, who: str) -> None:
    """Look at the plan of help again with the person."""
    worker = life.by(who)
    life.open(worker, f"/people/{life.person}/part/help/")
    plan = life.found(worker, "/help/plans/")
    life.give(
        worker, f"/help/plans/{plan}/review/", done_on=life.today.isoformat(),
        note="和本人一起看过，目标不变。",
    )  # fmt: skip
