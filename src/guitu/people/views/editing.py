"""Changing a file: corrections, adding one thing, voiding one thing, who is responsible."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.permissions import Permission
from guitu.access.queries import colleagues
from guitu.kernel.terms import gettext_noop
from guitu.people import actions, queries, terms
from guitu.people.actions import Correction
from guitu.people.forms import file as file_forms
from guitu.people.forms import parts as forms
from guitu.people.views.access import writable_or_404
from guitu.web import messages
from guitu.web.clock import today
from guitu.web.forms import Form

Row = Any
UNDONE = gettext_noop("Entered by mistake and undone at once")


@dataclass(frozen=True)
class Part:
    """One kind of thing in a file: its form, the tab it stands on, words, and how it is added."""

    form: type[Form]
    tab: str
    heading: str
    done: str
    add: Callable[[HttpRequest, Any, Form, dict[str, Any]], Row]
    needs: Permission = Permission.PERSON_WRITE


def _add_name(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    who = {"actor": request.actor, "on": today()}
    if given["kind"] == terms.NameKind.CURRENT:
        actions.rename(person.pk, given["name"], **who)
        return None
    return actions.add_name(person.pk, given["name"], kind=given["kind"], **who)


def _add_phone(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    return actions.add_phone(person.pk, given["phone"], actor=request.actor, whose=given["whose"])


def _add_address(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    new = form.new_address(given)
    return actions.add_address(person.pk, new, actor=request.actor, on=today())


def _add_relative(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    return actions.add_relative(person.pk, form.new_relative(given), actor=request.actor)


def _add_member(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    return actions.add_member(person.pk, form.new_member(given), actor=request.actor)


def _add_paper(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    new = form.new_paper(given)
    return actions.add_paper(person.pk, new, actor=request.actor, on=today())


def _add_flag(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    return actions.raise_flag(person.pk, actions.NewFlag(**given), actor=request.actor, on=today())


def _add_consent(request: HttpRequest, person: Any, form: Form, given: dict[str, Any]) -> Row:
    new = form.new_consent(given)
    return actions.give_consent(person.pk, new, actor=request.actor, on=today())


PARTS: dict[str, Part] = {
    "name": Part(
        forms.RenameForm, "person-family", gettext_noop("Change or add a name"),
        gettext_noop("The name was saved."), _add_name,
    ),
    "phone": Part(
        forms.PhoneForm, "person-page", gettext_noop("Add a telephone number"),
        gettext_noop("The telephone number was added."), _add_phone,
    ),
    "address": Part(
        forms.AddressForm, "person-page", gettext_noop("Add an address"),
        gettext_noop("The address was added."), _add_address,
    ),
    "relative": Part(
        forms.RelativeForm, "person-family", gettext_noop("Add a relative"),
        gettext_noop("The relative was added."), _add_relative,
    ),
    "member": Part(
        forms.MemberForm, "person-family", gettext_noop("Add a member of the work group"),
        gettext_noop("The member was added."), _add_member,
    ),
    "paper": Part(
        forms.PaperForm, "person-papers", gettext_noop("Put a paper on file"),
        gettext_noop("The paper was put on file."), _add_paper, Permission.DOCUMENT_WRITE,
    ),
    "flag": Part(
        forms.FlagForm, "person-page", gettext_noop("Put a flag on the file"),
        gettext_noop("The flag stands on the head of the file."), _add_flag,
    ),
    "consent": Part(
        forms.ConsentForm, "person-papers", gettext_noop("Record a consent of the person"),
        gettext_noop("The consent is on record."), _add_consent,
    ),
}  # fmt: skip


def part_add(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """Ask for one thing and add it to the file."""
    part = _part(kind)
    person = writable_or_404(request, pk, part.needs)
    options = _options(person) if kind == "member" else {}
    initial = _initial(request, kind)
    form = part.form.of(request, key=f"people.{kind}:{pk}", initial=initial, **options)
    saved: list[Row] = []
    if form.carry_out(lambda given: saved.append(part.add(request, person, form, given)) or True):
        if saved[0] is None:
            messages.done(request, _(part.done))
        else:
            messages.undoable(
                request, _(part.done), "person-part-undo", pk=pk, kind=kind, row=saved[0].pk
            )
        return form.accepted(reverse(part.tab, args=[pk]))
    return form.answer("people/part_page.html", _frame(request, person, part.heading, part.tab))


def part_void(request: HttpRequest, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponse:
    """Ask for the reason and void one thing; it stays on record."""
    part = _part(kind)
    person = writable_or_404(request, pk, part.needs)
    found = get_object_or_404(queries.part(kind, person), pk=row)
    form = forms.ReasonForm.of(request, key=f"people.void.{kind}:{row}")
    if form.carry_out(
        lambda given: actions.void(found, reason=given["reason"], actor=request.actor)
    ):
        messages.done(request, _("It was voided and stays on record."))
        return form.accepted(reverse(part.tab, args=[pk]))
    heading = gettext_noop("Void what was entered wrongly")
    context = _frame(request, person, heading, part.tab)
    return form.answer("people/part_page.html", context | {"submit": _("Void it")})


@require_POST
def part_undo(request: HttpRequest, pk: uuid.UUID, kind: str, row: uuid.UUID) -> HttpResponse:
    """Undo what was added a moment ago: it is voided with that reason."""
    part = _part(kind)
    person = writable_or_404(request, pk, part.needs)
    found = get_object_or_404(queries.part(kind, person), pk=row)
    actions.void(found, reason=_(UNDONE), actor=request.actor)
    messages.done(request, _("It was undone."))
    return HttpResponseRedirect(reverse(part.tab, args=[pk]), status=303)


@require_POST
def member_end(request: HttpRequest, pk: uuid.UUID, row: uuid.UUID) -> HttpResponse:
    """End a membership of the work group today."""
    person = writable_or_404(request, pk)
    found = get_object_or_404(queries.part("member", person), pk=row)
    actions.end_member(found.pk, actor=request.actor, on=today())
    messages.done(request, _("The member left the work group."))
    return HttpResponseRedirect(reverse("person-family", args=[pk]), status=303)


def person_edit(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Correct what stands in the file."""
    person = writable_or_404(request, pk)
    form = file_forms.CorrectionForm.of(
        request,
        key=f"people.edit:{pk}",
        version=person.version,
        initial=file_forms.CorrectionForm.of_person(person),
    )

    def save(given: dict[str, Any]) -> Any:
        correction = Correction(form.changes(given, person), person.version)
        return actions.correct(pk, correction, actor=request.actor, on=today())

    if form.carry_out(save):
        messages.done(request, _("The file was corrected."))
        return form.accepted(reverse("person-page", args=[pk]))
    heading = gettext_noop("Correct the file")
    return form.answer("people/part_page.html", _frame(request, person, heading, "person-page"))


