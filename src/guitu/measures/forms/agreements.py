"""Drafting, explaining and signing an agreement; clauses of the office."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from guitu.measures.actions import ChosenClause, NewSignature, NewWording, Signing
from guitu.measures.forms.orders import content_of
from guitu.measures.library import Library, Wording
from guitu.measures.models import AgreementClause
from guitu.measures.rules.agreements import PLACEHOLDER, placeholders
from guitu.measures.terms import (
    ClauseKind,
    ClauseSection,
    MeasureKind,
    SigningParty,
    SigningWay,
)
from guitu.web.fields import DayField, TermField, TermsField
from guitu.web.forms import Form

BESPOKE = 3
PEN = re.compile(r"[ML0-9 .,\-]{0,40000}")
SIGNING = (SigningParty.PERSON, SigningParty.OFFICE, SigningParty.FAMILY)


@dataclass(frozen=True)
class Choice:
    """One clause of the library on the form: its box, its words, its fields."""

    box: forms.BoundField
    text: str
    blanks: list[forms.BoundField]
    is_standard: bool


@dataclass(frozen=True)
class Offer:
    """What a draft is chosen from, and what its fields begin with."""

    wordings: Sequence[Wording]
    shelf: Library
    defaults: Mapping[str, Mapping[str, str]]
    language: str
    needs_reason: bool = False

    def initial(self, name: str) -> str:
        """Return what a field holds unless somebody fills it in."""
        return self.defaults.get(name, {}).get(self.language, "")


class DraftForm(Form):
    """Which clauses, with what filled in, and clauses for this person."""

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wordings, self.language, self.shelf = offer.wordings, offer.language, offer.shelf
        for wording in self.wordings:
            is_standard = wording.kind == ClauseKind.STANDARD
            self.fields[f"use_{wording.code}"] = forms.BooleanField(
                label=gettext_lazy("Take this clause"), required=False, initial=is_standard
            )
            for name in self._blanks(wording):
                self.fields[f"value_{name}"] = forms.CharField(
                    label=self.shelf_label(name),
                    required=False, max_length=200, initial=offer.initial(name),
                )  # fmt: skip
        self._add_bespoke()
        if offer.needs_reason:
            self.fields["reason"] = forms.CharField(
                label=gettext_lazy("Why a new version is needed"), max_length=500
            )

    def parts(self) -> list[tuple[str, list[Choice]]]:
        """Return (part of the agreement, its choices) in order; a blank is asked for once."""
        asked: set[str] = set()
        of_part: dict[ClauseSection, list[Choice]] = {}
        for wording in self.wordings:
            names = [name for name in self._blanks(wording) if name not in asked]
            asked |= set(names)
            of_part.setdefault(wording.section, []).append(self._choice(wording, names))
        return [(gettext(section.label), found) for section, found in of_part.items()]

    def bespoke(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of clauses written for this person."""
        return [(self[f"section_{n}"], self[f"own_{n}"]) for n in range(1, BESPOKE + 1)]

    def chosen(self) -> list[ChosenClause]:
        """Return the chosen clauses."""
        given = self.cleaned_data
        found = [
            ChosenClause(
                wording.code,
                {name: given[f"value_{name}"] for name in self._blanks(wording)},
            )
            for wording in self.wordings
            if given[f"use_{wording.code}"]
        ]
        for number in range(1, BESPOKE + 1):
            if given[f"own_{number}"]:
                section = given[f"section_{number}"]
                found.append(ChosenClause(section=section, zh=given[f"own_{number}"]))
        return found

    def _blanks(self, wording: Wording) -> list[str]:
        both = [*placeholders(wording.zh), *placeholders(wording.en)]
        return list(dict.fromkeys(name for name in both if "." not in name))

    def shelf_label(self, name: str) -> str:
        """Return what a field of a clause is called."""
        return self.shelf.fields.get(name, {}).get(self.language, name)

    def _choice(self, wording: Wording, names: list[str]) -> Choice:
        text = wording.zh if self.language == "zh" else wording.en or wording.zh
        return Choice(
            self[f"use_{wording.code}"],
            PLACEHOLDER.sub(lambda match: f"＿＿（{self.shelf_label(match[1])}）", text),
            [self[f"value_{name}"] for name in names],
            wording.kind == ClauseKind.STANDARD,
        )

    def _add_bespoke(self) -> None:
        for number in range(1, BESPOKE + 1):
            self.fields[f"section_{number}"] = TermField(
                ClauseSection, label=gettext_lazy("Part of the agreement"), required=False
            )
            self.fields[f"own_{number}"] = forms.CharField(
                label=gettext_lazy("Words of the clause"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip


class ExplainForm(Form):
    """One tick for each clause: explained and understood."""

    def __init__(self, *args: Any, clauses: Iterable[AgreementClause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clauses = list(clauses)
        for clause in self.clauses:
            self.fields[f"clause_{clause.pk}"] = forms.BooleanField(
                label=gettext_lazy("Explained and understood"), required=False
            )

    def parts(self) -> list[tuple[AgreementClause, forms.BoundField]]:
        """Return each clause with its tick."""
        return [(clause, self[f"clause_{clause.pk}"]) for clause in self.clauses]

    def acknowledged(self) -> set[Any]:
        """Return the clauses that are ticked."""
        return {clause.pk for clause in self.clauses if self.cleaned_data[f"clause_{clause.pk}"]}


class SignForm(Form):
    """Who signs, on screen or on paper, on which day."""

    no_draft = True
    width_short = ("signed_on",)
    signed_on = DayField(label=gettext_lazy("Signed on"))
    way = TermField(SigningWay, label=gettext_lazy("How it is signed"), widget=forms.RadioSelect)
    scan = forms.FileField(
        label=gettext_lazy("Scan or photograph of the signed paper"), required=False,
        help_text=gettext_lazy("It can be added later; the file is incomplete until then."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for party in SIGNING:
            self.fields[f"name_{party}"] = forms.CharField(
                label=gettext_lazy("Name"), max_length=100, required=party != SigningParty.FAMILY
            )
            self.fields[f"strokes_{party}"] = forms.CharField(
                label=gettext_lazy("Signature"), required=False, max_length=40000
            )

    def parties(self) -> list[tuple[SigningParty, forms.BoundField, forms.BoundField]]:
        """Return each party with name and pen."""
        return [(party, self[f"name_{party}"], self[f"strokes_{party}"]) for party in SIGNING]

    def clean(self) -> dict[str, Any]:
        """Refuse anything but the path of a pen."""
        for party in SIGNING:
            if not PEN.fullmatch(self.cleaned_data.get(f"strokes_{party}") or ""):
                self.add_error(
                    f"strokes_{party}", gettext("The signature cannot be read. Sign again.")
                )
        return self.cleaned_data

    def signing(self, *, user_id: Any) -> Signing:
        """Return what was given; the office is signed for by whoever is signed in."""
        given = self.cleaned_data
        signatures = [
            NewSignature(
                party,
                given[f"name_{party}"],
                user_id=user_id if party == SigningParty.OFFICE else None,
                way=given["way"],
                strokes=given[f"strokes_{party}"] if given["way"] == SigningWay.ON_SCREEN else "",
            )
            for party in SIGNING
            if given[f"name_{party}"].strip()
        ]
        return Signing(signatures, given["signed_on"], content_of(given.get("scan")))


class ScanForm(Form):
    """The scan of an agreement signed on paper."""

    no_draft = True
    scan = forms.FileField(label=gettext_lazy("Scan or photograph of the signed paper"))


class EarlierForm(Form):
    """An agreement that was signed on paper before."""

    width_short = ("signed_on",)
    signed_on = DayField(label=gettext_lazy("Signed on"))


class WordingForm(Form):
    """A clause of the office's own."""

    code = forms.SlugField(label=gettext_lazy("Short name (letters)"), max_length=60)
    section = TermField(ClauseSection, label=gettext_lazy("Part of the agreement"))
    kind = TermField(
        ClauseKind, label=gettext_lazy("Kind"), leave_out=(ClauseKind.BESPOKE,),
        widget=forms.RadioSelect,
    )  # fmt: skip
    measures = TermsField(MeasureKind, label=gettext_lazy("For which measure"))
    zh = forms.CharField(
        label=gettext_lazy("Words in Chinese"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    en = forms.CharField(
        label=gettext_lazy("Words in English"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Why the wording is changed"), max_length=500)

    def wording(self) -> NewWording:
        """Return what was entered."""
        return NewWording(**self.cleaned_data)


def signing_initial(person_name: str, actor_name: str, *, on: date) -> dict[str, Any]:
    """Return what the signing form begins with."""
    return {
        "signed_on": on,
        "way": SigningWay.ON_SCREEN.value,
        f"name_{SigningParty.PERSON}": person_name,
        f"name_{SigningParty.OFFICE}": actor_name,
    }
