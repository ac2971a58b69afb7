"""Reading the forms of an office, and where a person lives and is called."""

from django.db.models import QuerySet

from guitu.papers.models import OfficeForm
from guitu.papers.numbers import office_seq
from guitu.people.models import Address, Person, Phone
from guitu.people.terms import AddressKind


def own_form(org_seq: int, code: str) -> OfficeForm | None:
    """Return the form of its own that an office uses now, or None where the standard one is."""
    last = versions(org_seq, code).first()
    return last if last and last.content else None


def own_versions(org_seq: int) -> dict[str, OfficeForm]:
    """Return the newest version of each form an office has replaced, without content."""
    rows = OfficeForm.objects.filter(office_seq=office_seq(org_seq)).defer("content")
    return {row.code: row for row in rows.order_by("version")}


def versions(org_seq: int, code: str) -> QuerySet[OfficeForm]:
    """Return every version of one form of an office, the newest first."""
    rows = OfficeForm.objects.filter(office_seq=office_seq(org_seq), code=code)
    return rows.order_by("-version")


def living_address(person: Person) -> str:
    """Return where the person lives now, in full, or an empty text."""
    rows = Address.objects.filter(
        person=person, kind=AddressKind.LIVING, until_on=None, voided_at=None
    )
    row = rows.order_by("-created_at").first()
    return f"{row.area}{row.detail}" if row else ""


def phone_of(person: Person) -> str:
    """Return the newest telephone number of the person, or an empty text."""
    rows = Phone.objects.filter(person=person, whose="", voided_at=None)
    row = rows.order_by("-created_at").first()
    return row.number if row else ""
