"""What a paper on file is called."""

from django.utils.translation import gettext as _

from guitu.people.models import Document


def paper_title(row: Document, *, may_open: bool) -> str:
    """Return the kind of a paper, with its own title for those who may open it."""
    label = _(row.kind.label)
    return f"{label} · {row.title}" if row.title and may_open else label
