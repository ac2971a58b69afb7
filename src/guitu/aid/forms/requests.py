"""A request to another body, and the turns of both sides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.aid import actions, terms
from guitu.aid.forms.needs import NeedChoice
from guitu.orgs.models import Org
from guitu.web.fields import DayField, TermField, TermsField
from guitu.web.forms import Form


class RequestForm(Form):
    """Whom is asked for what, which data that body is told, and on what ground."""

    kind = TermField(terms.NeedKind, label=_("What it is about"))
    to = forms.TypedChoiceField(label=_("Who is asked"), required=False, empty_value=None)
    to_name = forms.CharField(
        label=_("Another body, by name"),
        max_length=100,
        required=False,
        help_text=_("Where it does not work with this program: the letter goes on paper."),
    )
    asked = forms.CharField(
        label=_("What the request asks"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what is needed for the answer. Write nothing about results or health "
                    "that is not asked for."),
    )  # fmt: skip
    fields_told = TermsField(terms.Disclosed, label=_("What the other side has to know"),
                             required=False)  # fmt: skip
    ground = TermField(terms.Ground, label=_("Why it may be told"), widget=forms.RadioSelect)
    consented_on = DayField(label=_("Day of the consent"), required=False)
    provision = forms.CharField(label=_("Law and article"), max_length=200, required=False)
    sent_on = DayField(label=_("Sent on"))
    field_order = (
        "need", "kind", "to", "to_name", "asked", "fields_told", "ground", "consented_on",
        "provision", "sent_on",
    )  # fmt: skip
    width_short = ("consented_on", "sent_on")

    def __init__(
        self, *args, needs: Sequence[tuple[str, str]], bodies: Sequence[Org], **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(org.pk): org for org in bodies}
        self.fields["need"] = NeedChoice(needs, label=_("For which need"))
        chosen = [("", _("Another body, named below"))]
        self.fields["to"].choices = chosen + [(key, org.name) for key, org in self.bodies.items()]
        self.order_fields(self.field_order)

    def request_given(self, given: dict[str, Any]) -> actions.NewRequest:
        """Return the request that was typed."""
        more = {name: value for name, value in given.items() if name not in RENAMED}
        return actions.NewRequest(
            **more,
            to=self.bodies.get(given["to"] or ""),
            fields=given["fields_told"],
            need_id=given["need"],
        )

    def take(self, error) -> None:
        """Put the errors about disclosed data beside their boxes."""
        if "fields" in error.fields:
            error.fields["fields_told"] = error.fields.pop("fields")
        super().take(error)


RENAMED = ("to", "fields_told", "need")


class TurnForm(Form):
    """What one side does and says to the other."""

    on_day = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("What is said to the other side"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept encrypted; both sides read it."),
    )
    by_name = forms.CharField(
        label=_("Who answered"),
        max_length=100,
        required=False,
        help_text=_("Where the answer came on paper or by telephone."),
    )
    need_act = TermField(
        terms.NeedAct,
        label=_("What follows for the need"),
        required=False,
        leave_out=(terms.NeedAct.START, terms.NeedAct.RAISE_AGAIN),
    )
    width_short = ("on_day",)

    def __init__(
        self, *args, act: terms.RequestAct, on_paper: bool = False, has_need: bool = False, **kwargs
    ) -> None:
        super().__init__(*args, **kwargs)
        if not on_paper:
            del self.fields["by_name"]
        if act != terms.RequestAct.TAKE_UP or not has_need:
            del self.fields["need_act"]
        if act == terms.RequestAct.TAKE_UP:
            self.fields["note"].label = _("What the person was told, and what follows")
