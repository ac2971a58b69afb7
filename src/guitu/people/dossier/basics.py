"""Basic information, family and work group, as they stand in the whole file."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guitu.access import queries as colleagues
from guitu.access.permissions import Permission
from guitu.people import masking, queries
from guitu.people.dossier.blocks import Block, Facts, Provider, Sheet, Wanted, register
from guitu.people.dossier.order import Part
from guitu.people.models import Address, PersonName, Phone, Relative, WorkGroupMember
from guitu.web.templatetags.web import day


def protected(value: str, wanted: Wanted, mask=masking.id_number) -> str:
    """Return a protected value in full where that was asked for and allowed, else masked."""
    return value if wanted.in_full or not value else mask(value)


def basic(wanted: Wanted) -> Sequence[Block]:
    """Return who the person is, how to reach, and the family."""
    names, phones, addresses, relatives = queries.parts_of(
        wanted.person, PersonName, Phone, Address, Relative
    )
    return [
        Facts(_facts(wanted, names)),
        Facts(_reach(wanted, phones, addresses), _("How to reach the person")),
        Sheet(
            (_("Name"), _("Relation"), _("Telephone"), _("Remark")),
            [_relative(row, wanted) for row in relatives],
            _("Family"),
        ),
    ]


def work_group(wanted: Wanted) -> Sequence[Block]:
    """Return who is or was in the work group."""
    members, relatives = queries.parts_of(wanted.person, WorkGroupMember, Relative)
    users = colleagues.names({row.user_id for row in members if row.user_id})
    by_relative = {row.pk: row.name for row in relatives}
    rows = [
        (
            _(row.role.label),
            row.name or users.get(row.user_id) or by_relative.get(row.relative_id, ""),
            day(row.from_on) if row.from_on else "",
            day(row.until_on) if row.until_on else "",
        )
        for row in members
    ]
    return [Sheet((_("Role"), _("Name"), _("From"), _("Until")), rows)]


def consents(wanted: Wanted) -> Sequence[Block]:
    """Return what the person agreed to, and until when it holds."""
    rows = [
        (
            day(row.given_on), _(row.purpose.label), row.what, row.to_whom,
            day(row.withdrawn_on or row.expires_on) if row.withdrawn_on or row.expires_on else "",
        )
        for row in reversed(queries.consents_of(wanted.person))
        if row.voided_at is None
    ]  # fmt: skip
    heads = (_("Given on"), _("For what"), _("What may be told"), _("To whom"), _("Until"))
    return [Sheet(heads, rows, _("Consents of the person"))] if rows else []


def register_basics() -> None:
    """Register all of them once."""
    register(
        Provider("basic", Part.BASIC, basic, Permission.PERSON_READ),
        Provider("consents", Part.RIGHTS, consents, Permission.PERSON_READ),
        Provider("work_group", Part.WORK_GROUP, work_group, Permission.PERSON_READ),
    )


def _facts(wanted: Wanted, names: Sequence[PersonName]) -> list[tuple[str, str]]:
    person = wanted.person
    number = protected(person.id_number or "", wanted) if person.id_index else person.no_id_reason
    others = _(", ").join(row.name for row in names if row.name != person.name)
    terms = ("sex", "education", "marital_status", "employment")
    labels = (_("Sex"), _("Education"), _("Marital status"), _("Employment"))
    return [
        (_("Name"), queries.display_name(person, wanted.actor)),
        (_("Former and other names"), others),
        (_("Birth date"), day(person.birth_on) if person.birth_on else ""),
        (_("ID number"), number),
        *[
            (label, _(getattr(person, name).label) if getattr(person, name) else "")
            for name, label in zip(terms, labels, strict=True)
        ],
        (_("Responsible"), person.responsible.name if person.responsible else ""),
        (_("File opened on"), day(person.opened_on)),
    ]


def _reach(
    wanted: Wanted, phones: Sequence[Phone], addresses: Sequence[Address]
) -> list[tuple[str, str]]:
    said = [(row.whose, protected(row.number, wanted, masking.phone)) for row in phones]
    return [(whose or _("Telephone"), number) for whose, number in said] + [
        (_(row.kind.label), _address(row, wanted)) for row in addresses
    ]


def _address(row: Address, wanted: Wanted) -> str:
    detail = row.detail if wanted.in_full else "****" if row.detail else ""
    return f"{row.area}{detail}"


def _relative(row: Relative, wanted: Wanted) -> tuple[str, ...]:
    marks = (
        (row.is_guardian, _("Guardian")),
        (row.is_emergency_contact, _("Called in an emergency")),
    )
    remark = _(", ").join(label for holds, label in marks if holds)
    phone = protected(row.phone or "", wanted, masking.phone)
    return (row.name, _(row.relation.label), phone, remark)
