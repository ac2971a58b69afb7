"""The Word forms of the office: what there is, what fields they have, and its own ones."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guitu.access.permissions import Permission
from guitu.papers import actions, filling, forms, numbers, presenters, queries
from guitu.papers.upload import ShortNameForm, UploadForm
from guitu.web import clock, messages


@require_GET
def form_list(request: HttpRequest) -> HttpResponse:
    """Show every Word form, and which one the office uses."""
    office = _office(request)
    context = {
        "groups": presenters.shelf(office, year=clock.today().year),
        "tabs": list(presenters.tabs("word-forms")),
        "short_name": numbers.short_name(office),
        "may_edit": _may_edit(request),
    }
    return render(request, "papers/list_page.html", context)


@require_http_methods(["GET", "POST"])
def form_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one form with its fields and versions; take an own one, tried first."""
    office, found = _office(request), _form(code)
    form = UploadForm.of(request, key=f"papers.form:{code}")
    done = form.carry_out(
        lambda given: actions.take_form(
            office, code, file_name=given["content"].name, content=given["content"].read(),
            actor=request.actor,
        )
    )  # fmt: skip
    if done is None:
        context = {
            "found": presenters.form_page(office, found, year=clock.today().year),
            "may_edit": _may_edit(request),
        }
        return form.answer("papers/form_page.html", context)
    messages.done(request, gettext("The form was tried and taken."))
    return form.accepted(reverse("word-form", args=[code]))


@require_GET
def standard(request: HttpRequest, code: str) -> HttpResponse:
    """Send the standard form, empty, as a start for an office's own."""
    return filling.word_response(forms.standard_form(_form(code).code), code)


@require_GET
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Send one version of the office's own form."""
    rows = queries.versions(_office(request), _form(code).code)
    row = get_object_or_404(rows.exclude(file_name=""), version=number)
    return filling.word_response(bytes(row.content), code)


@require_POST
def use_standard(request: HttpRequest, code: str) -> HttpResponse:
    """Go back to the standard form."""
    actions.use_standard(_office(request), _form(code).code, actor=request.actor)
    messages.done(request, gettext("The standard form is used again; your versions are kept."))
    response = HttpResponse(status=303)
    response["Location"] = reverse("word-form", args=[code])
    return response


@require_http_methods(["GET", "POST"])
def short_name(request: HttpRequest) -> HttpResponse:
    """Say how the office is called in the numbers of its papers."""
    office = _office(request)
    initial = {"name": numbers.short_name(office)}
    form = ShortNameForm.of(request, key="papers.short-name", initial=initial)
    done = form.carry_out(
        lambda given: actions.call_office(office, given["name"], actor=request.actor)
    )
    if done is None:
        return form.answer("papers/short_name_page.html", {"cancel": reverse("word-forms")})
    messages.done(request, gettext("Papers issued from now on carry this name."))
    return form.accepted(reverse("word-forms"))


def _form(code: str) -> forms.PaperForm:
    found = forms.find(code)
    if found is None:
        raise Http404
    return found


def _may_edit(request: HttpRequest) -> bool:
    return request.actor.may_anywhere(Permission.TEMPLATE_EDIT)


def _office(request: HttpRequest) -> int:
    """Return the number of the office whose forms the actor works with."""
    needs = Permission.TEMPLATE_EDIT if _may_edit(request) else Permission.MEASURE_READ
    return numbers.office_seq(request.actor.ranges(needs)[0][0])
