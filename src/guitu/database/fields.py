"""Fields that write themselves into migrations without a trace of our code.

KeyField: a UUIDv7 primary key. TermField: a code of a vocabulary. SealedTextField: ciphertext in
the database and plain text on the instance.
"""

from typing import Any

from django.db import models

from guitu.database import keyring
from guitu.kernel.keys import uuid7
from guitu.kernel.terms import Term


class KeyField(models.UUIDField):
    """The primary key of a record: a UUIDv7 made by whoever creates it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs |= {"primary_key": True, "default": uuid7, "editable": False}
        super().__init__(**kwargs)

    def deconstruct(self):
        """Return a plain UUID field."""
        name, _path, args, _kwargs = super().deconstruct()
        return name, "django.db.models.UUIDField", args, {"primary_key": True, "serialize": False}


class TermField(models.CharField):
    """A code of the vocabulary `term`; its labels stay out of the database and migrations."""

    def __init__(self, term: type[Term] | None = None, **kwargs: Any) -> None:
        self.term = term
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def deconstruct(self):
        """Return a plain text field."""
        name, _path, args, kwargs = super().deconstruct()
        if "default" in kwargs:
            kwargs["default"] = str(kwargs["default"])
        return name, "django.db.models.CharField", args, kwargs

    def from_db_value(self, value: str | None, *_context: object) -> Term | str | None:
        """Return the member of the vocabulary, so that templates find its label."""
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        """Return the member of the vocabulary; an empty or unknown code stays as it is."""
        if not value or self.term is None or isinstance(value, self.term):
            return value
        return self.term(value) if value in self.term._value2member_map_ else value

    def get_prep_value(self, value: Any) -> Any:
        """Return the plain code."""
        value = super().get_prep_value(value)
        return str(value) if value is not None else None


class _Sealed:
    """Decrypts on first access; assigning plain text seals it again on save."""

    def __init__(self, field: "SealedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        value = instance.__dict__[self.field.attname]
        if isinstance(value, bytes | memoryview):
            value = self.field.open_for(instance, bytes(value))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: str | bytes) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.BinaryField):
    """Text encrypted with the key of the data subject whose id is in the column `subject`.

    An empty text is stored as empty bytes. `keyring.load` before a list keeps it at one query.
    """

    def __init__(self, *args: Any, subject: str = "person_id", **kwargs: Any) -> None:
        self.subject = subject
        kwargs["editable"] = True
        kwargs.setdefault("default", b"")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Return a plain binary field."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        """Put the decrypting descriptor in place of the plain attribute."""
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, name, _Sealed(self))

    def place(self, instance: models.Model) -> str:
        """Return what the ciphertext is bound to: table, column and row."""
        return f"{instance._meta.db_table}.{self.column}.{instance.pk}"

    def open_for(self, instance: models.Model, stored: bytes) -> str:
        """Return the plain text of `stored`."""
        if not stored:
            return ""
        subject_id = getattr(instance, self.subject)
        return keyring.unseal(stored, subject_id=subject_id, place=self.place(instance))

    def pre_save(self, instance: models.Model, add: bool) -> bytes:
        """Return the ciphertext of the instance's value."""
        value = instance.__dict__.get(self.attname, b"")
        if isinstance(value, bytes | memoryview):
            return bytes(value)
        if not value:
            return b""
        subject_id = getattr(instance, self.subject)
        return keyring.seal(value, subject_id=subject_id, place=self.place(instance))
