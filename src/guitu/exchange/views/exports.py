"""A list is taken out: asked what for, put on record, given as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.database.counting import counted
from guitu.exchange.exportable import LISTS
from guitu.exchange.exports import MOST, Exportable, Purpose, narrowed, take_out
from guitu.exchange.forms.exports import ExportForm
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop
from guitu.web import clock

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
def export_list(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what a list is for; then give it as a spreadsheet."""
    listed = _listed(code, request.actor)
    on = clock.today()
    form = ExportForm.of(request, key=f"exchange.export.{code}")

    def act(given: dict[str, str]) -> bytes:
        purpose = Purpose(given["reason"], given["recipient"])
        return take_out(request, listed, purpose, on=on, at=clock.now())

    content = form.carry_out(act)
    back = reverse(listed.back) + _query(request)
    if content:
        form.accepted(back)
        response = HttpResponse(content, content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{code}-{on.isoformat()}.xlsx"'
        return response
    rows = narrowed(request, listed.source(request.actor, on))
    number = counted({"rows": rows}, most=MOST)["rows"]
    context = {"label": listed.label, "number": number, "most": MOST, "back": back}
    context["crumbs"] = [(listed.label, back)]
    return form.answer("exchange/export_page.html", context)


def _listed(code: str, actor: Actor) -> Exportable:
    listed = LISTS.get(code)
    if listed is None:
        raise Http404
    if not actor.may_anywhere(listed.needs):
        raise AccessDenied(
            gettext_noop("Your post does not let you %(act)s."), act=Permission.EXPORT.label
        )
    return listed


def _query(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
