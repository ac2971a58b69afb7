"""What pages keep for one user: drafts, saved views, choices of columns. No file of a person."""

from django.db import models

from guitu.database.fields import KeyField
from guitu.database.row_security import Own


class Draft(models.Model):
    """What a user has typed into a form and not yet sent; sealed, and gone once it is sent."""

    row_security = Own("user_id")

    id = KeyField()
    user_id = models.UUIDField()
    form_key = models.CharField(max_length=200)
    body = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "form_key"], name="one_draft_per_form"),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class SavedView(models.Model):
    """Filters, order and columns of a list under a name; never a name or number of a person."""

    row_security = Own("user_id")

    id = KeyField()
    user_id = models.UUIDField()
    list_key = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "list_key", "name"], name="one_saved_view_per_name"
            ),
        ]

    def __str__(self) -> str:
        return f"saved view {self.pk}"


class ListPreference(models.Model):
    """Which columns of a list a user wants to see, and how many rows on a page."""

    row_security = Own("user_id")

    id = KeyField()
    user_id = models.UUIDField()
    list_key = models.CharField(max_length=60)
    columns = models.JSONField(default=list)
    page_size = models.SmallIntegerField(default=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "list_key"], name="one_choice_per_list"),
        ]

    def __str__(self) -> str:
        return f"choice {self.pk}"


class SentForm(models.Model):
    """A form that was accepted once; sending it again leads to what it made."""

    row_security = Own("user_id")

    id = KeyField()
    user_id = models.UUIDField()
    token = models.UUIDField(unique=True)
    answer_url = models.CharField(max_length=500)
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sent form {self.token}"
