"""A ledger is matched to the files by ID number; what is doubtful is refused with its reason."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.exchange.importing import apply, findings, history
from guitu.exchange.importing.applying import RowsRefused
from guitu.handover.actions import LOOKS_THE_SAME
from guitu.handover.models import HandOver
from guitu.kernel.errors import AccessDenied
from guitu.people.actions import void
from guitu.people.models import (
    Address,
    CrossScopeQuestion,
    Person,
    PersonName,
    Phone,
    Relative,
    WorkGroupMember,
)
from guitu.people.queries import search
from guitu.web import clock
from tests.cast import TODAY, Town, town
from tests.factories import ledgers
from tests.modules.exchange.books import (
    counts,
    examined,
    read_in,
    reasons,
    short,
    short_row,
    someone,
)
from tests.modules.people.files import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def chen(place):
    """The head of the office acts."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        yield place.actor("chen")


@pytest.mark.usefixtures("chen")
def test_the_form_of_the_office_opens_files_with_what_may_be_held(place, tmp_path):
    row = ledgers.person_row(1, 曾用名="旧名", 滥用毒品种类="海洛因", 备注="电话不通")
    path = ledgers.write_xls(tmp_path / "form.xls", ledgers.form([row]), *ledgers.look_ups())

    found = read_in(path, place)

    person = Person.objects.get()
    assert counts(found) == (1, 0, 0, 0)
    assert (person.name, person.id_number) == (someone(1).name, someone(1).id_number)
    assert (str(person.education), str(person.marital_status)) == ("junior_secondary", "single")
    assert "海洛因" in person.health_note
    assert person.remark.splitlines() == [
        "所属网格：第一网格", "电话不通", "戒毒情况：社区戒毒", "管控现状：在控",
    ]  # fmt: skip
    kinds = {str(row.kind): row.area + row.detail for row in Address.objects.all()}
    assert kinds == {"registered": "某某省某某市某某区某某路1号", "living": "某某路2号"}
    assert {row.name for row in PersonName.objects.all()} == {someone(1).name, "旧名"}


@pytest.mark.usefixtures("chen")
def test_what_is_over_collected_is_dropped_with_its_ground(place, tmp_path):
    path = ledgers.write_xls(tmp_path / "form.xls", ledgers.form([ledgers.person_row(1)]))

    found = examined(path, place)

    dropped = {column.heading: str(column.ground) for column in found.dropped}
    assert dropped["宗教信仰"] == "belief_or_origin"
    assert {"血型", "政治面貌", "身高(CM)", "民族"} <= set(dropped)


@pytest.mark.usefixtures("chen")
def test_an_examination_writes_nothing(place, tmp_path):
    found = examined(short(tmp_path, short_row(1)), place)

    assert found.created == 1
    assert not Person.objects.exists()


@pytest.mark.usefixtures("chen")
def test_the_same_file_again_changes_nothing(place, tmp_path):
    path = ledgers.write_xlsx(
        tmp_path / "form.xlsx", ledgers.form([ledgers.person_row(i) for i in range(5)])
    )
    read_in(path, place)
    before = (Event.objects.count(), Phone.objects.count(), Address.objects.count())

    again = read_in(path, place)

    assert counts(again) == (0, 0, 5, 0)
    assert before == (Event.objects.count(), Phone.objects.count(), Address.objects.count())


def test_a_number_of_fifteen_digits_finds_the_file_of_eighteen(place, tmp_path):
    number = "990001880512001"
    with as_system(on=TODAY):
        a_file(place, name="单景松", id_number=number)

    with acting_for(place.users["chen"].pk, on=TODAY):
        found = examined(short(tmp_path, ["单景松", number, None, None]), place)

    assert counts(found) == (0, 0, 1, 0)


@pytest.mark.usefixtures("chen")
def test_what_is_new_is_added_and_nothing_is_blanked(place, tmp_path, chen):
    path = ledgers.write_xlsx(
        tmp_path / "a.xlsx", ledgers.form([ledgers.person_row(1, 工作单位="旧厂")])
    )
    read_in(path, place)
    changed = ledgers.person_row(
        1, 工作单位="新厂", 文化程度=None, 联系手机="10099990001", 现住地址="另一路3号", 备注="新"
    )
    later = ledgers.write_xlsx(tmp_path / "b.xlsx", ledgers.form([changed]))

    found = read_in(later, place)

    person = Person.objects.get()
    assert counts(found) == (0, 1, 0, 0)
    assert (person.employer, str(person.education)) == ("新厂", "junior_secondary")
    assert {row.number for row in Phone.objects.all()} == {someone(1).phone, "10099990001"}
    assert Address.objects.filter(kind="living").count() == 2
    assert person.remark.endswith("\n新")
    assert {"people.corrected", "people.phone_added"} <= {e.act for e in Event.objects.all()}
    assert counts(examined(later, place)) == (0, 0, 1, 0)


