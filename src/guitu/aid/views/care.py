"""People who depend on the person, care found for them, circumstances that the law heeds."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guitu.access.actors import require
from guitu.access.permissions import Permission
from guitu.aid import actions, queries
from guitu.aid.forms import work as forms
from guitu.aid.forms.needs import ReasonForm
from guitu.aid.views.shared import carry, page_of, person_to_help, record_of
from guitu.people import queries as people
from guitu.web import clock

GET_POST = require_http_methods(["GET", "POST"])


@GET_POST
def dependant_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put on record who depends on the person."""
    person, today = person_to_help(request, pk), clock.today()
    form = forms.DependantForm.of(request, key=f"aid.dependant:{pk}", initial={"from_on": today})
    page = page_of(
        request, person, _("Somebody depends on the person"), _("Put it on record"),
        answer=_("So that nobody is left without care when the person is away."),
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.add_dependant(
            pk, actions.NewDependant(**given), actor=request.actor, on=today
        ),
        page,
    )


@GET_POST
def dependant_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record until when somebody depended on the person."""
    row, today = record_of(request, queries.dependants(request.actor), pk), clock.today()
    form = forms.UntilForm.of(request, key=f"aid.dependant.end:{pk}", initial={"until_on": today})
    page = page_of(
        request, row.person, _("No longer in the person's care"), _("Record"), answer=row.called,
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.end_dependant(pk, **given, actor=request.actor, on=today),
        page,
    )


@GET_POST
def placement(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record who cares for a dependant."""
    row, today = record_of(request, queries.dependants(request.actor), pk), clock.today()
    form = forms.PlacementForm.of(request, key=f"aid.placement:{pk}", initial={"placed_on": today})
    page = page_of(
        request, row.person, _("Who cares for %(name)s") % {"name": row.called}, _("Record"),
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.place(pk, form.new_placement(), actor=request.actor, on=today),
        page,
    )


@GET_POST
def circumstance_new(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put a circumstance on record that the law or the office heeds."""
    person = get_object_or_404(people.visible_to(request.actor), pk=pk)
    _require(request, person.org_seq)
    today = clock.today()
    form = forms.CircumstanceForm.of(
        request, key=f"aid.circumstance:{pk}", initial={"from_on": today}
    )
    page = page_of(
        request, person, _("A circumstance that the law heeds"), _("Put it on record"),
        answer=_("Never a level. Only the case team and health workers see it, and no list."),
        notes=[
            _("Whether somebody is a minor is told by the birth date and is not entered here."),
            _("Being abroad suspends nothing: the term runs on, and contact is kept from afar."),
        ],
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda _given: actions.add_circumstance(
            pk, form.new_circumstance(), actor=request.actor, on=today
        ),
        page,
    )


@GET_POST
def circumstance_end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record the last day of a circumstance."""
    row, today = _circumstance(request, pk), clock.today()
    form = forms.UntilForm.of(
        request, key=f"aid.circumstance.end:{pk}", initial={"until_on": today}
    )
    page = page_of(
        request, row.person, _("Write its end"), _("Record"), answer=_(row.kind.label),
        done=_("It is on record."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.end_circumstance(pk, **given, actor=request.actor, on=today),
        page,
    )


@GET_POST
def circumstance_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a circumstance entered by mistake."""
    row = _circumstance(request, pk)
    form = ReasonForm.of(request, key=f"aid.circumstance.void:{pk}")
    page = page_of(
        request, row.person, _("Void this entry"), _("Void"), answer=_(row.kind.label),
        done=_("The entry was voided."),
    )  # fmt: skip
    return carry(
        form,
        lambda given: actions.void_circumstance(pk, **given, actor=request.actor, on=clock.today()),
        page,
    )


def _circumstance(request: HttpRequest, pk: uuid.UUID):
    rows = queries.circumstances(request.actor).select_related("person")
    return get_object_or_404(rows, pk=pk)


def _require(request: HttpRequest, org_seq: int) -> None:
    if not request.actor.may(Permission.DOCUMENT_HEALTH, org_seq):
        require(request.actor, Permission.AID_WRITE, org_seq=org_seq)
