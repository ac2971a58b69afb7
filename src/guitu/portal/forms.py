"""Forms of the pages without an account, and of giving out links."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guitu.access.terms import CodeWay
from guitu.people.files import MAX_BYTES
from guitu.portal.actions import NewNote
from guitu.portal.terms import NoteKind
from guitu.web.fields import DayField, TermField
from guitu.web.forms import Form

WORDS = {
    NoteKind.COMING: _("Anything you want to add (not needed)"),
    NoteKind.OTHER_DAY: _("Why, if you want to say"),
    NoteKind.MOVED: _("Where you live now, as far as you want to say"),
    NoteKind.LEAVING: _("Where to, and how to reach you"),
    NoteKind.HELP: _("What would help you?"),
    NoteKind.PAPER: _("What it is (not needed)"),
    NoteKind.OBJECTION: _("What is not right?"),
}
WITH_PHOTO = (NoteKind.LEAVING, NoteKind.HELP, NoteKind.PAPER, NoteKind.OBJECTION)


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
    content = forms.FileField(
        label=_("A photo, if you want"), required=False,
        help_text=_("Photo or PDF, at most 20 MB. Where and when it was taken is removed from it."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )  # fmt: skip

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
        if kind not in WITH_PHOTO:
            del self.fields["content"]
        elif kind == NoteKind.PAPER:
            self.fields["content"].label = _("Photo of the paper")
            self.order_fields(["content"])
        self.kind = kind

    def note(self, given: dict[str, Any], about_duty: uuid.UUID | None) -> NewNote:
        """Return what was typed and the bytes of the photo."""
        upload = given.pop("content", None)
        content = upload.read(MAX_BYTES + 1) if upload else None
        return NewNote(self.kind, about_duty=about_duty, content=content, **given)


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
