"""Forms of the pages without an account, and of giving out links."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.terms import CodeWay
from guitu.portal.terms import NoteKind
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

WORDS = {
    NoteKind.COMING: _("Anything you want to add (not needed)"),
    NoteKind.OTHER_DAY: _("Why, if you want to say"),
    NoteKind.MOVED: _("Where you live now, as far as you want to say"),
    NoteKind.LEAVING: _("Where to, and how to reach you"),
    NoteKind.HELP: _("What would help you?"),
    NoteKind.OBJECTION: _("What is not right?"),
}
OPTIONAL = (NoteKind.COMING, NoteKind.OTHER_DAY)


class CodeForm(Form):
    """The code that was given on another way."""

    no_draft = True
    code = forms.CharField(
        label=_("One-time code"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class NoteForm(Form):
    """What a person writes to the worker."""

    no_draft = True
    day = DayField(label=_("Day"), required=False)
    until_on = DayField(label=_("Back on"), required=False)
    text = forms.CharField(max_length=1000, required=False, widget=forms.Textarea)

    def __init__(self, *args, kind: NoteKind, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = WORDS[kind]
        if kind == NoteKind.OTHER_DAY:
            self.fields["day"].label = _("Which day suits you?")
        elif kind == NoteKind.LEAVING:
            self.fields["day"].label = _("Leaving on")
        else:
            del self.fields["day"]
        if kind != NoteKind.LEAVING:
            del self.fields["until_on"]


class LinkForm(Form):
    """Until when a link is good, and how the code is given."""

    expires_on = DayField(label=_("Good until"))
    code_way = TermField(
        CodeWay, label=_("How the code is given"), widget=forms.RadioSelect,
        help_text=_("Always another way than the link."),
        leave_out=(CodeWay.TEXT,),
    )  # fmt: skip


class AnswerNoteForm(Form):
    """The answer to what a person sent."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=1000, widget=forms.Textarea,
        help_text=_("It stands on the person's own page. Write plainly and kindly."),
    )  # fmt: skip
