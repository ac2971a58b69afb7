"""The editable tables fit together and fit the words of the modules that use them."""

import pytest

from guitu.exchange.ledgers import words
from guitu.exchange.ledgers.aliases import LedgerKind, aliases_for, heading_key
from guitu.exchange.ledgers.cells import READERS
from guitu.exchange.ledgers.grounds import Ground
from guitu.handover.terms import EndedMeasure
from guitu.measures.terms import MeasureKind, Status
from guitu.people.terms import Education, EmploymentStatus, IdKind, MaritalStatus, Relation, Sex

PERSON = aliases_for(LedgerKind.PERSON)
CODES = {
    "sex": Sex,
    "id_kind": IdKind,
    "education": Education,
    "marital_status": MaritalStatus,
    "employment": EmploymentStatus,
    "relation": Relation,
    "ended_measure": EndedMeasure,
}


@pytest.mark.parametrize("kind", LedgerKind)
def test_every_field_is_read_in_a_known_way_and_found_by_each_of_its_headings(kind):
    aliases = aliases_for(kind)

    assert aliases.anchors
    for field in aliases.fields.values():
        assert field.kind in READERS or field.kind in words.LISTS
        for heading in field.headings:
            assert aliases.meaning(heading).field == field.name, heading


@pytest.mark.parametrize("kind", CODES)
def test_words_stand_for_codes_that_exist(kind):
    assert set(words.codes(kind).values()) <= {term.value for term in CODES[kind]}


def test_words_about_measures_stand_for_codes_that_exist():
    measures = {kind.value for kind in MeasureKind} | {"", "isolation", "voluntary", "none"}

    for standing in words.standings().values():
        assert standing.measure in measures
        assert standing.status in {status.value for status in Status} | {""}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        pytest.param("姓名*", "name", id="star"),
        pytest.param(" 姓\u3000名 ", "name", id="spaces"),
        pytest.param("身份证号码（18位）", "id_number", id="note-in-brackets"),
        pytest.param("户籍地/省*", "registered_province", id="under-a-merged-heading"),
        pytest.param("ＩＤ　ｎｕｍｂｅｒ", "id_number", id="full-width"),
        pytest.param("家属/姓名", "relative_name", id="of-a-relative"),
        pytest.param("居民身份证号码（必填）", "id_number", id="required-note"),
        pytest.param("社戒(社康)开始时间", "term_start", id="brackets-with-meaning"),
        pytest.param("本人现居住地址", "living_address", id="contains-an-alias"),
        pytest.param("基本信息/文化程度", "education", id="under-a-group-without-meaning"),
    ],
)
def test_headings_are_known_however_they_are_written(heading, field):
    assert PERSON.meaning(heading).field == field


@pytest.mark.parametrize("heading", ["民警姓名电话", "尿检/第一次", "帮扶措施", "", "甲"])
def test_what_is_ambiguous_or_unknown_is_left_to_people(heading):
    assert PERSON.meaning(heading).field is None


@pytest.mark.parametrize(
    ("heading", "ground"),
    [
        ("宗教信仰", Ground.BELIEF_OR_ORIGIN),
        ("民族*", Ground.BELIEF_OR_ORIGIN),
        ("政治面貌*", Ground.NOT_NEEDED),
        ("身高(CM)", Ground.NOT_NEEDED),
        ("电子邮件", Ground.NOT_NEEDED),
        ("血型", Ground.HEALTH),
        ("是否艾滋病感染者", Ground.INFECTION),
        ("C_DNA编号", Ground.BIOMETRIC),
        ("指纹编号", Ground.BIOMETRIC),
        ("身份证照片", Ground.BIOMETRIC),
        ("手机IMEI", Ground.WHEREABOUTS),
        ("活动轨迹", Ground.WHEREABOUTS),
        ("银行卡号", Ground.MONEY),
        ("毒品来源", Ground.INVESTIGATION),
        ("有无犯罪史", Ground.INVESTIGATION),
        ("关注程度", Ground.LEVEL_WITHOUT_REASONS),
    ],
)
def test_columns_the_office_may_not_keep_are_dropped_with_a_ground(heading, ground):
    meaning = PERSON.meaning(heading)

    assert (meaning.field, meaning.ground) == (None, ground)
    assert "Art." in ground.label


def test_an_office_teaches_its_own_headings():
    taught = PERSON.taught({heading_key("档案编码"): "decision_no", heading_key("职业"): None})

    assert taught.meaning("档案编码").field == "decision_no"
    assert taught.meaning("职业").field is None
    assert taught.meaning("职业").is_ignored


def test_a_taught_field_that_no_longer_exists_is_passed_over():
    assert PERSON.taught({heading_key("档案编码"): "gone"}).meaning("档案编码").field is None


def test_teaching_cannot_bring_back_a_dropped_column():
    taught = PERSON.taught({heading_key("宗教信仰"): "remark"})

    assert taught.meaning("宗教信仰").ground is Ground.BELIEF_OR_ORIGIN
