import pytest

from guitu.people import masking


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("张三", "张*", id="two"),
        pytest.param("张三丰", "张**", id="three"),
        pytest.param("欧阳娜娜", "欧阳**", id="double-surname"),
        pytest.param("欧阳", "欧*", id="surname-ou"),
        pytest.param("丹", "*", id="one"),
        pytest.param("石𬱖", "石*", id="rare"),
        pytest.param("阿依江·托合提", "阿**·***", id="two-parts"),
        pytest.param("阿依江.托合提", "阿**·***", id="another-dot"),
        pytest.param("John·Smith", "J***·*****", id="latin"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_list_shows_the_surname(name, shown):
    assert masking.name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("990101199003072173", "990101************", id="eighteen"),
        pytest.param("990101900307217", "990101*********", id="fifteen"),
        pytest.param("E12345678", "*********", id="passport"),
        pytest.param("", "", id="none"),
    ],
)
def test_birth_date_and_last_four_of_an_id_number_are_hidden(number, shown):
    assert masking.id_number(number) == shown
    assert masking.last_four(number)[:-4] == "*" * len(number[:-4])


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("10012345678", "100****5678", id="mobile"),
        pytest.param("03002000012", "0300*****12", id="landline"),
        pytest.param("02620000034", "026******34", id="landline-of-three"),
        pytest.param("12345", "*****", id="something-else"),
    ],
)
def test_the_middle_of_a_phone_number_is_hidden(number, shown):
    assert masking.phone(number) == shown


@pytest.mark.parametrize(
    ("address", "shown", "exact"),
    [
        pytest.param(
            "湖南省邵阳市北塔区新滩镇街道资新社区3栋201",
            "湖南省邵阳市北塔区新滩镇街道资新社区",
            "3栋201",
            id="community",
        ),
        pytest.param("北塔区茶元头街道梅子村4组", "北塔区茶元头街道梅子村", "4组", id="village"),
        pytest.param("北塔区新滩镇街道江边路12号", "北塔区新滩镇街道", "江边路12号", id="street"),
        pytest.param("北塔区江边小区3栋", "北塔区", "江边小区3栋", id="district"),
        pytest.param("江边小区3栋", "", "江边小区3栋", id="nothing-named"),
        pytest.param("北塔区 资新社区", "北塔区资新社区", "", id="no-exact-part"),
    ],
)
def test_an_address_is_shown_down_to_the_community(address, shown, exact):
    assert masking.split_address(address) == (shown, exact)
    assert masking.address(address) == (f"{shown}****" if exact else shown)
