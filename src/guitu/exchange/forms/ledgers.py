"""The form by which a ledger is sent in."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.exchange.ledgers.inspection import MEGABYTE, MOST_PACKED
from guitu.exchange.terms import LedgerSubject
from guitu.orgs.models import Org
from guitu.web.fields import TermField
from guitu.web.forms import Form


class LedgerForm(Form):
    """A spreadsheet, the office it is for, and what it holds."""

    no_draft = True

    file = forms.FileField(
        label=_("Ledger"),
        help_text=_("Your own spreadsheet as it is: .xls, .xlsx or .csv, up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".xls,.xlsx,.csv"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "invalid": _("Choose a file."),
        },
    )
    org = forms.ChoiceField(
        label=_("For"),
        help_text=_("An office whose ledger names communities, or one community."),
    )
    kind = TermField(
        LedgerSubject,
        label=_("What it holds"),
        help_text=_("Leave it open and the headings tell."),
        required=False,
    )

    def __init__(self, *args, orgs: Iterable[Org] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].choices = [(org.code, org.name) for org in orgs]
        kinds = self.fields["kind"]
        kinds.choices = [("", _("The headings tell")), *kinds.choices[1:]]

    def clean_file(self):
        """Refuse what is larger than a ledger before it is read."""
        sent = self.cleaned_data["file"]
        if sent.size > MOST_PACKED:
            raise forms.ValidationError(
                _("The file is larger than %(megabytes)s MB. Split it into smaller ones."),
                params={"megabytes": MOST_PACKED // MEGABYTE},
            )
        return sent
