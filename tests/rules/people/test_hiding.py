"""What the text of a paper does not say in a masked print: numbers and where somebody lives."""

import pytest

from guitu.people.dossier.hiding import hiding

HIDE = hiding(["幸福路18号3栋201", "水塘边第二家", "5号", ""])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("住资新社区幸福路18号3栋201。", "住资新社区****。", id="on-file"),
        pytest.param("住幸福路 18号 3栋 201", "住****", id="on-file-with-spaces"),
        pytest.param("住水塘边第二家", "住****", id="on-file-without-a-number"),
        pytest.param("母亲住和平路7号2单元301室", "母亲住和平路****", id="a-street-and-a-number"),
        pytest.param("住星光小区3栋2单元", "住星光小区****", id="an-estate"),
        pytest.param("住高坪村５组12号", "住高坪村****", id="a-village-in-full-width"),
        pytest.param("（地址：12栋1单元502室）", "（地址：****）", id="parts-of-a-house"),
        pytest.param("新滩告字〔2020〕3号", "新滩告字〔2020〕3号", id="number-of-a-paper"),
        pytest.param("2020年3月28日", "2020年3月28日", id="a-day"),
        pytest.param("第5号通知", "第5号通知", id="too-short-to-be-looked-for"),
        pytest.param("每3个月1次，共12次", "每3个月1次，共12次", id="counts"),
        pytest.param("电话10012345678", "电话100****5678", id="a-phone"),
    ],
)
def test_exact_addresses_and_numbers_are_masked_and_nothing_else(text, shown):
    assert HIDE(text) == shown


def test_without_any_address_on_file_the_form_of_one_is_still_known():
    assert hiding([])("住和平路7号") == "住和平路****"
