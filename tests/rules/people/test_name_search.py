"""Whatever a user types, the name is found by equality of tokens, and others are not."""

import re
from datetime import date

import pytest
from pypinyin import lazy_pinyin

from guitu.people import invented, names

# Name, and how the person says it: the last word of the person, not of a table.
SAID = {
    "张三丰": "zhang san feng",
    "单雄信": "shan xiong xin",
    "曾小芸": "zeng xiao yun",
    "仇松岩": "qiu song yan",
    "解远川": "xie yuan chuan",
    "查知景": "zha zhi jing",
    "区庭望": "ou ting wang",
    "任柏舟": "ren bo zhou",
    "盖牧野": "ge mu ye",
    "朴澄泉": "piao cheng quan",
    "冼以禾": "xian yi he",
    "翟承远": "zhai cheng yuan",
    "乐向松": "yue xiang song",
    "缪星闻": "miao xing wen",
    "覃砚林": "qin yan lin",
    "尉迟松": "yu chi song",
    "万俟远": "mo qi yuan",
    "欧阳岭岚": "ou yang ling lan",
    "诸葛川": "zhu ge chuan",
    "吕绿洲": "lv lv zhou",
    "石𬱖": "shi wei",
    "周丹": "zhou dan",
    "赵树春": "zhao shu chun",
    "张乐": "zhang yue",
    "丹": "dan",
    "扎西次旦": "zha xi ci dan",
    "阿依江·托合提": "a yi jiang tuo he ti",
    "买合木提·吐尔地": "mai he mu ti tu er di",
    "John·Smith": "john smith",
}


def finds(query, name):
    groups = names.query_tokens(query)
    tokens = names.tokens(name)
    return bool(groups) and all(tokens & set(group) for group in groups)


def every_name():
    return [pytest.param(name, said.split(), id=name) for name, said in SAID.items()]


@pytest.mark.parametrize(("name", "said"), every_name())
def test_a_name_is_found_by_its_sound(name, said):
    initials = [syllable[0] for syllable in said]
    queries = {
        "whole": "".join(said),
        "with spaces": " ".join(said),
        "capitals": "".join(said).upper(),
        "as a title": " ".join(said).title(),
        "surname": said[0],
        "beginning": "".join(said[:2]),
        "initials": "".join(initials),
        "first initials": "".join(initials[:2]),
        "surname and initials": said[0] + "".join(initials[1:]),
        "surname and one initial": said[0] + "".join(initials[1:2]),
        "half typed": "".join(said)[: len(said[0]) + 2],
        "each syllable": " ".join(reversed(said)),
    }
    missed = {kind: query for kind, query in queries.items() if not finds(query, name)}

    assert not missed


@pytest.mark.parametrize(("name", "said"), every_name())
def test_the_given_name_alone_finds(name, said):
    if len(said) > 1 and name[:2] not in ("欧阳", "诸葛", "尉迟", "万俟"):
        later = len(said) if "·" not in name else len(said) - len(name.split("·")[1])
        start = 1 if "·" not in name else later
        start = 1 if name == "John·Smith" else start

        assert finds("".join(said[start:]), name)
        assert finds("".join(part[0] for part in said[start:]), name)


@pytest.mark.parametrize(("name", "said"), every_name())
def test_a_name_is_found_by_its_characters(name, said):
    bare = name.replace("·", "")
    pieces = [
        bare[start:end] for start in range(len(bare)) for end in range(start + 1, len(bare) + 1)
    ]
    queries = [name, *(pieces if not bare.isascii() else ["john", "Smith", "JOHN SMITH"])]
    queries += [f"{bare[0]}*{bare[-1]}", f"{bare[0]} {bare[-1]}"] if not bare.isascii() else []

    assert [query for query in queries if not finds(query, name)] == []


