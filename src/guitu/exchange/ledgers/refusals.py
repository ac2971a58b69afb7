"""Why a whole file is refused, in one sentence each. Nothing of it was kept."""

from guitu.kernel.errors import GuituError
from guitu.kernel.terms import gettext_noop


class LedgerRefused(GuituError):
    """The file cannot be taken as a spreadsheet: answered with 422."""


MISSING = gettext_noop("There is no such file.")
EMPTY = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop("The file is larger than %(megabytes)s MB. Split it into smaller ones.")
UNPACKS_TOO_LARGE = gettext_noop(
    "The file unpacks to far more than a ledger holds, so it was not opened."
)
TOO_MANY_CELLS = gettext_noop(
    "The file has more than %(cells)s filled cells. Split it into smaller ones."
)
TOO_LONG = gettext_noop(
    "Reading the file took longer than %(seconds)s seconds and was stopped. Split it into "
    "smaller ones."
)
TOO_MUCH_MEMORY = gettext_noop(
    "Reading the file took too much memory and was stopped. Delete empty rows and columns, or "
    "split it into smaller ones."
)
PASSWORD = gettext_noop(
    "The file is protected with a password. Remove the password in the spreadsheet program, save "
    "the file and try again."
)
WEB_PAGE = gettext_noop(
    "This is a web page under a spreadsheet's name. Open it in a spreadsheet program and save it "
    "as .xlsx."
)
PDF = gettext_noop("This is a PDF, not a spreadsheet.")
PICTURE = gettext_noop("This is a picture, not a spreadsheet.")
DOCUMENT = gettext_noop("This is a text document or a presentation, not a spreadsheet.")
ARCHIVE = gettext_noop("This is an archive, not a spreadsheet. Unpack it and choose the file.")
OTHER_SPREADSHEET = gettext_noop(
    "This kind of spreadsheet cannot be read. Save it as .xlsx and try again."
)
UNKNOWN = gettext_noop("This is neither a spreadsheet nor a text file with columns.")
UNKNOWN_ENCODING = gettext_noop(
    "The text of the file is neither UTF-8 nor GB 18030. Save it as .xlsx and try again."
)
DAMAGED = gettext_noop("The file is damaged and cannot be read.")
NO_HEADINGS = gettext_noop(
    "No heading row was found. The file needs one row that names its columns, with at least "
    "%(anchors)s."
)
NOT_MARKED = gettext_noop(
    "The file could not be copied with its reasons. The reasons stand on the page."
)
