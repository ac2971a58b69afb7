"""Forms of drug testing: their shape, not the rules."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guitu.drug_testing import terms
from guitu.drug_testing.actions import (
    Bottles,
    NewAwayTest,
    NewCallUp,
    NewResult,
    NewStep,
    NewTest,
    NewTreatment,
    Notice,
    Proof,
)
from guitu.drug_testing.actions.calling import Moved
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import PathStep, Result, SampleKind, StepAnswer
from guitu.people.models import Document
from guitu.people.terms import Sex
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

SHORT = ("tested_on", "tested_at", "call_on", "call_at", "found_on", "done_on", "issued_on")


class TimeField(forms.TimeField):
    """A time of day, typed or chosen."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, **kwargs)


def area(rows: int = 2) -> forms.Textarea:
    """Return a box for a few lines."""
    return forms.Textarea(attrs={"rows": rows})


class ProofFields(Form):
    """A paper with a form: one on file, or a new one."""

    def __init__(self, *args: Any, on_file: Iterable[Document] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "on_file" in self.fields:
            choices = [("", _("A new paper"))]
            choices += [(str(one.pk), _named(one)) for one in on_file]
            self.fields["on_file"].choices = choices
            if len(choices) == 1:
                self.fields["on_file"].widget = forms.HiddenInput()

    def proof(self) -> Proof:
        """Return the paper that was given."""
        given, scan = self.cleaned_data, self.cleaned_data.get("scan")
        return Proof(
            title=given.get("title", ""),
            number=given.get("number", ""),
            issued_by=given.get("issued_by", ""),
            issued_on=given.get("issued_on"),
            content=scan.read() if scan else None,
            on_file=given.get("on_file") or None,
            is_health=bool(given.get("is_health")),
        )


class StaffFields(Form):
    """The two who took the sample."""

    first_name = forms.CharField(label=_("First of two staff"), max_length=50, required=False)
    first_sex = TermField(Sex, label=_("Man or woman"), required=False, widget=forms.RadioSelect)
    second_name = forms.CharField(label=_("Second of two staff"), max_length=50, required=False)
    second_sex = TermField(Sex, label=_("Man or woman"), required=False, widget=forms.RadioSelect)

    def staff(self) -> tuple[Staff, ...]:
        """Return the two as they were entered."""
        given = self.cleaned_data
        return (
            Staff(given["first_name"], given["first_sex"]),
            Staff(given["second_name"], given["second_sex"]),
        )


class RecordForm(StaffFields, ProofFields):
    """What came of a test: a sample with its strip, or none and why."""

    width_short = SHORT

    result = TermField(
        Result, label=_("Result"), widget=forms.RadioSelect, leave_out=(Result.CONFIRMED_POSITIVE,)
    )
    tested_on = DayField(label=_("Day"))
    tested_at = TimeField(label=_("Time"), required=False)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    sample_kind = TermField(SampleKind, label=_("Sample"), widget=forms.RadioSelect, required=False)
    medicines = forms.CharField(
        label=_("Medicines named before sampling"), max_length=500, required=False, widget=area(),
        help_text=_("Ask before the sample is taken. A legal medicine can turn a strip positive."),
    )  # fmt: skip
    bottle_a = forms.CharField(label=_("Number of bottle A"), max_length=40, required=False)
    bottle_b = forms.CharField(label=_("Number of bottle B"), max_length=40, required=False)
    sealed_answer = TermField(
        StepAnswer, label=_("Sealing"), widget=forms.RadioSelect, required=False
    )
    told = TermField(
        StepAnswer, label=_("Told on the spot, with the rights sheet"),
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What is known"), max_length=500, required=False, widget=area()
    )
    statement = forms.CharField(
        label=_("What the person says"), max_length=500, required=False, widget=area()
    )
    title = forms.CharField(
        label=_("Paper that shows it"), max_length=120, required=False,
        help_text=_("Such as a certificate of the hospital or the employer."),
    )  # fmt: skip
    scan = forms.FileField(label=_("Scan or photo"), required=False)
    is_health = forms.BooleanField(label=_("It is a health paper"), required=False)

    def new(self, call_up: Any = None) -> NewTest:
        """Return what was entered."""
        given = self.cleaned_data
        sealed = given["bottle_a"] or given["bottle_b"]
        bottles = Bottles(
            given["bottle_a"], given["bottle_b"], given["sealed_answer"] or StepAnswer.SIGNED
        )
        is_preliminary = given["result"] == Result.PRELIMINARY_POSITIVE
        return NewTest(
            result=given["result"],
            tested_on=given["tested_on"],
            tested_at=given["tested_at"],
            place=given["place"],
            sample_kind=given["sample_kind"],
            staff=self.staff(),
            medicines=given["medicines"],
            reason=given["reason"],
            statement=given["statement"],
            proof=self.proof(),
            call_up=call_up,
            bottles=bottles if sealed and is_preliminary else None,
            told=given["told"] if is_preliminary else None,
        )


class AwayTestForm(StaffFields, ProofFields):
    """A test that the office where the person lives took for us."""

    width_short = SHORT

    tested_by = forms.CharField(label=_("Office that took the test"), max_length=100)
    tested_on = DayField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=100)
    sample_kind = TermField(SampleKind, label=_("Sample"), widget=forms.RadioSelect)
    result = TermField(
        Result, label=_("Result"), widget=forms.RadioSelect,
        leave_out=tuple(one for one in Result if one not in terms.TAKEN)
        + (Result.CONFIRMED_POSITIVE,),
    )  # fmt: skip
    medicines = forms.CharField(
        label=_("Medicines named before sampling"), max_length=500, required=False, widget=area()
    )
    title = forms.CharField(label=_("Paper of that office"), max_length=120)
    scan = forms.FileField(label=_("Scan or photo"), required=False)

    def new(self) -> NewAwayTest:
        """Return what was entered."""
        names = ("tested_by", "tested_on", "place", "sample_kind", "result", "medicines")
        given = {name: self.cleaned_data[name] for name in names}
        return NewAwayTest(**given, staff=self.staff(), proof=self.proof())


