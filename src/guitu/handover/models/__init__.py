"""Tables of the module, split by noun; import them from here."""

from guitu.handover.models.board import HandOver, ReleaseNotice
from guitu.handover.models.journey import (
    CheckAnswer,
    CheckLine,
    Consent,
    FamilyContact,
    Money,
    NeedAsked,
    TeamMember,
    Transport,
)
from guitu.handover.models.release import Arrival, GateRecord, Photo, Recontact, SummaryConsent
from guitu.handover.models.transfer import FileTransfer

__all__ = [
    "Arrival",
    "CheckAnswer",
    "CheckLine",
    "Consent",
    "FamilyContact",
    "FileTransfer",
    "GateRecord",
    "HandOver",
    "Money",
    "NeedAsked",
    "Photo",
    "Recontact",
    "ReleaseNotice",
    "SummaryConsent",
    "TeamMember",
    "Transport",
]