@pytest.mark.usefixtures("chen")
def test_a_number_struck_out_by_hand_does_not_come_back(place, tmp_path, chen):
    path = short(tmp_path, short_row(1))
    read_in(path, place)
    void(Phone.objects.get(), reason="wrong number", actor=chen)

    assert counts(examined(path, place)) == (0, 0, 1, 0)


@pytest.mark.usefixtures("chen")
def test_a_name_with_one_character_changed_becomes_the_name(place, tmp_path):
    number = someone(1).id_number
    read_in(short(tmp_path, ["周小满", number, None, None]), place)

    found = read_in(short(tmp_path, ["周晓满", number, None, None]), place)

    assert counts(found) == (0, 1, 0, 0)
    assert Person.objects.get().name == "周晓满"
    back = examined(short(tmp_path, ["周小满", number, None, None]), place)
    assert counts(back) == (0, 0, 1, 0)


@pytest.mark.usefixtures("chen")
def test_a_number_under_another_name_is_refused(place, tmp_path):
    number = someone(1).id_number
    read_in(short(tmp_path, ["周小满", number, None, None]), place)

    found = examined(short(tmp_path, ["欧阳远川", number, None, None]), place)

    assert reasons(found) == [(2, "身份证号码", findings.OTHER_NAME)]


@pytest.mark.usefixtures("chen")
def test_two_rows_with_one_number_name_each_other(place, tmp_path):
    found = examined(short(tmp_path, short_row(1), short_row(2), short_row(1)), place)

    assert counts(found) == (1, 0, 0, 2)
    assert [(one.row, one.params["other"]) for one in found.refused] == [(2, "4"), (4, "2")]


@pytest.mark.usefixtures("chen")
def test_two_sheets_are_read_and_a_double_names_its_sheet(place, tmp_path):
    headings = ["姓名", "身份证号码"]
    first = ledgers.plain(headings, short_row(1)[:2], name="东")
    second = ledgers.plain(headings, short_row(2)[:2], short_row(1)[:2], name="西")
    path = ledgers.write_xlsx(tmp_path / "two.xlsx", first, second)

    found = examined(path, place)

    assert counts(found) == (1, 0, 0, 2)
    assert [(one.sheet, one.params["other"]) for one in found.refused] == [
        ("东", "西 3"), ("西", "东 2"),
    ]  # fmt: skip


def test_a_number_on_file_elsewhere_asks_for_a_transfer(place, tmp_path):
    with as_system(on=TODAY):
        a_file(place, name=someone(1).name, id_number=someone(1).id_number, org="tianjiang")
        a_file(place, name=someone(2).name, id_number=someone(2).id_number, org="lanxi")

    with acting_for(place.users["chen"].pk, on=TODAY):
        found = examined(short(tmp_path, short_row(1), short_row(2)), place)
        asked = CrossScopeQuestion.objects.count()

    # The second is in another community of the same street: visible, and still not this one's.
    assert reasons(found) == [
        (2, "身份证号码", findings.ELSEWHERE),
        (3, "身份证号码", findings.ELSEWHERE),
    ]
    assert asked == 1


@pytest.mark.usefixtures("chen")
def test_rows_without_a_number_are_taken_once(place, tmp_path, chen):
    path = short(tmp_path, ["周小满", None, someone(1).phone, "某路1号"])
    found = examined(path, place)
    outcome = apply(found, accepted_only=False, actor=chen, on=TODAY)
    file = history.FileFacts.of(path.name, path.read_bytes())
    record = history.begin(file, found.org, actor=chen, at=clock.now())
    history.note_outcome(record, outcome, actor=chen, at=clock.now())

    assert Person.objects.get().no_id_reason
    assert counts(examined(path, place)) == (0, 0, 1, 0)


def test_the_same_name_without_a_number_is_left_to_people(place, tmp_path):
    with as_system(on=TODAY):
        a_file(place, name="周小满", no_id_reason="none yet")

    with acting_for(place.users["chen"].pk, on=TODAY):
        found = examined(short(tmp_path, ["周小满", someone(1).id_number, None, None]), place)

    assert reasons(found) == [(2, "姓名", findings.BY_HAND)]


