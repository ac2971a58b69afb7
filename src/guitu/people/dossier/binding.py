"""Binds the whole file of a person into one PDF, and records that it was printed."""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import entry, record, record_all
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.papers import needed_for
from guitu.people.dossier.blocks import Block, Facts, Prose, Sheet, Wanted, blocks_of
from guitu.people.dossier.hiding import Hide, hiding, show
from guitu.people.dossier.order import Part, part_of
from guitu.people.dossier.scans import shown
from guitu.people.models import Address, Document
from guitu.people.presenters.paper_words import paper_title
from guitu.people.queries import display_name, papers_of
from guitu.web.templatetags.web import day, moment

FORM = Path(__file__).resolve().parent / "dossier.typ"


@dataclass(frozen=True)
class Printing:
    """Why the file is printed, and how: protected numbers in full, scans among the pages."""

    reason: str
    in_full: bool = False
    with_scans: bool = True


@dataclass(frozen=True)
class Setting:
    """Where scans are written, None without scans, and what masks the text of Word papers."""

    folder: Path | None
    hide: Hide


@transaction.atomic
def bind(wanted: Wanted, printing: Printing, *, place: str, at: Any) -> bytes:
    """Return the whole file as one PDF with a page of contents.

    Papers whose class the actor may not open are named, not shown; voided ones are left out.
    Records the printing with its reason and each paper shown. Raises BadInput without a reason,
    AccessDenied.
    """
    person, actor = wanted.person, wanted.actor
    require(actor, Permission.FILE_PRINT, org_seq=person.org_seq)
    if wanted.in_full:
        require(actor, Permission.PERSON_UNMASK, org_seq=person.org_seq)
    if not printing.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what the printed file is needed for."))
    papers = _papers(wanted)
    opened = [row for rows in papers.values() for row in rows if _may_open(row, wanted)]
    record(
        "people.file_printed", actor=actor, subject=person, reason=printing.reason.strip(),
        in_full=wanted.in_full, papers=len(opened),
    )  # fmt: skip
    if printing.with_scans:
        record_all([
            entry("people.paper_opened", actor=actor, subject=row, kind=str(row.kind))
            for row in opened
            if row.digest
        ])  # fmt: skip
    with _folder() as name:
        folder = Path(name)
        setting = Setting(folder if printing.with_scans else None, _hide(wanted))
        words = {
            "title": _("Whole file of one person"),
            "name": display_name(person, actor),
            "place": place,
            "made": _("Printed by %(name)s, %(place)s, %(at)s") % {
                "name": actor.name, "place": _post(actor) or place, "at": moment(at),
            },
            "contents": _("Contents"),
            "nothing": _("Nothing is on file."),
            "parts": [
                _part(part, wanted, papers[part], setting)
                for part in Part
            ],
        }  # fmt: skip
        return _set(words, folder)


def _post(actor: Actor) -> str:
    """Return the organisation in which the actor holds the first post."""
    return actor.grants[0].org_name if actor.grants else ""


def _folder() -> tempfile.TemporaryDirectory:
    """Return a folder below the home that only the server reads and that is emptied afterwards."""
    parent = Path(settings.HOME) / "printing"
    parent.mkdir(mode=0o700, exist_ok=True)
    return tempfile.TemporaryDirectory(dir=parent)


def _hide(wanted: Wanted) -> Hide:
    """Return what masks texts: every address that is or was on file, unless printed in full."""
    if wanted.in_full:
        return show
    rows = Address.objects.filter(person=wanted.person)
    return hiding(row.detail for row in rows if row.detail)


def _papers(wanted: Wanted) -> dict[Part, list[Document]]:
    found: dict[Part, list[Document]] = defaultdict(list)
    for row in reversed(papers_of(wanted.person)):
        if row.voided_at is None:
            found[part_of(row.kind)].append(row)
    return found


def _may_open(row: Document, wanted: Wanted) -> bool:
    return wanted.actor.may(needed_for(row), row.org_seq)


def _part(
    part: Part, wanted: Wanted, papers: Sequence[Document], setting: Setting
) -> dict[str, Any]:
    return {
        "title": _(part.label),
        "blocks": [_block(block) for block in blocks_of(part, wanted)],
        "papers": [_paper(row, wanted, setting) for row in papers],
    }


def _paper(row: Document, wanted: Wanted, setting: Setting) -> dict[str, Any]:
    is_open = _may_open(row, wanted)
    said = {
        "title": paper_title(row, may_open=is_open),
        "dated": day(row.issued_on or row.received_on),
        "pages": [], "paragraphs": [], "note": "",
    }  # fmt: skip
    if not is_open:
        return said | {"note": _("Not for your post")}
    if setting.folder is None:
        return said
    return said | asdict(shown(row, setting.folder, setting.hide))


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Sheet):
        return {"kind": "sheet", "title": block.title, "heads": block.heads, "rows": block.rows}
    if isinstance(block, Facts):
        lines = [(label, value) for label, value in block.lines if value]
        return {"kind": "facts", "title": block.title, "lines": lines}
    assert isinstance(block, Prose)  # noqa: S101
    return {"kind": "prose", "title": block.title, "paragraphs": block.paragraphs}


def _set(words: dict[str, Any], folder: Path) -> bytes:
    (folder / "words.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    shutil.copy(FORM, folder / FORM.name)
    return typst.compile(str(folder / FORM.name), root=str(folder))
