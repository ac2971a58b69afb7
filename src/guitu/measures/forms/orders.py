"""Entering an order, reporting in, changes of status."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from guitu.kernel.transitions import Transition
from guitu.measures.actions import Change, NewOrder, Paper
from guitu.measures.rules.states import papers_for
from guitu.measures.terms import Act, MeasureKind
from guitu.orgs.models import Org
from guitu.people.models import Document
from guitu.people.terms import DocumentKind
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form


class OrderForm(Form):
    """What the decision of the police says."""

    width_short = ("decided_on", "received_on", "ordered_from", "ordered_until", "ordered_months")

    kind = TermField(MeasureKind, label=gettext_lazy("Measure"), widget=forms.RadioSelect)
    decision_number = forms.CharField(label=gettext_lazy("Number of the decision"), max_length=60)
    decided_by = forms.CharField(
        label=gettext_lazy("Police organ that decided"), max_length=100,
        help_text=gettext_lazy("At county level or above; the street office decides nothing here."),
    )  # fmt: skip
    decided_on = DayField(label=gettext_lazy("Decided on"))
    received_on = DayField(
        label=gettext_lazy("Received by the person on"),
        help_text=gettext_lazy("The time to report in is counted from this day."),
    )
    ordered_from = DayField(label=gettext_lazy("First day of the term"), required=False)
    ordered_until = DayField(label=gettext_lazy("Last day of the term"), required=False)
    ordered_months = forms.IntegerField(
        label=gettext_lazy("Or its length in months"), required=False, min_value=1, max_value=36
    )
    deducted_days = forms.IntegerField(
        label=gettext_lazy("Days served in isolation that are deducted"), required=False,
        min_value=0, max_value=1096,
        help_text=gettext_lazy("Only where isolation was changed to this measure for illness."),
    )  # fmt: skip
    place = forms.ChoiceField(label=gettext_lazy("Place of execution"))
    is_far = forms.BooleanField(
        label=gettext_lazy("The way to the office is long or hard"), required=False
    )
    recorded_from = DayField(
        label=gettext_lazy("This office keeps records since"), required=False,
        help_text=gettext_lazy("Only for a measure taken over: nothing earlier is asked for."),
    )  # fmt: skip
    basis = forms.CharField(
        label=gettext_lazy("Legal basis the decision names"), max_length=200, required=False
    )
    scan = forms.FileField(label=gettext_lazy("Scan of the decision"), required=False)

    def __init__(self, *args: Any, places: Iterable[Org] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(org.pk): org for org in places}
        self.fields["place"].choices = [(key, org.name) for key, org in self.places.items()]

    def order(self) -> NewOrder:
        """Return what was entered."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "scan"}
        given["place"] = self.places[given["place"]]
        given["deducted_days"] = given["deducted_days"] or 0
        if given["kind"] == MeasureKind.COMMUNITY_DETOX:
            given |= {"ordered_from": None, "ordered_until": None, "ordered_months": None}
        return NewOrder(**given)

    def scan_content(self) -> bytes | None:
        """Return the uploaded scan, or None."""
        return content_of(self.cleaned_data.get("scan"))


class ReportInForm(Form):
    """The day on which the person reported in."""

    width_short = ("reported_on",)
    reported_on = DayField(label=gettext_lazy("Reported in on"))


class ReasonForm(Form):
    """One reason: to return, withdraw or void."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class StepForm(Form):
    """A note that clears a step towards the end of the term."""

    note = forms.CharField(
        label=gettext_lazy("What was done"), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class ChangeForm(Form):
    """A change of status with the papers that it asks for."""

    width_short = ("from_on",)
    from_on = DayField(label=gettext_lazy("From which day"))
    note = forms.CharField(
        label=gettext_lazy("Facts, and what the person said"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, transition: Transition, kind: MeasureKind,
        on_file: Iterable[Document] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.transition = transition
        self.papers = list(papers_for(kind, transition))
        papers = list(on_file)
        for kind in self.papers:
            self._add_paper(kind, [paper for paper in papers if paper.kind == kind])
        if transition.act == Act.SUSPEND:
            self.fields["days_count"] = forms.ChoiceField(
                label=gettext_lazy("Do the suspended days count to the term?"),
                choices=[
                    ("", gettext_lazy("As the local practice says")),
                    ("no", gettext_lazy("They do not count; the end moves on")),
                    ("yes", gettext_lazy("They count; the end stays")),
                ],
                required=False,
                help_text=gettext_lazy("The regulation does not say; write the reason down."),
            )

    def paper_parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return (name of the paper, its fields) for each paper that the change asks for."""
        names = ("on_file", "number", "issued_by", "issued_on", "content")
        return [
            (
                gettext(kind.label),
                [self[f"{kind}-{name}"] for name in names if f"{kind}-{name}" in self.fields],
            )
            for kind in self.papers
        ]

    def change(self) -> Change:
        """Return what was entered."""
        given = self.cleaned_data
        count = {"yes": True, "no": False}.get(given.get("days_count", ""))
        return Change(
            Act(self.transition.act),
            given["from_on"],
            papers={kind: self._paper(kind) for kind in self.papers},
            note=given["note"],
            days_count=count,
        )

    def _add_paper(self, kind: DocumentKind, on_file: list[Document]) -> None:
        if on_file:
            choices = [("", gettext_lazy("A new paper"))]
            choices += [(str(paper.pk), _named(paper)) for paper in on_file]
            self.fields[f"{kind}-on_file"] = forms.ChoiceField(
                label=gettext_lazy("Already on file"), choices=choices, required=False,
                initial=choices[1][0],
            )  # fmt: skip
        more = {
            "number": forms.CharField(label=gettext_lazy("Number"), required=False, max_length=60),
            "issued_by": forms.CharField(
                label=gettext_lazy("Issued by"), required=False, max_length=100
            ),
            "issued_on": DayField(label=gettext_lazy("Issued on"), required=False),
            "content": forms.FileField(label=gettext_lazy("Scan"), required=False),
        }
        self.fields |= {f"{kind}-{name}": field for name, field in more.items()}
        self.width_short = (*self.width_short, f"{kind}-issued_on", f"{kind}-number")

    def _paper(self, kind: DocumentKind) -> Paper:
        given = self.cleaned_data
        return Paper(
            number=given[f"{kind}-number"],
            issued_by=given[f"{kind}-issued_by"],
            issued_on=given[f"{kind}-issued_on"],
            content=content_of(given.get(f"{kind}-content")),
            on_file=given.get(f"{kind}-on_file") or None,
        )


def content_of(upload: Any) -> bytes | None:
    """Return the bytes of an upload, or None without one."""
    return upload.read() if upload else None


def _named(paper: Document) -> str:
    day: date | None = paper.issued_on or paper.received_on
    return " · ".join(str(part) for part in (paper.number, paper.issued_by, day) if part) or (
        paper.title or gettext(paper.kind.label)
    )