class CallForm(Form):
    """The day, time and place of a test."""

    width_short = SHORT

    call_on = DayField(label=_("Day of the test"))
    call_at = TimeField(label=_("Time"), required=False)
    place = forms.CharField(label=_("Place"), max_length=100)

    def new(self) -> NewCallUp:
        """Return what was entered."""
        names = ("call_on", "call_at", "place")
        return NewCallUp(**{name: self.cleaned_data[name] for name in names})


class BulkCallForm(CallForm):
    """Several people called to one day and place."""

    measures = forms.MultipleChoiceField(
        label=_("Whom to call"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, due: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = list(due)


class MoveForm(CallForm, ProofFields):
    """Another day, why, and what shows it."""

    reason = forms.CharField(label=_("Why it is moved"), max_length=300)
    title = forms.CharField(label=_("Paper that shows it"), max_length=120, required=False)
    scan = forms.FileField(label=_("Scan or photo"), required=False)

    def moved(self) -> Moved:
        """Return what was entered."""
        return Moved(self.new(), self.cleaned_data["reason"], self.proof())


class NoticeForm(Form):
    """How the person was told, when, and what was answered."""

    width_short = ("told_on", "told_at")

    way = TermField(terms.NoticeWay, label=_("How"), widget=forms.RadioSelect)
    told_on = DayField(label=_("Day"))
    told_at = TimeField(label=_("Time"))
    answer = TermField(terms.CallAnswer, label=_("Answer"), widget=forms.RadioSelect)
    proof = forms.CharField(
        label=_("What shows it"), max_length=300, required=False,
        help_text=_("Who answered, which message, whose signature."),
    )  # fmt: skip

    def notice(self) -> Notice:
        """Return what was entered, as a moment in Shanghai."""
        given = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(given["told_on"], given["told_at"]))
        return Notice(given["way"], moment, given["answer"], given["proof"])


class StepForm(ProofFields):
    """One step towards confirmation."""

    width_short = SHORT

    done_on = DayField(label=_("Day"))
    answer = TermField(StepAnswer, label=_("Signature of the person"), widget=forms.RadioSelect)
    bottle_a = forms.CharField(label=_("Number of bottle A"), max_length=40, required=False)
    bottle_b = forms.CharField(label=_("Number of bottle B"), max_length=40, required=False)
    number = forms.CharField(label=_("Number of the paper"), max_length=60, required=False)
    scan = forms.FileField(label=_("Scan or photo"), required=False)
    note = forms.CharField(label=_("Remark"), max_length=500, required=False, widget=area())

    SIGNED = (PathStep.TOLD, PathStep.SEALED)

    def __init__(self, *args: Any, step: PathStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        if step not in self.SIGNED:
            del self.fields["answer"]
        if step != PathStep.SEALED:
            del self.fields["bottle_a"], self.fields["bottle_b"]
        if step in self.SIGNED:
            del self.fields["number"]

    def new(self) -> NewStep:
        """Return what was entered."""
        given = self.cleaned_data
        return NewStep(
            self.step,
            given["done_on"],
            answer=given.get("answer"),
            bottle_a=given.get("bottle_a", ""),
            bottle_b=given.get("bottle_b", ""),
            note=given["note"],
            proof=self.proof(),
        )


class ResultForm(ProofFields):
    """A result with the paper of the police or the laboratory."""

    width_short = SHORT

    result = TermField(Result, label=_("Result"), widget=forms.RadioSelect)
    found_on = DayField(label=_("Day of the result"))
    on_file = forms.ChoiceField(label=_("Paper already on file"), required=False)
    number = forms.CharField(label=_("Number of the paper"), max_length=60, required=False)
    issued_by = forms.CharField(label=_("Issued by"), max_length=100, required=False)
    issued_on = DayField(label=_("Issued on"), required=False)
    scan = forms.FileField(label=_("Scan or photo"), required=False)

    def __init__(self, *args: Any, results: Iterable[Result], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = {one.value for one in results}
        field = self.fields["result"]
        field.choices = [(code, label) for code, label in field.choices if code in codes]

    def new(self) -> NewResult:
        """Return what was entered."""
        given = self.cleaned_data
        return NewResult(given["result"], given["found_on"], self.proof())


class ReplaceForm(ResultForm):
    """The right result in the place of a wrong one, with the reason."""

    reason = forms.CharField(label=_("What was wrong"), max_length=500, widget=area())


class ReasonForm(Form):
    """Why an entry is voided."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=area(3))


class TreatmentForm(Form):
    """Maintenance treatment as the clinic or the person told it."""

    width_short = ("from_on", "until_on")

    from_on = DayField(label=_("First day"))
    until_on = DayField(label=_("Last day, where it has ended"), required=False)
    clinic = forms.CharField(label=_("Clinic"), max_length=100)
    title = forms.CharField(label=_("Paper that tells it"), max_length=120, required=False)
    scan = forms.FileField(label=_("Scan or photo"), required=False)

    def new(self) -> NewTreatment:
        """Return what was entered."""
        given, scan = self.cleaned_data, self.cleaned_data.get("scan")
        content = scan.read() if scan else None
        names = ("from_on", "until_on", "clinic", "title")
        return NewTreatment(**{name: given[name] for name in names}, content=content)


class EndTreatmentForm(Form):
    """The last day of a treatment."""

    width_short = ("until_on",)
    until_on = DayField(label=_("Last day"))


class DrawForm(Form):
    """Whose people are drawn, and the day of the test."""

    width_short = ("test_on",)
    org_seq = forms.TypedChoiceField(label=_("Office or community"), coerce=int)
    test_on = DayField(label=_("Day of the test"))

    def __init__(self, *args: Any, places: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org_seq"].choices = list(places)


class CarryOutForm(Form):
    """Where and when those drawn are to come."""

    width_short = ("call_at",)
    place = forms.CharField(label=_("Place"), max_length=100)
    call_at = TimeField(label=_("Time"), required=False)


class TakeOutForm(Form):
    """Why a table is taken out, and who gets it."""

    no_draft = True

    reason = forms.CharField(
        label=_("What it is for"), min_length=4, max_length=200,
        help_text=_("Stands on every page of the file and stays on record. No names here."),
    )  # fmt: skip
    recipient = forms.CharField(label=_("Who gets it"), max_length=100)


def _named(paper: Document) -> str:
    day = paper.issued_on or paper.received_on
    parts = (paper.number or paper.title, paper.issued_by, day)
    return " · ".join(str(part) for part in parts if part) or str(paper.kind)
