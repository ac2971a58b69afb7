"""Kinds of organisation in the tree."""

from guitu.kernel.terms import Term, gettext_noop


class OrgKind(Term):
    """Levels of government, and the bodies that stand beside them."""

    NATION = "nation", gettext_noop("Nation")
    PROVINCE = "province", gettext_noop("Province")
    CITY = "city", gettext_noop("City")
    DISTRICT = "district", gettext_noop("District")
    SUBDISTRICT = "subdistrict", gettext_noop("Sub-district office")
    COMMUNITY = "community", gettext_noop("Community")
    DEPARTMENT = "department", gettext_noop("Department")
    POLICE_STATION = "police_station", gettext_noop("Police station")
    WORKSTATION = "workstation", gettext_noop("Rehabilitation workstation")
    ISOLATION_CENTRE = "isolation_centre", gettext_noop("Compulsory isolation centre")


TERRITORIES = (
    OrgKind.NATION,
    OrgKind.PROVINCE,
    OrgKind.CITY,
    OrgKind.DISTRICT,
    OrgKind.SUBDISTRICT,
    OrgKind.COMMUNITY,
)
