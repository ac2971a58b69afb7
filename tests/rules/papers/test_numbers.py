"""How the number of a paper is written."""

import pytest

from guitu.papers.rules import derived_short_name, written


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("新滩镇街道", "新滩", id="town-turned-street"),
        pytest.param("新滩镇街道办事处", "新滩", id="office"),
        pytest.param("邵阳市北塔区新滩镇街道办事处", "新滩", id="whole-name"),
        pytest.param("田江街道", "田江", id="street"),
        pytest.param("陈家桥镇人民政府", "陈家桥", id="town"),
        pytest.param("茶元头乡", "茶元头", id="township"),
        pytest.param("小镇", "小镇", id="two-signs-stay"),
        pytest.param("城区街道", "城区", id="level-sign-in-the-name"),
        pytest.param("xintan", "xintan", id="no-chinese"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_short_name_leaves_out_levels_and_kind(name, short):
    assert derived_short_name(name) == short


def test_a_number_is_written_as_official_documents_are():
    assert written("新滩", "告", year=2020, number=3) == "新滩告字〔2020〕3号"
