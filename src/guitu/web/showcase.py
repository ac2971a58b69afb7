"""Invented content for the living page of components."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from guitu.kernel.decisions import Citation, CitationStatus
from guitu.kernel.terms import Term, gettext_noop
from guitu.web.cells import Because, Link, Masked, Tag
from guitu.web.fields import DayField, TermField, TermsField
from guitu.web.forms import Form


class ContactWay(Term):
    """A vocabulary for the showcase."""

    VISIT = "visit", gettext_noop("Home visit")
    PHONE = "phone", gettext_noop("By phone")
    OTHER = "other", gettext_noop("Another way")


class ShowcaseForm(Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), max_length=50, help_text=_("As on the ID card."))
    met_on = DayField(label=_("Day"), help_text=_("Type it as you like: 2020.3.5, 20200305."))
    way = TermField(ContactWay, label=_("How"), widget=forms.RadioSelect)
    topics = TermsField(ContactWay, label=_("Also tried"), required=False)
    place = TermField(ContactWay, label=_("Where it was tried"), required=False)
    remark = forms.CharField(label=_("Remark"), widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label=_("Explained and understood"))


def showcase(request: HttpRequest) -> dict[str, Any]:
    """Return what the page shows."""
    return {
        "form": ShowcaseForm.of(request, key="web.components"),
        "wrong": _wrong(request),
        "facts": _facts(),
        "events": _events(),
        "stages": _stages(),
        "tabs": [
            (gettext_noop("All"), "#", True, 12),
            (gettext_noop("Past their day"), "#", False, 2),
            (gettext_noop("Finished"), "#", False, ""),
        ],
        "steps": _steps(),
        "figures": _figures(),
        "crumbs": [("Today", "/"), ("People", "/")],
        "because": _because(),
    }


def _wrong(request: HttpRequest) -> ShowcaseForm:
    form = ShowcaseForm({"name": "", "met_on": "2020.2.30", "way": ""}, auto_id="wrong_%s")
    form.request = request
    return form


def _because() -> Because:
    day = date(2011, 6, 26)
    cite = Citation("detox-regulation", "Art. 14", CitationStatus.REGULATION, since=day)
    return Because.of([cite], clears=_("Something went well."))


def _facts() -> list[tuple[Any, ...]]:
    return [
        (gettext_noop("Name"), Link("周小满", "#")),
        (gettext_noop("ID number"), Masked("990511********1234", gettext_noop("ID number"), "#")),
        (gettext_noop("Released on"), date(2020, 3, 28)),
        (gettext_noop("Next step"), Tag(gettext_noop("Due this week"), "attention")),
        (gettext_noop("Why"), _because()),
    ]


def _events() -> list[dict[str, Any]]:
    return [
        {"when": datetime(2020, 3, 28, 16, 20), "title": "协议已签", "kind": "good", "by": "李明"},  # noqa: DTZ001
        {"when": date(2020, 3, 28), "title": "回到资新社区", "text": "三方同行"},
        {"when": date(2020, 2, 27), "title": "收到出所通知", "url": "#"},
    ]


def _stages() -> list[dict[str, Any]]:
    card = {
        "title": "周小满",
        "url": "#",
        "lines": ["3月28日 · 岳阳"],
        "tags": [Tag("Good", "good")],
    }
    late = {
        "title": "林秋生",
        "url": "#",
        "lines": ["4月2日"],
        "tags": [Tag(gettext_noop("Past its day"), "late")],
    }
    return [
        {"label": gettext_noop("First stage"), "cards": []},
        {"label": gettext_noop("Second stage"), "cards": [late]},
        {"label": gettext_noop("Third stage"), "cards": [card, card]},
        {"label": gettext_noop("Last stage"), "cards": []},
    ]


def _steps() -> list[dict[str, str]]:
    words = (gettext_noop("First stage"), gettext_noop("Second stage"), gettext_noop("Last stage"))
    return [
        {"label": label, "state": state}
        for label, state in zip(words, ("done", "now", "next"), strict=True)
    ]


def _figures() -> list[dict[str, Any]]:
    return [
        {"value": 3, "label": gettext_noop("Due this week"), "url": "#", "kind": "attention"},
        {"value": 1, "label": gettext_noop("Past their day"), "url": "#", "kind": "late"},
        {"value": 24, "label": gettext_noop("In execution"), "url": "#"},
    ]
