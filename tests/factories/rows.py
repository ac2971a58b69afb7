"""A minimal row of any model, made by looking at its fields. For guards over the whole system.

What a constraint asks beyond that stands in `FILL`, by model.
"""

from datetime import timedelta
from itertools import count

from django.db import models

from guitu.access.models import User
from guitu.database.fields import SealedTextField, TermField
from guitu.kernel.keys import uuid7
from tests.cast import TODAY

FILL = {
    # Beyond every entry that a test may have committed.
    "audit.entry": {"chain_no": 900_000_000},
    "orgs.org": {"seq": 999_999_999, "seq_end": 999_999_999},
    "people.person": {"no_id_reason": "none yet"},
    "people.workgroupmember": {"name": "x"},
    "handover.photo": {"digest": "x"},
    "handover.teammember": {"name": "x"},
    "absences.departure": {"is_justified": None},
    "absences.extension": {"before_on": TODAY - timedelta(days=1)},
    "aid.aidrequest": {"to_seq": -1, "consented_on": TODAY},
    "aid.requestturn": {"to_seq": -1},
    "aid.helpgiven": {"form": "service"},
    "aid.helpplan": {"number": 1},
    "drug_testing.draw": {"seed": "0", "drawn_at": "2020-03-30T00:00:00Z"},
    "database.subjectkey": {"kek_id": "k1"},
    "duties.snooze": {"until_on": TODAY + timedelta(days=1)},
    "access.standin": {"stand_in": lambda: User.objects.last()},
    "colleagues.pack": {"finished_on": TODAY},
    "colleagues.digest": {"week_from": lambda: TODAY + timedelta(days=next(_numbers))},
    "colleagues.calendarfeed": {"revoked_at": f"{TODAY}T08:00:00+08:00"},
    "contacts.contact": {"by_name": "x"},
    "risk.round": {"status": "closed"},
    "risk.assessment": {"trigger": "crisis"},
    "risk.opinion": {"to_seq": -1},
}
_numbers = count(1)
SCOPE = ("org_seq", "sec_label")


def make(model: type[models.Model], *, org_seq: int, sec_label: int, **given) -> models.Model:
    """Save a row of `model` in that scope, and rows of whatever it must refer to."""
    scope = {"org_seq": org_seq, "sec_label": sec_label}
    fill = FILL.get(model._meta.label_lower, {})
    values = {name: one() if callable(one) else one for name, one in fill.items()} | given
    shared_with = getattr(getattr(model, "row_security", None), "other", None)
    if shared_with:
        values = {shared_with: org_seq} | values
    for field in model._meta.concrete_fields:
        if field.name in values or field.attname in values:
            continue
        if field.name in SCOPE:
            values[field.name] = scope[field.name]
        elif _must_be_given(field):
            values[field.name] = _sample(field, scope)
    row = model(**values)
    row.save(force_insert=True)
    return row


def _must_be_given(field: models.Field) -> bool:
    if field.primary_key and isinstance(field, models.AutoField):
        return False
    if isinstance(field, SealedTextField) or getattr(field, "auto_now_add", False):
        return False
    is_unique = field.unique and not field.primary_key
    return is_unique or not (field.null or field.has_default() or field.blank)


def _sample(field: models.Field, scope: dict):
    if isinstance(field, models.ForeignKey):
        related = field.related_model
        known = related.objects.first() if related._meta.app_label in ("orgs", "access") else None
        return known or make(related, **scope)
    if isinstance(field, TermField):
        return next(iter(field.term)).value
    number = next(_numbers)
    for kind, value in (
        (models.BooleanField, False),
        (models.DateTimeField, f"{TODAY}T08:00:00+08:00"),
        (models.DateField, TODAY),
        (models.IntegerField, 1 if not field.unique else 700_000_000 + number),
        (models.UUIDField, uuid7()),
        (models.BinaryField, b"x"),
        (models.JSONField, {}),
        (models.CharField, f"x{number}"[: field.max_length or 10]),
        (models.TextField, "x"),
    ):
        if isinstance(field, kind):
            return value
    raise TypeError(f"No sample for {field}; add it to tests/factories/rows.py.")