@pytest.mark.usefixtures("chen")
@pytest.mark.parametrize(
    ("community", "org", "message"),
    [
        pytest.param("zixin", "xintan", None, id="by-name"),
        pytest.param("ZIXIN 第三网格", "xintan", None, id="name-inside"),
        pytest.param("没有这个", "xintan", findings.UNKNOWN_COMMUNITY, id="unknown-for-a-street"),
        pytest.param(None, "xintan", findings.WHICH_COMMUNITY, id="blank-for-a-street"),
        pytest.param("没有这个", "zixin", None, id="unknown-for-one-community"),
        pytest.param("lanxi", "zixin", findings.OTHER_COMMUNITY, id="another-community"),
    ],
)
def test_the_community_of_a_row(place, tmp_path, community, org, message):
    path = short(tmp_path, short_row(1, community), more=("所属社区",))

    found = examined(path, place, org=org)

    assert [one.message for one in found.refused] == ([message] if message else [])
    if message is None:
        assert found.to_open[0].person.org == place.orgs["zixin"]


@pytest.mark.usefixtures("chen")
def test_the_reporting_unit_above_the_headings_names_the_community(place, tmp_path):
    grid = ledgers.form([ledgers.person_row(1)])
    grid.rows[2] = ["填报单位：", "xintan", "zixin"]
    path = ledgers.write_xls(tmp_path / "form.xls", grid)

    found = examined(path, place, org="xintan")

    assert found.to_open[0].person.org == place.orgs["zixin"]


@pytest.mark.usefixtures("chen")
def test_whole_or_nothing(place, tmp_path, chen):
    wrong = ["周小满", someone(2).id_number[:-1] + "0", None, None]
    if wrong[1] == someone(2).id_number:
        wrong[1] = someone(2).id_number[:-1] + "1"
    found = examined(short(tmp_path, short_row(1), wrong), place)

    with pytest.raises(RowsRefused):
        apply(found, accepted_only=False, actor=chen, on=TODAY)
    assert not Person.objects.exists()

    apply(found, accepted_only=True, actor=chen, on=TODAY)
    assert Person.objects.count() == 1


@pytest.mark.usefixtures("chen")
def test_the_family_and_the_work_group_come_along(place, tmp_path, chen):
    more = ("家属姓名", "与本人关系", "家属电话", "所属社工", "所属民警")
    row = short_row(1, "周母", "母亲", someone(9).phone, "李社工", "陈警官")
    path = short(tmp_path, row, more=more)
    read_in(path, place)

    relative = Relative.objects.get()
    assert (relative.name, str(relative.relation), relative.phone) == (
        "周母", "mother", someone(9).phone,
    )  # fmt: skip
    assert {(str(m.role), m.name) for m in WorkGroupMember.objects.all()} == {
        ("full_time_worker", "李社工"), ("officer", "陈警官"),
    }  # fmt: skip
    assert search(chen, someone(1).name)[0].name == someone(1).name
    assert counts(examined(path, place)) == (0, 0, 1, 0)


NOTICE = ["姓名", "身份证号码", "强制隔离戒毒所", "出所日期", "通知书文号"]


@pytest.mark.usefixtures("chen")
def test_a_ledger_of_releases_becomes_notices_once(place, tmp_path):
    row = [someone(1).name, someone(1).id_number, "白泥湖", "2020-04-20", "释字1号"]
    path = ledgers.write_xlsx(tmp_path / "releases.xlsx", ledgers.plain(NOTICE, row))

    found = read_in(path, place, org="xintan")

    assert counts(found) == (1, 0, 0, 0)
    assert HandOver.objects.get().release_on == date(2020, 4, 20)
    assert counts(examined(path, place, org="xintan")) == (0, 0, 1, 0)
    row[3] = "2020-04-25"
    moved = ledgers.write_xlsx(tmp_path / "moved.xlsx", ledgers.plain(NOTICE, row))
    assert [one.column for one in examined(moved, place, org="xintan").refused] == ["出所日期"]


@pytest.mark.usefixtures("chen")
def test_a_release_without_a_number_that_looks_like_another_is_refused(place, tmp_path):
    numbered = [someone(1).name, someone(1).id_number, "白泥湖", "2020-04-20", "释字1号"]
    unclear = [someone(1).name, "", "白泥湖", "2020-04-20", "释字2号"]
    both = ledgers.write_xlsx(tmp_path / "both.xlsx", ledgers.plain(NOTICE, numbered, unclear))
    alone = ledgers.write_xlsx(tmp_path / "alone.xlsx", ledgers.plain(NOTICE, unclear))

    refused = examined(both, place, org="xintan").refused
    assert [(one.column, one.message) for one in refused] == [("姓名", LOOKS_THE_SAME)]
    read_in(ledgers.write_xlsx(tmp_path / "one.xlsx", ledgers.plain(NOTICE, numbered)), place,
            org="xintan")  # fmt: skip
    refused = examined(alone, place, org="zixin").refused
    assert [(one.column, one.message) for one in refused] == [("姓名", LOOKS_THE_SAME)]


def test_a_community_worker_may_not_read_in_a_ledger(place, tmp_path):
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(AccessDenied):
        examined(short(tmp_path, short_row(1)), place, by="li")
