"""Photos and signed sheets of the day: kept with the hand-over, then in the person's file."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.handover.locking import part
from guitu.handover.models import HandOver, Photo
from guitu.handover.terms import PhotoOf
from guitu.kernel.errors import BadInput
from guitu.people import files
from guitu.people.actions import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.terms import DocumentKind


def keep_photos(
    hand_over: HandOver, photos: Sequence[bytes], of: PhotoOf, *, actor: Actor, on: date
) -> None:
    """Put photos or signed sheets on record; where a photo was taken is removed from it.

    Raises BadInput for a file that is empty, too large, or of a type not taken.
    """
    for content in photos:
        row = part(hand_over, Photo, actor=actor, of=of)
        try:
            _store(row, hand_over, content, actor=actor, on=on)
        except BadInput as error:
            raise BadInput({"photos": next(iter(error.fields.values()))}) from error
        row.save()


def carry_photos(hand_over: HandOver, *, actor: Actor, on: date) -> None:
    """Put what lies with the hand-over into the file that was found or opened."""
    rows = Photo.objects.filter(hand_over=hand_over, paper=None, voided_at=None)
    for row in rows.order_by("pk"):
        before, content = row.digest, files.content_of(row.digest)
        row.paper, row.digest = _on_file(hand_over, content, actor=actor, on=on), ""
        row.save(update_fields=["paper", "digest"])
        transaction.on_commit(lambda digest=before: files.remove(digest))


@transaction.atomic
def open_photo(row: Photo, *, actor: Actor) -> bytes:
    """Return a photo that lies with the hand-over and record that it was opened.

    Raises AccessDenied for whoever may not open papers.
    """
    require(actor, Permission.DOCUMENT_READ, org_seq=row.org_seq)
    record("handover.photo_opened", actor=actor, subject=row.hand_over, of=str(row.of))
    return files.content_of(row.digest)


def _store(row: Photo, hand_over: HandOver, content: bytes, *, actor: Actor, on: date) -> None:
    if hand_over.person_id:
        row.paper = _on_file(hand_over, content, actor=actor, on=on)
        return
    stored = files.store(files.examined(content), subject_id=hand_over.notice_id)
    row.digest, row.media_type = stored.digest, stored.media_type


def _on_file(hand_over: HandOver, content: bytes, *, actor: Actor, on: date) -> Document:
    paper = NewPaper(
        DocumentKind.HANDOVER_RECORD,
        issued_on=hand_over.outcome_on,
        content=content,
        subject=(hand_over._meta.label_lower, hand_over.pk),
    )
    return add_paper(hand_over.person_id, paper, actor=actor, on=on)
