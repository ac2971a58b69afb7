"""How names are written down, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.kernel.errors import BadInput
from guitu.people import names

DOTS = "·‧•∙・･.。．｡⋅"
RARE = {
    "extension-a": "\u3405",
    "extension-b": "\U00020bb7",
    "extension-c": "\U0002a700",
    "extension-d": "\U0002b740",
    "extension-e": "\U0002b820",
    "extension-f": "\U0002ceb0",
    "extension-g": "\U00030000",
    "extension-h": "\U00031350",
    "extension-i": "\U0002ebf0",
    "extension-i-last": "\U0002ee5d",
    "wei": "𬱖",
    "zero": "〇",
}


@pytest.mark.parametrize("dot", DOTS)
def test_every_middle_dot_is_kept_as_one(dot):
    kept = names.clean(f"阿依江{dot}托合提")

    assert kept.name == "阿依江·托合提"
    assert kept.typed == ("" if dot == "·" else f"阿依江{dot}托合提")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("张 三", "张三", id="padding-in-a-ledger"),
        pytest.param("张\u3000三", "张三", id="ideographic-padding"),
        pytest.param("张 小 三", "张小三", id="all-apart"),
        pytest.param("欧阳 娜娜", "欧阳娜娜", id="double-surname-apart"),
        pytest.param("阿依江 托合提", "阿依江·托合提", id="space-for-a-dot"),
        pytest.param("阿依江 ・ 托合提", "阿依江·托合提", id="spaces-around-the-dot"),
        pytest.param("阿依江··托合提", "阿依江·托合提", id="two-dots"),
        pytest.param("张三.", "张三", id="dot-at-the-end"),
        pytest.param("Ｊｏｈｎ Smith", "John·Smith", id="latin"),
        pytest.param("O'Brien Jean-Luc", "O'Brien·Jean-Luc", id="marks-inside-words"),
        pytest.param("\ufeff张三\u200b", "张三", id="invisible-characters"),
        pytest.param("\uf900三", "豈三", id="compatibility-character"),
        pytest.param("张三\r\n", "张三", id="line-end-of-a-cell"),
        pytest.param("丹", "丹", id="one-character"),
        pytest.param("བསྟན", "བསྟན", id="tibetan-script"),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed, name):
    assert names.clean(typed).name == name


@pytest.mark.parametrize("character", [pytest.param(rare, id=key) for key, rare in RARE.items()])
def test_rare_characters_are_names(character):
    assert names.clean(f"石{character}").name == f"石{character}"
    assert f"c:{character}" in names.tokens(f"石{character}")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("", "Write the name.", id="nothing"),
        pytest.param("  ·  ", "Write the name.", id="only-dots"),
        pytest.param("张3", "Character 2 of the name is the digit “3”.", id="digit"),
        pytest.param("张３", "Character 2 of the name is the digit “３”.", id="wide-digit"),
        pytest.param("张\x07三", "Character 2 of the name is a control character", id="bell"),
        pytest.param("张\n三", "Character 2 of the name is a control character", id="two-lines"),
        pytest.param("张*丰", "Character 2 of the name, “*”, stands for a missing", id="masked"),
        pytest.param("张?", "Character 2 of the name, “?”, stands for a missing", id="lost"),
        pytest.param("张□", "Character 2 of the name, “□”, stands for a missing", id="box"),
        pytest.param("张\ue81e", "Character 2 of the name (U+E81E) is one that only", id="private"),
        pytest.param("张三(小三)", "The name contains “(”. Write one name here", id="alias"),
        pytest.param("张三、李四", "The name contains “、”. Write one name here", id="two-names"),
        pytest.param("张三@", "Character 3 of the name, “@”, is no letter.", id="sign"),
        pytest.param("张😀", "Character 2 of the name, “😀”, is no letter.", id="picture"),
        pytest.param("王" * 51, "A name has at most 50 characters. This one has 51.", id="long"),
    ],
)
def test_what_is_no_name_is_refused_with_the_reason(typed, reason):
    with pytest.raises(BadInput) as caught:
        names.clean(typed)

    assert str(caught.value.fields["name"]).startswith(reason)


def test_fifty_rare_characters_fit():
    assert len(names.clean("\U00020000" * 50).name) == 50


def test_the_field_of_the_form_is_named():
    with pytest.raises(BadInput) as caught:
        names.clean("", field="former_name")

    assert set(caught.value.fields) == {"former_name"}


@given(st.text(max_size=60))
def test_any_text_is_kept_or_refused_but_never_breaks(text):
    names.tokens(text)
    names.query_tokens(text)
    try:
        name = names.clean(text).name
    except BadInput:
        return
    assert 1 <= len(name) <= 50
    assert names.normal(name) == name


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        pytest.param("张三丰", "张三丰", "same", id="same"),
        pytest.param("阿依江·托合提", "阿依江.托合提", "same", id="same-but-for-the-dot"),
        pytest.param("张三丰", "张丰三", "swapped", id="swapped"),
        pytest.param("张三丰", "章叁锋", "same_pinyin", id="same-sound"),
        pytest.param("单雄", "但雄", "same_pinyin", id="same-in-another-reading"),
        pytest.param("张三丰", "张四丰", "one_differs", id="one-differs"),
        pytest.param("张三丰", "李三丰", "one_differs", id="surname-differs"),
        pytest.param("张三丰", "张三", "one_more", id="one-left-out"),
        pytest.param("欧阳娜", "欧阳娜娜", "one_more", id="one-left-out-of-four"),
        pytest.param("张三", "张四", None, id="two-characters-share-one"),
        pytest.param("张三丰", "李四丰", None, id="two-differ"),
        pytest.param("张三", "", None, id="no-name"),
    ],
)
def test_names_are_alike_for_a_reason(first, second, likeness):
    assert names.similarity(first, second) == likeness
    assert names.similarity(second, first) == likeness


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("张三丰", "张丰三", id="swapped"),
        pytest.param("张三", "三张", id="two-swapped"),
        pytest.param("张三丰", "章叁锋", id="same-sound"),
        pytest.param("单雄信", "山雄信", id="same-sound-of-a-surname"),
        pytest.param("张三丰", "张四丰", id="one-differs"),
        pytest.param("张三丰", "张三", id="one-left-out"),
        pytest.param("欧阳娜娜", "欧阳娜", id="one-left-out-of-four"),
        pytest.param("阿依江·托合提", "阿依江·吐合提", id="one-of-six"),
        pytest.param("丹", "丹", id="one-character"),
    ],
)
def test_alike_names_find_each_other_by_equality(first, second):
    for one, other in ((first, second), (second, first)):
        tokens = names.tokens(other)

        assert names.similarity(one, other)
        assert any(
            all(tokens & set(group) for group in query) for query in names.duplicate_queries(one)
        )
