"""Opening a file: look first whether the person is on file already."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.access.permissions import Permission
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import actions
from guitu.people.forms.file import NewPersonForm
from guitu.people.presenters.likeness import LookAlikes, look_alikes
from guitu.people.queries.places import places_of
from guitu.web import messages
from guitu.web.clock import today

LOOK_FIRST = gettext_noop(
    "Look at the files below first, then say that none of them is the person."
)


def person_new(request: HttpRequest) -> HttpResponse:
    """Ask for little, show who may be the same person, and open the file."""
    places = places_of(request.actor, Permission.PERSON_WRITE)
    form = NewPersonForm.of(
        request, key="people.new", places=places, check_url=reverse("person-check")
    )
    seen = look_alikes(request.actor, form.data, places, on=today()) if form.is_bound else None

    def open_file(given: dict[str, Any]) -> Any:
        if seen and not given["none_of_these"]:
            asked = seen.with_elsewhere(given["id_number"], form.places[given["org"]].seq)
            if asked.is_anything:
                raise BadInput.of("none_of_these", LOOK_FIRST)
        new = form.new_person(given, responsible=request.user)
        return actions.open_file(new, actor=request.actor, on=today())

    person = form.carry_out(open_file)
    if person is None:
        return form.answer("people/new_page.html", {"seen": seen})
    messages.done(request, _("The file was opened."))
    return form.accepted(reverse("person-page", args=[person.pk]))


@require_POST
def person_check(request: HttpRequest) -> HttpResponse:
    """Return who may be the same person as the one being typed."""
    places = places_of(request.actor, Permission.PERSON_WRITE)
    seen: LookAlikes = look_alikes(request.actor, request.POST, places, on=today())
    form = NewPersonForm(request.POST)
    return render(request, "people/_look_alikes.html", {"seen": seen, "form": form})
