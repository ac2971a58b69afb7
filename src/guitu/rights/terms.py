"""Words of the notices that a person is given, and of the closing of files."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class Acknowledgement(Term):
    """What the person answered to a notice. Refusing to sign has no consequence."""

    SIGNED = "signed", gettext_noop("Read and signed")
    HEARD = "heard", gettext_noop("Read aloud and understood")
    REFUSED = "refused", gettext_noop("Did not want to sign")


class Language(Term):
    """The language in which a notice was given."""

    ZH = "zh", gettext_noop("Chinese")
    EN = "en", gettext_noop("English")


RIGHTS_NOTICE = "rights_notice"


class FileStage(Term):
    """How far a file is closed. Words about the file, never about the person."""

    OPEN = "open", gettext_noop("In use")
    NARROWED = "narrowed", gettext_noop("Narrowed to the case team")
    SEALED = "sealed", gettext_noop("Sealed")
    DESTRUCTION_DUE = "destruction_due", gettext_noop("May be destroyed")


class StepKind(Term):
    """What is done with a file whose time is over."""

    NARROW = "narrow", gettext_noop("Narrow the file to the case team")
    WIDEN = "widen", gettext_noop("Open the file to the office again")
    SEAL = "seal", gettext_noop("Seal the file")
    UNSEAL = "unseal", gettext_noop("Take the file out of the archive")


class UnsealGround(Term):
    """Why a sealed file is opened again."""

    NEW_ORDER = "new_order", gettext_noop("A new order of the police")
    PERSON_ASKS = "person_asks", gettext_noop("The person asks for it")
    CASE = "case", gettext_noop("A state organ needs it for a case")
    MISTAKE = "mistake", gettext_noop("It was sealed by mistake")


class DestructionState(Term):
    """Where the destruction of a file stands; two people are needed."""

    ASKED = "asked", gettext_noop("Waits for a second person")
    DONE = "done", gettext_noop("Destroyed")
    REFUSED = "refused", gettext_noop("Not destroyed")


FILE_NARROW = "file_narrow"
FILE_SEAL = "file_seal"
FILE_REOPEN = "file_reopen"
KIND_OF_STEP = {StepKind.NARROW: FILE_NARROW, StepKind.SEAL: FILE_SEAL}
DUTY_KINDS = (
    DutyKind(
        FILE_NARROW,
        gettext_noop("Narrow the file to the case team"),
        gettext_noop("Done by itself within the hour; or at once on the page of the file."),
        "file-closing",
    ),
    DutyKind(
        FILE_SEAL,
        gettext_noop("Seal the file"),
        gettext_noop("Done by itself within the hour; or at once on the page of the file."),
        "file-closing",
    ),
    DutyKind(
        FILE_REOPEN,
        gettext_noop("A new order concerns a sealed file"),
        gettext_noop("The file taken out of the archive on a legal ground, or the duty waived."),
        "file-closing",
    ),
)