def person_assign(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say which colleague is responsible."""
    person = writable_or_404(request, pk)
    form = forms.AssignForm.of(
        request,
        key=f"people.assign:{pk}",
        colleagues=list(colleagues(person.org_seq, on=today())),
        initial={"responsible": str(person.responsible_id or "")},
    )
    if form.carry_out(
        lambda given: actions.assign(
            pk, form.users.get(given["responsible"]), actor=request.actor, on=today()
        )
    ):
        messages.done(request, _("The responsible worker was changed."))
        return form.accepted(reverse("person-page", args=[pk]))
    heading = gettext_noop("Responsible worker")
    return form.answer("people/part_page.html", _frame(request, person, heading, "person-page"))


def _part(kind: str) -> Part:
    if kind not in PARTS:
        raise Http404
    return PARTS[kind]


def _options(person: Any) -> dict[str, Any]:
    return {
        "colleagues": list(colleagues(person.org_seq, on=today())),
        "relatives": list(queries.part("relative", person)),
    }


def _initial(request: HttpRequest, kind: str) -> dict[str, Any]:
    """Return what stands in the form to begin with; kind and purpose may come with the link."""
    begun = {"member": "from_on", "consent": "given_on"}.get(kind)
    asked = {name: request.GET.get(name, "") for name in ("kind", "purpose")}
    return asked | ({begun: today()} if begun else {})


def _frame(request: HttpRequest, person: Any, heading: str, tab: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "name": queries.display_name(person, request.actor),
        "back": reverse(tab, args=[person.pk]),
        "crumbs": [
            (gettext_noop("People"), reverse("people-list")),
            (queries.display_name(person, request.actor), reverse("person-page", args=[person.pk])),
        ],
    }
