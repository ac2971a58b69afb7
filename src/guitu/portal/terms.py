"""Words of the pages without an account."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class NoteKind(Term):
    """What a person may send from the own page. A colleague looks at it; nothing follows alone."""

    COMING = "coming", gettext_noop("I will come")
    OTHER_DAY = "other_day", gettext_noop("I ask for another day")
    MOVED = "moved", gettext_noop("I have moved")
    LEAVING = "leaving", gettext_noop("I am leaving for some days")
    HELP = "help", gettext_noop("I need help")
    PAPER = "paper", gettext_noop("I am sending a paper")
    OBJECTION = "objection", gettext_noop("Something is not right")


class Wish(Term):
    """Whether a person wants reminders by text message."""

    YES = "yes", gettext_noop("Wants reminders")
    NO = "no", gettext_noop("Does not want reminders")


class RemindedOf(Term):
    """What a reminder is about; the text never says it."""

    DUTY = "duty", gettext_noop("Something due")
    APPOINTMENT = "appointment", gettext_noop("A booked meeting")


class Sending(Term):
    """Where a reminder stands."""

    WAITING = "waiting", gettext_noop("Waiting")
    SENT = "sent", gettext_noop("Sent")
    FAILED = "failed", gettext_noop("Could not be sent")
    DROPPED = "dropped", gettext_noop("Not needed any more")


LOOK_AT_NOTE = "portal_note"
DUTY_KINDS = (
    DutyKind(
        LOOK_AT_NOTE,
        gettext_noop("Answer what the person sent"),
        gettext_noop("An answer to the person, put on record."),
        "portal-note",
    ),
)
ACTS = {
    "portal.note_sent": gettext_noop("Sent from the person's own page"),
    "portal.note_kept": gettext_noop("Put on record what the person sent"),
    "portal.note_answered": gettext_noop("Answered what the person sent"),
    "portal.page_seen": gettext_noop("The person looked at the own page"),
    "portal.reminders_chosen": gettext_noop("Chosen whether reminders are sent"),
    "portal.reminder_sent": gettext_noop("Reminder sent"),
}
