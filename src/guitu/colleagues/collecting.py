"""What goes into a hand-over pack, as whoever makes it may see it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.colleagues.models import Pack, PackItem
from guitu.colleagues.terms import PackSort
from guitu.duties import kinds, promises
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.people.models import Person

LONGEST = 200


def fresh_items(pack: Pack, actor: Actor, *, on: date) -> Iterator[PackItem]:
    """Yield everything open with the colleague who goes, as unsaved lines.

    Persons first, then open duties, then what the modules promised or left unfinished. Private
    notes are counted by their source and stay with their author.
    """
    leaver = pack.leaver_id
    files = Person.objects.filter(responsible=leaver, voided_at=None, merged_into=None)
    for person in files.order_by("pk"):
        yield _item(pack, person, PackSort.PERSON, actor, person_id=person.pk)
    for duty in Duty.objects.filter(duties.OPEN, assignee=leaver).order_by("due_on", "pk"):
        yield _item(
            pack, duty, PackSort.DUTY, actor,
            person_id=duty.person_id, what=_(kinds.kind(duty.kind).label), next_on=duty.due_on,
        )  # fmt: skip
    for source, promise in promises.open_with(leaver, actor, since=on):
        if not promise.is_cancelled:
            yield PackItem(
                pack=pack,
                org_seq=promise.org_seq,
                sec_label=promise.sec_label,
                created_by=actor.user_id,
                sort=PackSort(source.sort.value),
                person_id=promise.person_id,
                subject_type=promise.subject[0],
                subject_id=promise.subject[1],
                what=promise.what[:LONGEST],
                next_on=promise.on,
            )


def _item(pack: Pack, about: Person | Duty, sort: PackSort, actor: Actor, **values) -> PackItem:
    return PackItem(
        pack=pack,
        org_seq=about.org_seq,
        sec_label=about.sec_label,
        created_by=actor.user_id,
        sort=sort,
        subject_type=about._meta.label_lower,
        subject_id=about.pk,
        **values,
    )
