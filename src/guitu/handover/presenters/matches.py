"""Files that may be of the person on a notice, and why."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.people.queries import Duplicate, display_name


def lines(found: Iterable[Duplicate], actor: Actor) -> list[dict[str, object]]:
    """Return one line for each file: name, why it may be the same person, and where it is."""
    return [
        {
            "id": str(one.person.pk),
            "name": display_name(one.person, actor),
            "born": one.person.birth_on,
            "why": _(", ").join(_(why.label) for why in one.why),
            "url": reverse("person-page", args=[one.person.pk]),
        }
        for one in found
    ]
