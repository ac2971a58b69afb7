"""The small forms around a stay, a letter and a task: tables like those of `steps`."""

from collections.abc import Mapping

from guitu.absences import actions
from guitu.absences.forms import stays as forms
from guitu.absences.forms.reports import VoidForm
from guitu.absences.steps import Given, Step, taken
from guitu.kernel.terms import gettext_noop


def _division(typed: Given) -> Given:
    return {"new": actions.Division(**typed)}


ANSWER, DONE = taken(actions.Answer), taken(actions.Done)

OF_STAY: Mapping[str, Step] = {
    "letter": Step(
        gettext_noop("Send the commission letter"),
        gettext_noop("It is numbered and put on file; the host office learns only what it needs."),
        forms.LetterForm, actions.send_letter, gettext_noop("The letter is on file."),
        initial=lambda on: {"sent_on": on}, icon="send",
    ),
    "divide": Step(
        gettext_noop("Who of the two does what"),
        gettext_noop("The office of the file stays responsible for all of it."),
        forms.DivisionForm, actions.divide, gettext_noop("The division is on record."),
        given=_division, icon="users-group",
    ),
    "end": Step(
        gettext_noop("Record the return"),
        gettext_noop("From the day after, months ask for visits again; letters and tasks end."),
        forms.EndForm, actions.end_stay, gettext_noop("The return is on record."),
        initial=lambda on: {"until_on": on}, icon="home",
    ),
    "void": Step(
        gettext_noop("Void this entry"), gettext_noop("It stays on record with the reason."),
        VoidForm, actions.void_stay, gettext_noop("The entry was voided."), icon="x",
    ),
}  # fmt: skip
OF_LETTER: Mapping[str, Step] = {
    "receipt": Step(
        gettext_noop("Record its arrival"), gettext_noop("The host office confirmed the letter."),
        forms.LetterReceiptForm, actions.record_receipt, gettext_noop("It is on record."),
        initial=lambda on: {"received_on": on}, icon="check",
    ),
    "answer": Step(
        gettext_noop("Record the answer"),
        gettext_noop("As it came on paper or by telephone."),
        forms.AnswerForm, actions.record_answer, gettext_noop("The answer is on record."),
        given=ANSWER, initial=lambda on: {"answered_on": on, "answer": "accepted"}, icon="mail",
    ),
    "task": Step(
        gettext_noop("Ask for something"), gettext_noop("One thing, and by which day."),
        forms.TaskForm, actions.ask_task, gettext_noop("The host office was asked."),
        given=taken(actions.NewTask), initial=lambda on: {"from_on": on, "kind": "test"},
        icon="plus",
    ),
}  # fmt: skip
OF_TASK: Mapping[str, Step] = {
    "done": Step(
        gettext_noop("Record what came of it"),
        gettext_noop("As the host office told it on paper or by telephone."),
        forms.DoneForm, actions.record_task, gettext_noop("It is on record."), given=DONE,
        initial=lambda on: {"done_on": on, "outcome": "done"}, icon="check",
    ),
    "look": Step(
        gettext_noop("Looked at"),
        gettext_noop("A result counts once it is entered as a test on the person's file."),
        forms.LookForm, actions.look_at, gettext_noop("It is on record."), icon="eye",
    ),
}  # fmt: skip