@pytest.mark.parametrize("dot", "·‧•∙・･.。．｡⋅ ")
def test_every_dot_of_the_query_finds(dot):
    assert finds(f"阿依江{dot}托合提", "阿依江·托合提")
    assert finds(f"江{dot}托", "阿依江·托合提")
    assert finds(f"阿依江{dot}", "阿依江·托合提")
    assert finds(f"john{dot}smith", "John·Smith")


@pytest.mark.parametrize("query", ["shan", "dan", "chan", "shanxx", "danxx", "danxiongxin", "sxx"])
def test_shan_xiongxin_is_found_by_every_reading(query):
    assert finds(query, "单雄信")


@pytest.mark.parametrize("query", ["𬱖", "石𬱖", "wei", "di", "shiwei", "shidi", "sw", "石wei"])
def test_a_rare_character_is_found_as_written_and_as_said(query):
    assert finds(query, "石𬱖")


@pytest.mark.parametrize(
    "query",
    ["zhsan", "zhsf", "zhs", "zsan", "zsanfeng", "zhsanfeng", "zhangs", "zhangsanf", "zhangsf"]
    + ["sanf", "sanfeng", "张sf", "张sanfeng", "zhang三丰", "zhang三", "张 feng", "z san feng"]
    + ["zh", "zha", "zhan", "ＺＨＡＮＧ", "Zhāng Sānfēng", "zhang-san-feng", "zhang'san", "张s"],
)
def test_mixtures_find(query):
    assert finds(query, "张三丰")


@pytest.mark.parametrize("query", ["lv", "lü", "lyu", "lvlz", "lülüzhou", "lyulyuzhou", "LÜ LÜ"])
def test_umlaut_is_found_however_it_is_typed(query):
    assert finds(query, "吕绿洲")


@pytest.mark.parametrize(
    "query",
    ["李", "张四", "张丰", "丰三", "li", "zhangsi", "sanz", "fs", "zhangsanl", "zsl", "san丰张"]
    + ["zhang si", "张x", "zhangf"],
)
def test_what_does_not_fit_does_not_find(query):
    assert not finds(query, "张三丰")


@pytest.mark.parametrize("query", ["", "  ", "·", "*", "1234", "‘’", "?!"])
def test_a_query_without_letters_matches_nobody(query):
    assert names.query_tokens(query) == []


def test_a_long_query_asks_for_a_bounded_number_of_tokens():
    assert len(names.query_tokens("王" * 200)) <= 12
    assert all(len(group) <= 24 for group in names.query_tokens("zhsh " * 50))


def test_every_invented_person_is_found_as_the_input_method_writes_the_name():
    people = [invented.person(index, on=date(2020, 1, 1)).name for index in range(400)]
    for name in people:
        bare = re.sub("·", "", name)
        spoken = lazy_pinyin(bare)

        assert finds(name, name)
        assert finds(bare[-2:], name)
        assert finds("".join(sound[0] for sound in spoken), name), name
        assert finds(" ".join(spoken), name), name


def test_tokens_stay_few():
    people = [invented.person(index, on=date(2020, 1, 1)).name for index in range(2000)]
    of_three = [len(names.tokens(name)) for name in people if len(name) == 3]

    assert sum(of_three) / len(of_three) <= 40
    assert len(names.tokens("张三丰")) == 30
    assert max(len(names.tokens(name)) for name in [*people, *SAID, "王" * 50]) <= 120


def test_tokens_fit_their_column():
    assert max(map(len, names.tokens("张" * 50))) <= 80
    assert max(len(token) for group in names.query_tokens("z" * 300) for token in group) <= 80


def test_each_token_names_its_class():
    assert {token.split(":")[0] for token in names.tokens("张三丰")} == set("bcinp")


def test_a_character_without_a_reading_is_silent():
    tokens = names.tokens("\U0002ebf0松")

    assert not {"p:", "i:"} & tokens
    assert finds("song", "\U0002ebf0松")
    assert finds("\U0002ebf0", "\U0002ebf0松")
