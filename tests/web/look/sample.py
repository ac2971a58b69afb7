"""Addresses for the tests of the look: a list of organisations and a form, on real tables."""

from django import forms
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from guitu.access.permissions import Permission
from guitu.access.routes import route
from guitu.config import urls as house
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.web import messages
from guitu.web.cells import Tag
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec, Search, respond

ORGS = ListSpec(
    key="orgs",
    columns=(
        Column("name", "Name", order_by=("name",)),
        Column("kind", "Kind", order_by=("kind", "name")),
        Column("seq", "Number", order_by=("seq",), numeric=True),
        Column("region", "Region", shown=False),
    ),
    filters=(
        Search("q", "Words", lambda rows, value: rows.filter(name__contains=value)),
        Choice(
            "kind", "Kind", lambda rows, value: rows.filter(kind=value), choices=OrgKind.choices
        ),
        DayFilter("closed", "Closed", lambda rows, value: rows.filter(closed_on=value)),
    ),
    default_sort="seq",
    page_size=10,
    empty=Empty("No office yet", action="Open one", url="/new/"),
)

ACTS: list[dict] = []


class SampleForm(Form):
    name = forms.CharField(label="Name", max_length=30)
    met_on = DayField(label="Day", required=False)
    kind = TermField(OrgKind, label="Kind", required=False)


def orgs(request: HttpRequest) -> HttpResponse:
    def row(org: Org) -> dict:
        url = f"/orgs/{org.pk}/"
        return {"url": url, "name": org.name, "kind": Tag(org.kind), "seq": org.seq, "region": ""}

    rows = Org.objects.all()
    return respond(request, ORGS, rows=rows, present=row, template="web/sample_list.html")


def sample_form(request: HttpRequest) -> HttpResponse:
    version = request.GET.get("version", "")
    initial = {"name": "资新"} if version else {}
    form = SampleForm.of(request, key="sample", version=version, initial=initial)
    done = form.carry_out(_act)
    if done is None:
        return form.answer("web/sample_form.html")
    messages.undoable(request, "Done.", "sample-undo")
    return form.accepted("/orgs/")


def _act(given: dict) -> dict:
    if given["name"] == "twice":
        raise BadInput.of("name", gettext_noop("The name %(given)s is taken."), given="twice")
    if given["name"] == "late":
        raise WrongStatus(gettext_noop("It has ended."))
    if given["name"] == "beyond":
        raise DataError("out of range")
    ACTS.append(given)
    return given


def raises(request: HttpRequest, what: str) -> HttpResponse:
    if what == "bug":
        raise RuntimeError("张三 990511199001011234")
    if what == "range":
        raise DataError("张三 is too long")
    raise {
        "denied": AccessDenied(gettext_noop("Your post does not let you %(act)s."), act="look"),
        "gone": Http404("张三"),
        "conflict": Conflict(gettext_noop("It was changed.")),
        "status": WrongStatus(gettext_noop("It has ended.")),
        "input": BadInput.of("name", gettext_noop("Too long.")),
    }[what]


handler500 = house.handler500
handler404 = house.handler404
urlpatterns = [
    route("orgs/", orgs, name="sample-orgs", needs=Permission.SIGNED_IN),
    route("form/", sample_form, name="sample-form", needs=Permission.SIGNED_IN),
    route("only-post/", require_POST(sample_form), name="sample-post", needs=Permission.SIGNED_IN),
    route("undo/", sample_form, name="sample-undo", needs=Permission.SIGNED_IN),
    route("raises/<str:what>/", raises, name="sample-raises", needs=Permission.SIGNED_IN),
    path("", include(house.urlpatterns)),
]
