"""A user's own choices about a list: columns, rows on a page, saved views."""

import uuid

from django.db.models import QuerySet

from guitu.database import together
from guitu.web.lists.spec import PAGE_SIZES, Column, ListSpec
from guitu.web.models import ListPreference, SavedView

MOST_VIEWS = 20


def own_choices(
    user_id: uuid.UUID, spec: ListSpec
) -> tuple[ListPreference | None, list[SavedView]]:
    """Return what the user chose for the list, or None, and the saved views by name, at once."""
    chosen, views = together.read([_preference(user_id, spec), _views(user_id, spec)])
    return chosen[0] if chosen else None, views


def preference_of(user_id: uuid.UUID, spec: ListSpec) -> ListPreference | None:
    """Return what the user chose for the list, or None."""
    return _preference(user_id, spec).first()


def columns_shown(spec: ListSpec, chosen: ListPreference | None) -> list[Column]:
    """Return the columns to show: the first always, then those chosen or those of the list."""
    keys = set(chosen.columns) if chosen and chosen.columns else None
    return [
        column
        for position, column in enumerate(spec.columns)
        if position == 0 or (column.key in keys if keys is not None else column.shown)
    ]


def choose(user_id: uuid.UUID, spec: ListSpec, *, columns: list[str], size: int) -> None:
    """Keep the user's columns and page size for the list."""
    known = [column.key for column in spec.columns if column.key in columns]
    ListPreference.objects.update_or_create(
        user_id=user_id,
        list_key=spec.key,
        defaults={
            "columns": known,
            "page_size": size if size in PAGE_SIZES else spec.page_size,
        },
    )


def save_view(user_id: uuid.UUID, spec: ListSpec, *, name: str, query: str) -> None:
    """Keep the state under `name`; a view of that name is replaced. Free words are not kept."""
    SavedView.objects.update_or_create(
        user_id=user_id, list_key=spec.key, name=name[:60], defaults={"query": query[:1000]}
    )


def forget_view(user_id: uuid.UUID, spec: ListSpec, view_id: str) -> None:
    """Drop a saved view of the user's own."""
    try:
        wanted = uuid.UUID(view_id)
    except ValueError:
        return
    SavedView.objects.filter(user_id=user_id, list_key=spec.key, pk=wanted).delete()


def _preference(user_id: uuid.UUID, spec: ListSpec) -> QuerySet[ListPreference]:
    return ListPreference.objects.filter(user_id=user_id, list_key=spec.key)


def _views(user_id: uuid.UUID, spec: ListSpec) -> QuerySet[SavedView]:
    found = SavedView.objects.filter(user_id=user_id, list_key=spec.key)
    return found.order_by("name")[:MOST_VIEWS]
