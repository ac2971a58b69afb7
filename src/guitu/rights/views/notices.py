"""The notice of rights and data handling: to read together, to acknowledge, to print."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guitu.people.queries import display_name, visible_to
from guitu.rights import actions, queries, texts
from guitu.rights.forms import GivenForm
from guitu.rights.terms import RIGHTS_NOTICE, Language
from guitu.web import clock, messages


def rights_notice(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the text, and record that it was explained."""
    actor, today = request.actor, clock.today()
    person = get_object_or_404(visible_to(actor), pk=pk)
    language = _language(request)
    initial = {"given_on": today, "explained_by": actor.name, "answer": "signed"}
    form = GivenForm.of(request, key=f"rights.notice:{pk}", initial=initial)
    given = form.carry_out(
        lambda values: actions.give_notice(
            pk, actions.NewGiven(language=language, **values), actor=actor, on=today
        )
    )
    if given is not None:
        messages.undoable(request, _("It is on record."), "rights-void", pk=given.pk)
        return form.accepted(_back(request, pk))
    context = {
        "person": person,
        "name": display_name(person, actor),
        "text": texts.current(RIGHTS_NOTICE, on=today, language=language),
        "languages": _tabs(request, pk, language),
        "given": queries.of_person(pk, actor),
    }
    return form.answer("rights/notice_page.html", context)


def rights_print(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the notice for paper, with lines to sign on."""
    person = get_object_or_404(visible_to(request.actor), pk=pk)
    text = texts.current(RIGHTS_NOTICE, on=clock.today(), language=_language(request))
    context = {"text": text, "person": person, "name": display_name(person, request.actor)}
    return render(request, "rights/print_page.html", context)


@require_POST
def rights_void(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Void a notice that was recorded by mistake."""
    row = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    actions.void_notice(pk, reason=_("Undone right after saving"), actor=request.actor)
    messages.done(request, _("The entry was voided."))
    response = HttpResponse(status=303)
    response["Location"] = reverse("rights-notice", args=[row.person_id])
    return response


def _back(request: HttpRequest, pk: uuid.UUID) -> str:
    """Return the page that the reader came from, where it is one of ours; else the file."""
    target = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if target.startswith("/") and own else reverse("person-page", args=[pk])


def _language(request: HttpRequest) -> Language:
    wanted = request.GET.get("in") or ("en" if (get_language() or "").startswith("en") else "zh")
    return Language.EN if wanted == "en" else Language.ZH


def _tabs(request: HttpRequest, pk: uuid.UUID, language: Language) -> list[tuple[str, str, bool]]:
    url, asked = reverse("rights-notice", args=[pk]), request.GET.copy()
    found = []
    for one in Language:
        asked["in"] = one.value
        found.append((one.label, f"{url}?{asked.urlencode()}", one == language))
    return found
