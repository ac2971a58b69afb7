"""Words of drug testing.

The station's strips assist the police; what a result means is for the police to say. There are no
values beyond these: a preliminary positive is a question, not an answer.
"""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class SampleKind(Term):
    """What is tested: 吸毒检测程序规定."""

    URINE = "urine", gettext_noop("Urine")
    BLOOD = "blood", gettext_noop("Blood")
    SALIVA = "saliva", gettext_noop("Saliva")
    HAIR = "hair", gettext_noop("Hair")


class Result(Term):
    """How a test ended, or why there was none."""

    NEGATIVE = "negative", gettext_noop("Negative")
    PRELIMINARY_POSITIVE = (
        "preliminary_positive",
        gettext_noop("Preliminary positive, to be confirmed"),
    )
    CONFIRMED_POSITIVE = (
        "confirmed_positive",
        gettext_noop("Confirmed positive (paper of the police)"),
    )
    INVALID = "invalid", gettext_noop("Invalid, to be repeated")
    DID_NOT_COME = "did_not_come", gettext_noop("Did not come")
    JUSTIFIED_ABSENCE = "justified_absence", gettext_noop("Absent for a legitimate reason")
    REFUSED = "refused", gettext_noop("Refused the test")


class NoticeWay(Term):
    """How somebody was told to come to a test."""

    IN_PERSON = "in_person", gettext_noop("In person")
    PHONE = "phone", gettext_noop("By telephone")
    MESSAGE = "message", gettext_noop("By text message")
    LETTER = "letter", gettext_noop("By letter")
    FAMILY = "family", gettext_noop("Through an adult of the family")


class CallAnswer(Term):
    """What the person answered when told to come to a test."""

    WILL_COME = "will_come", gettext_noop("Will come")
    ASKS_ANOTHER_DAY = "asks_another_day", gettext_noop("Asks for another day")
    REFUSES = "refuses", gettext_noop("Says no")
    NO_ANSWER = "no_answer", gettext_noop("Gave no answer")


class PathStep(Term):
    """Steps from a preliminary positive to the paper of the police."""

    TOLD = "told", gettext_noop("The person was told and given the rights sheet")
    SEALED = "sealed", gettext_noop("A and B samples numbered and sealed")
    CONTESTED = "contested", gettext_noop("The person asks for a laboratory test")
    GRANTED = "granted", gettext_noop("The police grant the laboratory test")
    DECLINED = "declined", gettext_noop("The police decline the laboratory test")
    SENT = "sent", gettext_noop("The sample was sent to the laboratory")
    RETEST_ASKED = "retest_asked", gettext_noop("The person asks for a re-test")


class StepAnswer(Term):
    """Whether the person signed that step. Declining to sign has no consequence."""

    SIGNED = "signed", gettext_noop("Signed by the person")
    DECLINED = "declined", gettext_noop("Did not want to sign")


class Exclusion(Term):
    """Why somebody is not among those who may be drawn."""

    NOT_RUNNING = "not_running", gettext_noop("The measure is not in execution")
    ELSEWHERE = "elsewhere", gettext_noop("Lives elsewhere")
    CALLED = "called", gettext_noop("Is called to a test already")
    TOO_SOON = "too_soon", gettext_noop("Was tested less than the minimum gap ago")
    EXCUSED = "excused", gettext_noop("Is absent for a legitimate reason")


TAKEN = (
    Result.NEGATIVE, Result.PRELIMINARY_POSITIVE, Result.CONFIRMED_POSITIVE, Result.INVALID,
)  # fmt: skip
VALID = (Result.NEGATIVE, Result.PRELIMINARY_POSITIVE, Result.CONFIRMED_POSITIVE)
MISSED = (Result.DID_NOT_COME, Result.REFUSED)
AT_FIRST = tuple(result for result in Result if result != Result.CONFIRMED_POSITIVE)

DRUG_TEST = "drug_test"
CALL_UP = "test_call_up"
TELL = "test_tell"
SEAL = "test_seal"
CONTEST = "test_contest"
DECIDE = "test_decide"
SEND = "test_send"
ASK_RETEST = "test_ask_retest"
PATH_KINDS = (TELL, SEAL, CONTEST, DECIDE, SEND, ASK_RETEST)

DUTY_KINDS = (
    DutyKind(
        DRUG_TEST,
        gettext_noop("Drug test"),
        gettext_noop("A test within the cycle, or a justified absence put on record."),
        "test-plan",
    ),
    DutyKind(
        CALL_UP,
        gettext_noop("Test to which the person was called"),
        gettext_noop("What happened that day put on record, or another day agreed."),
        "test-call",
    ),
    DutyKind(
        TELL,
        gettext_noop("Tell the person of a preliminary positive, with the rights sheet"),
        gettext_noop("The day on which the person was told, and whether it was signed."),
        "test-page",
    ),
    DutyKind(
        SEAL,
        gettext_noop("Seal the A and B samples"),
        gettext_noop("The numbers of both bottles."),
        "test-page",
    ),
    DutyKind(
        CONTEST,
        gettext_noop("Right to ask for a laboratory test"),
        gettext_noop("Nothing need be done. The right ends with its last day."),
        "test-page",
        is_right=True,
    ),
    DutyKind(
        DECIDE,
        gettext_noop("Decide on the laboratory test (police)"),
        gettext_noop("What the police decided."),
        "test-page",
    ),
    DutyKind(
        SEND,
        gettext_noop("Send the sample to the laboratory (police)"),
        gettext_noop("The day on which the sample was sent."),
        "test-page",
    ),
    DutyKind(
        ASK_RETEST,
        gettext_noop("Right to ask for a re-test"),
        gettext_noop("Nothing need be done. The right ends with its last day."),
        "test-page",
        is_right=True,
    ),
)
EXCUSED = gettext_noop("A justified absence is on record for this cycle.")
