"""Notices given to a person: which text, in which version, when, by whom, and the answer."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import PersonRecord
from guitu.rights import terms


class NoticeGiven(PersonRecord, Voidable):
    """A notice was explained to the person in plain words, and acknowledged or not.

    `text_version` is the first day on which the text given was in force, so that it can always be
    shown again as it was.
    """

    row_security = Scoped()

    text_code = models.CharField(max_length=40)
    text_version = models.DateField()
    language = TermField(terms.Language)
    given_on = models.DateField()
    explained_by = models.CharField(max_length=100)
    answer = TermField(terms.Acknowledgement)
    witness = models.CharField(max_length=100, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="refusal_has_a_witness",
                condition=~Q(answer=terms.Acknowledgement.REFUSED.value) | ~Q(witness=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "given_on"], name="notice_of_person")]
