"""People who do not exist: for the demonstration, the bench and the tests.

Everything follows from a seed and an index, so that the same call gives the same person on every
machine. ID numbers have a right check character and the area 99…., which no card has; phone
numbers begin with 100, which no network uses. Names are drawn from the lists below.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from guitu.people.id_numbers import INVENTED_AREA, check_character
from guitu.people.terms import Sex

PHONE_PREFIX = "100"
AREAS = 10_000
NUMBERS_PER_AREA = 499
PHONES = 10**8
PHONE_STEP = 15_485_863  # a prime: consecutive indexes give numbers far apart, none twice
YOUNGEST_AGE, OLDEST_AGE = 19, 66

COMMON_SURNAMES = "陈李周刘唐曾罗彭谢邓蒋肖尹欧岳申龙石莫简夏贺易宁廖宋姚邹阮"
OTHER_SURNAMES = "单仇解查区任盖朴冼翟乐缪覃芮郗瞿蔺尧佘禹"
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "尉迟", "皇甫")
FIRST_CHARACTERS = "远承松岩庭知景牧望以川禾砚舟亦柏向澄星岭闻朗泊秉徐"
MALE_CHARACTERS = "岳峰川涛舟松林桥石垣洲原坤霖野旭"
FEMALE_CHARACTERS = "宁禾棠苓溪岚竹荷笙澜玥芷露雁枝锦"
LONG_NAMES = (
    "阿依江·托合提",
    "买合木提·吐尔地",
    "古丽巴努·赛买提",
    "扎西次旦",
    "洛桑白玛",
    "依克那木·肉孜",
)


@dataclass(frozen=True)
class InventedPerson:
    """Somebody who does not exist."""

    name: str
    sex: Sex
    birth_on: date
    id_number: str
    phone: str


def person(index: int, *, seed: int = 0, on: date) -> InventedPerson:
    """Return the person `index` of `seed`, grown up on the day `on`; one in five is a woman."""
    sex = Sex.FEMALE if _number(5, seed, index, "sex") == 0 else Sex.MALE
    days = _number((OLDEST_AGE - YOUNGEST_AGE) * 365, seed, index, "birth")
    birth_on = on - timedelta(days=YOUNGEST_AGE * 366 + days)
    return InventedPerson(
        name=name(index, sex=sex, seed=seed),
        sex=sex,
        birth_on=birth_on,
        id_number=id_number(index, birth_on=birth_on, sex=sex),
        phone=phone(index),
    )


def name(index: int, *, sex: Sex, seed: int = 0) -> str:
    """Return a name. Most have three characters; some two or four, a few are not Han names."""
    chance = _number(1000, seed, index, "shape")
    if chance < 6:
        return LONG_NAMES[_number(len(LONG_NAMES), seed, index, "long")]
    last = MALE_CHARACTERS if sex is Sex.MALE else FEMALE_CHARACTERS
    given = _pick(last, seed, index, "last")
    if chance < 820:
        given = _pick(FIRST_CHARACTERS, seed, index, "first") + given
    return _surname(index, seed) + given


def id_number(index: int, *, birth_on: date, sex: Sex) -> str:
    """Return the ID number of 18 characters; no two indexes below 4 990 000 share one."""
    area = f"{INVENTED_AREA}{index // NUMBERS_PER_AREA % AREAS:04d}"
    sequence = 2 * (index % NUMBERS_PER_AREA + 1) + (1 if sex is Sex.MALE else 0)
    body = f"{area}{birth_on:%Y%m%d}{sequence:03d}"
    return body + check_character(body)


def phone(index: int) -> str:
    """Return a mobile number of 11 digits; no two indexes below 100 000 000 share one."""
    return f"{PHONE_PREFIX}{index * PHONE_STEP % PHONES:08d}"


def _surname(index: int, seed: int) -> str:
    chance = _number(100, seed, index, "surname kind")
    if chance < 2:
        return DOUBLE_SURNAMES[_number(len(DOUBLE_SURNAMES), seed, index, "surname")]
    return _pick(OTHER_SURNAMES if chance < 12 else COMMON_SURNAMES, seed, index, "surname")


def _pick(characters: str, *key: object) -> str:
    return characters[_number(len(characters), *key)]


def _number(below: int, *key: object) -> int:
    digest = blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % below
