"""The organisations of the demonstration: Xintan and what stands around it."""

from dataclasses import dataclass

from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind as Kind


@dataclass(frozen=True)
class Place:
    """One organisation by its code, names, kind and parent."""

    code: str
    name: str
    name_en: str
    kind: Kind
    parent: str
    region: str = ""
    phone: str = ""


PLACES = (
    Place("hunan", "湖南省", "Hunan Province", Kind.PROVINCE, "", region="43"),
    Place("shaoyang", "邵阳市", "Shaoyang City", Kind.CITY, "hunan"),
    Place("beita", "北塔区", "Beita District", Kind.DISTRICT, "shaoyang"),
    Place("xintan", "新滩镇街道", "Xintan Sub-district", Kind.SUBDISTRICT, "beita"),
    Place("xintan-zixin", "资新社区", "Zixin Community", Kind.COMMUNITY, "xintan"),
    Place("xintan-binjiang", "滨江社区", "Binjiang Community", Kind.COMMUNITY, "xintan"),
    Place("xintan-liutang", "柳塘社区", "Liutang Community", Kind.COMMUNITY, "xintan"),
    Place("xintan-chayuan", "茶园社区", "Chayuan Community", Kind.COMMUNITY, "xintan"),
    Place("xintan-xindu", "新渡社区", "Xindu Community", Kind.COMMUNITY, "xintan"),
    Place("xintan-qiaotou", "桥头社区", "Qiaotou Community", Kind.COMMUNITY, "xintan"),
    Place(
        "xintan-station", "新滩社区戒毒(康复)工作站", "Xintan Rehabilitation Workstation",
        Kind.WORKSTATION, "xintan", phone="10000000110",
    ),
    Place(
        "xintan-police", "新滩派出所", "Xintan Police Station", Kind.POLICE_STATION, "xintan",
        phone="10000000120",
    ),
    Place(
        "xintan-health", "新滩社区卫生服务中心", "Xintan Community Health Centre",
        Kind.DEPARTMENT, "xintan",
    ),
    Place(
        "xintan-civil", "新滩民政办", "Xintan Civil Affairs Office", Kind.DEPARTMENT, "xintan"
    ),
    Place(
        "xintan-family", "新滩卫健办（计生）", "Xintan Family Planning Office", Kind.DEPARTMENT,
        "xintan",
    ),
    Place("xintan-justice", "新滩司法所", "Xintan Justice Office", Kind.DEPARTMENT, "xintan"),
    Place("tianjiang", "田江街道", "Tianjiang Sub-district", Kind.SUBDISTRICT, "beita"),
    Place("tianjiang-guanyun", "观云社区", "Guanyun Community", Kind.COMMUNITY, "tianjiang"),
    Place(
        "bainihu", "岳阳白泥湖强制隔离戒毒所", "Bainihu Compulsory Isolation Centre, Yueyang",
        Kind.ISOLATION_CENTRE, "hunan",
    ),
)  # fmt: skip


def build() -> dict[str, Org]:
    """Put every organisation into the tree and return them by code; those there stay."""
    orgs: dict[str, Org] = {org.code: org for org in Org.objects.all()}
    for place in PLACES:
        if place.code not in orgs:
            values = {name: value for name, value in vars(place).items() if name != "parent"}
            orgs[place.code] = add(NewOrg(**values), parent=orgs.get(place.parent))
    return orgs
