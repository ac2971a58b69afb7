"""Rows of a ledger of coming releases: each is a release notice, received once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.database import blind
from guitu.exchange.importing.findings import Examination, Refusal, refusal
from guitu.exchange.importing.sources import Source
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.handover import rules
from guitu.handover.actions import LOOKS_THE_SAME, NewNotice, check_another
from guitu.handover.models import ReleaseNotice
from guitu.handover.terms import EndedMeasure
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop

WHICH_CENTRE = gettext_noop("Say which centre.")
OTHER_DAY = gettext_noop(
    "A notice for this number is on file with another release day. Change the day there."
)
TWICE = gettext_noop("The same notice stands in row %(other)s too. Keep one of the rows.")
COLUMN_OF = {
    "release_on": "released_on",
    "received_on": "noticed_on",
    "decided_on": "released_on",
    "centre_name": "centre",
    "person_name": "name",
    "is_another": "name",
}


def examine_notices(
    sources: Iterable[Source], base: Examination, *, actor: Actor, on: date
) -> Examination:
    """Return which notices are new; one with the same number or name and day is on file already."""
    require(actor, Permission.NOTICE_RECEIVE, org_seq=base.org.seq)
    refused: list[Refusal] = []
    new: dict[tuple[object, ...], tuple[Source, NewNotice]] = {}
    unchanged = 0
    for source in sources:
        try:
            notice = _notice(source, on=on)
            is_known = _is_on_file(notice)
            if not is_known:
                _check_alike(notice, new.values(), actor=actor)
        except BadInput as error:
            for name, reason in error.fields.items():
                refused.append(refusal(source, COLUMN_OF.get(name, name), reason))
            continue
        key = (notice.id_number or notice.person_name, notice.release_on)
        if key in new:
            reason = FieldError(TWICE, {"other": new[key][0].row.row_number})
            refused.append(refusal(source, "name", reason))
        elif is_known:
            unchanged += 1
        else:
            new[key] = (source, notice)
    return replace(
        base,
        notices=tuple(notice for _source, notice in new.values()),
        unchanged=unchanged,
        refused=(*base.refused, *refused),
    )


def _notice(source: Source, *, on: date) -> NewNotice:
    values = source.values
    release_on, noticed_on = values["released_on"], values.get("noticed_on")
    assert isinstance(release_on, PartialDate)  # noqa: S101  the column needs a whole day
    centre = str(values.get("centre") or values.get("sender") or "")
    if not centre:
        raise BadInput.of("centre", WHICH_CENTRE)
    received_on = noticed_on.exact if isinstance(noticed_on, PartialDate) else on
    rules.check_notice(rules.NoticeFacts(received_on, release_on.exact, None), on=on)
    return NewNotice(
        org=source.org,
        person_name=str(values["name"]),
        centre_name=centre,
        release_on=release_on.exact,
        received_on=received_on,
        ended_measure=EndedMeasure(values.get("ended_measure") or EndedMeasure.ISOLATION.value),
        id_number=str(values.get("id_number", "")),
        phone=next(iter(values.get("phone", ())), ""),
        address=str(values.get("living_address") or values.get("registered_address") or ""),
        sender_name=str(values.get("sender", "")),
        reference=str(values.get("notice_no", "")),
        remark=_remark(source),
    )


def _remark(source: Source) -> str:
    named = ("papers", "decision_no", "next_decision_no", "next_measure_kind", "relative_name")
    lines = [f"{source.heading(name)}：{source.text(name)}" for name in named if source.has(name)]
    return "\n".join([*lines, *([source.text("remark")] if source.has("remark") else [])])


def _is_on_file(notice: NewNotice) -> bool:
    """Return whether the notice was received before; BadInput where it tells another day now."""
    rows = ReleaseNotice.objects.filter(voided_at=None)
    if not notice.id_number:
        return rows.filter(
            person_name=notice.person_name,
            release_on=notice.release_on,
            org_seq__range=(notice.org.seq, notice.org.seq_end),
        ).exists()
    same = rows.filter(id_index=blind.index("id_number", notice.id_number))
    if same.filter(release_on=notice.release_on).exists():
        return True
    if same.filter(hand_over__closed_on=None).exists():
        raise BadInput.of("release_on", OTHER_DAY)
    return False


def _check_alike(
    notice: NewNotice, others: Iterable[tuple[Source, NewNotice]], *, actor: Actor
) -> None:
    """Raise BadInput where only a person can tell whether the notice is about another person."""
    check_another(notice, actor=actor)
    if notice.id_number:
        return
    said = ("person_name", "centre_name", "release_on")
    for _source, other in others:
        if other.id_number and all(getattr(notice, n) == getattr(other, n) for n in said):
            raise BadInput.of("is_another", LOOKS_THE_SAME)
