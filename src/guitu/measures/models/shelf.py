"""An office's own clauses, in versions."""

from django.db import models

from guitu.database.fields import KeyField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Open
from guitu.measures import terms


class LibraryClause(Voidable):
    """A clause that an office wrote or replaced; later versions have a later `from_on`.

    The standard library stands in `library/*.toml`; a row of the same code takes its place.
    """

    row_security = Open("Wordings of clauses hold nothing about a person.")

    id = KeyField()
    office_seq = models.IntegerField()
    code = models.CharField(max_length=60)
    version = models.SmallIntegerField()
    section = TermField(terms.ClauseSection)
    kind = TermField(terms.ClauseKind)
    measures = models.JSONField(default=list)
    text_zh = models.TextField()
    text_en = models.TextField(blank=True)
    from_on = models.DateField()
    is_dropped = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office_seq", "code", "version"], name="library_clause_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
