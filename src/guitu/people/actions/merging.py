"""Two files of one person become one, and within thirty days two again."""

import uuid
from datetime import date, timedelta

from django.apps import apps
from django.db import IntegrityError, models, transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people import terms
from guitu.people.actions.correcting import rebuild_tokens
from guitu.people.actions.locking import locked
from guitu.people.actions.moving import hand_to, has_scope, load_keys, models_about_people
from guitu.people.models import Merge, NameToken, Person, PersonName
from guitu.web import clock

UNDO_DAYS = 30


@transaction.atomic
def merge(
    kept_id: uuid.UUID, dropped_id: uuid.UUID, *, reason: str, actor: Actor, on: date
) -> Merge:
    """Move everything of `dropped` into `kept`; both are files of one person.

    An ID number is taken over where the kept file has none. Raises BadInput without a reason and
    WrongStatus where both hold records that cannot stand side by side.
    """
    if kept_id == dropped_id:
        raise BadInput.of("kept", gettext_noop("Choose two different files."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why both are the same person."))
    people = {
        pk: locked(pk, actor, Permission.PERSON_MERGE) for pk in sorted((kept_id, dropped_id))
    }
    kept, dropped = people[kept_id], people[dropped_id]
    load_keys(people.values())
    moved = {"rows": _move_all(dropped, kept), "renamed": [], "took_number": False}
    moved["renamed"] = _old_names(dropped, kept, moved["rows"])
    moved["took_number"] = _take_number(dropped, kept)
    dropped.merged_into = kept
    dropped.save(update_fields=["merged_into"])
    NameToken.objects.filter(person=dropped).delete()
    rebuild_tokens(kept)
    row = Merge.objects.create(
        org_seq=kept.org_seq,
        sec_label=kept.sec_label,
        created_by=actor.user_id,
        kept=kept,
        dropped=dropped,
        merged_on=on,
        reason=reason.strip()[:500],
        moved=moved,
    )
    record("people.merged", actor=actor, subject=kept, merge=str(row.pk))
    return row


@transaction.atomic
def unmerge(merge_id: uuid.UUID, *, actor: Actor, on: date) -> Person:
    """Undo a merge: give back what was moved, and return the file that comes back.

    What was added to the kept file since stays there. Raises WrongStatus after thirty days.
    """
    row = Merge.objects.select_for_update().get(pk=merge_id)
    if row.undone_at:
        raise WrongStatus(gettext_noop("This merge was undone before."))
    if on > last_day(row):
        raise WrongStatus(
            gettext_noop("A merge can be undone for %(days)s days; this one is older."),
            days=UNDO_DAYS,
        )
    kept = locked(row.kept_id, actor, Permission.PERSON_MERGE)
    dropped = Person.objects.select_for_update().get(pk=row.dropped_id)
    load_keys([kept, dropped])
    _give_back(row.moved, kept, dropped)
    dropped.merged_into = None
    dropped.save(update_fields=["merged_into"])
    rebuild_tokens(kept)
    rebuild_tokens(dropped)
    row.undone_at, row.undone_by = clock.now(), actor.user_id
    row.save(update_fields=["undone_at", "undone_by"])
    record("people.unmerged", actor=actor, subject=kept, merge=str(row.pk))
    return dropped


def last_day(row: Merge) -> date:
    """Return the last day on which the merge can be undone."""
    return row.merged_on + timedelta(days=UNDO_DAYS)


def _move_all(dropped: Person, kept: Person) -> dict[str, list[list[object]]]:
    """Move rows of every module; return their ids, organisations and labels of before."""
    moved: dict[str, list[list[object]]] = {}
    for model in models_about_people():
        rows = list(model.objects.select_for_update().filter(person_id=dropped.pk))
        if not rows:
            continue
        moved[model._meta.label_lower] = [
            [str(row.pk), getattr(row, "org_seq", None), getattr(row, "sec_label", None)]
            for row in rows
        ]
        for row in hand_to(rows, kept):
            if has_scope(model):
                row.org_seq = kept.org_seq
                row.sec_label = max(row.sec_label, kept.sec_label)
        _save(rows)
    return moved


def _save(rows: list[models.Model]) -> None:
    """Write the rows; two that cannot stand side by side stop everything with a sentence."""
    model = type(rows[0])
    names = [
        field.name
        for field in model._meta.concrete_fields
        if field.attname in ("person_id", "org_seq", "sec_label") or hasattr(field, "subject")
    ]
    try:
        with transaction.atomic():
            for row in rows:
                row.save(update_fields=names)
    except IntegrityError as error:
        raise WrongStatus(
            gettext_noop(
                "Both files hold %(records)s that cannot stand side by side; end one first."
            ),
            records=model._meta.verbose_name_plural,
        ) from error


def _old_names(dropped: Person, kept: Person, moved: dict) -> list[str]:
    """Make the name in use of the dropped file another name; return the ids of its rows."""
    ids = [entry[0] for entry in moved.get(PersonName._meta.label_lower, ())]
    current = PersonName.objects.filter(pk__in=ids, kind=terms.NameKind.CURRENT)
    renamed = [str(pk) for pk in current.values_list("pk", flat=True)]
    current.update(kind=terms.NameKind.ALIAS)
    return renamed


def _take_number(dropped: Person, kept: Person) -> bool:
    if kept.id_index is not None or dropped.id_index is None:
        return False
    for name in ("id_number", "id_index", "id_tail", "id_kind"):
        setattr(kept, name, getattr(dropped, name))
    kept.birth_on = kept.birth_on or dropped.birth_on
    kept.sex = kept.sex or dropped.sex
    kept.version += 1
    kept.save()
    return True


def _give_back(moved: dict, kept: Person, dropped: Person) -> None:
    for label, entries in moved["rows"].items():
        model = apps.get_model(label)
        before = {entry[0]: entry for entry in entries}
        rows = list(model.objects.select_for_update().filter(pk__in=before, person_id=kept.pk))
        for row in hand_to(rows, dropped):
            if has_scope(model):
                row.org_seq, row.sec_label = before[str(row.pk)][1:]
        if rows:
            _save(rows)
    PersonName.objects.filter(pk__in=moved["renamed"]).update(kind=terms.NameKind.CURRENT)
    if moved["took_number"]:
        kept.id_number, kept.id_index, kept.id_tail, kept.id_kind = "", None, None, ""
        kept.version += 1
        kept.save()
