"""How the number of a paper is written: 新滩告字〔2020〕3号. Pure."""

import re

LEVELS = re.compile(r"^.*[省市区县州盟旗]")
ENDINGS = ("人民政府", "办事处", "街道", "镇", "乡")
SHORTEST = 2


def derived_short_name(name: str) -> str:
    """Return the proper name of an office: without the levels above it and without its kind.

    邵阳市北塔区新滩镇街道办事处 becomes 新滩. At least two signs are left.
    """
    above = LEVELS.match(name)
    found = name
    if above and len(name) - above.end() > SHORTEST:
        found = name[above.end() :]
    while True:
        ending = next((one for one in ENDINGS if found.endswith(one)), "")
        if not ending or len(found) - len(ending) < SHORTEST:
            return found
        found = found[: -len(ending)]


def written(short_name: str, series: str, *, year: int, number: int) -> str:
    """Return the number of a paper as official documents write it (GB/T 9704, 发文字号)."""
    return f"{short_name}{series}字〔{year}〕{number}号"
