"""Due days in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.duties.rules import days_late, is_overdue

SOON = 14


def due_in_words(due_on: date, *, on: date) -> str:
    """Return how a due day stands to `on`: “3 days late”, “due today”, “in 5 days”."""
    if is_overdue(due_on, on=on):
        late = days_late(due_on, on=on)
        return ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}
    left = (due_on - on).days
    if left == 0:
        return _("due today")
    if left == 1:
        return _("due tomorrow")
    if left <= SOON:
        return ngettext("due in %(count)s day", "due in %(count)s days", left) % {"count": left}
    weeks = left // 7
    return ngettext("due in %(count)s week", "due in %(count)s weeks", weeks) % {"count": weeks}
