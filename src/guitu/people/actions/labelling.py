"""The sensitivity label of a whole file: raised and given back, table by table.

Row-level security does the rest: what is labelled above somebody's clearance is not there.
"""

import uuid
from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db.models import Q, QuerySet

from guitu.people import keeping
from guitu.people.actions.moving import has_scope, models_about_people
from guitu.people.models import Merge, NameToken, Person

OwnLabels = dict[str, dict[str, int]]


def rows_about(person_id: uuid.UUID) -> Iterator[QuerySet]:
    """Yield, table by table, every row that is about a person and carries a label."""
    for model in models_about_people():
        if has_scope(model):
            yield model.objects.filter(person_id=person_id)
    yield NameToken.objects.filter(person_id=person_id)
    yield Merge.objects.filter(Q(kept=person_id) | Q(dropped=person_id))
    yield Person.objects.filter(merged_into=person_id)
    yield from keeping.rows_of(person_id)


def raise_label(person: Person, label: int) -> OwnLabels:
    """Raise the file and everything about the person to `label`, in one statement per table.

    Returns the labels of rows that differed from the file's own, so that `give_back` can restore
    them. The caller stands where every row is visible, and saves nothing of `person` itself.
    """
    own: OwnLabels = {}
    for rows in rows_about(person.pk):
        different = rows.exclude(sec_label=person.sec_label).filter(sec_label__lte=label)
        kept = {str(pk): value for pk, value in different.values_list("pk", "sec_label")}
        if kept:
            own.setdefault(rows.model._meta.label_lower, {}).update(kept)
        rows.filter(sec_label__lt=label).update(sec_label=label)
    Person.objects.filter(pk=person.pk, sec_label__lt=label).update(sec_label=label)
    person.sec_label = max(person.sec_label, label)
    return own


def give_back(person: Person, label: int, own: Mapping[str, Mapping[str, int]]) -> None:
    """Give everything at the file's label the label `label` again, and rows of `own` theirs."""
    raised = person.sec_label
    for rows in rows_about(person.pk):
        rows.filter(sec_label=raised).update(sec_label=label)
    for name, labels in own.items():
        for value in set(labels.values()):
            keys = [key for key, of_row in labels.items() if of_row == value]
            apps.get_model(name).objects.filter(pk__in=keys).update(sec_label=value)
    Person.objects.filter(pk=person.pk).update(sec_label=label)
    person.sec_label = label
