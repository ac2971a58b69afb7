"""Files of minors have a label of their own; on the eighteenth birthday they become ordinary."""

from datetime import date

from django.db import transaction

from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.database.models import SPECIAL
from guitu.kernel.dates import add_years
from guitu.people.actions.moving import relabel
from guitu.people.actions.opening import ADULT_AGE, label_for
from guitu.people.models import Person


def come_of_age(*, on: date) -> int:
    """Make the files of people who are eighteen on the day `on` ordinary; return how many.

    Counted by the birth date: the birthday itself is the first day; somebody born on 29 February
    is eighteen on 1 March of a common year. Sealed papers keep their
    label, and so does a file narrowed after the end of its measures. Twice changes nothing.
    """
    with as_system(on=on):
        of_age = Person.objects.filter(birth_on__lte=add_years(on, -ADULT_AGE))
        rows = of_age.filter(sec_label=SPECIAL, narrowed_on=None)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return sum(_made_ordinary(key, on=on) for key in keys)


@transaction.atomic
def _made_ordinary(key, *, on: date) -> bool:
    person = Person.objects.select_for_update().get(pk=key)
    label = label_for(person.birth_on, on=on)
    if person.sec_label != SPECIAL or label == SPECIAL:
        return False
    relabel(person, label)
    record("people.came_of_age", actor=SYSTEM_ACTOR, subject=person, day=on)
    return True
