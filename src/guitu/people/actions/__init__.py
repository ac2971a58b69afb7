"""Acts on a person's file. Each is one transaction that checks, writes and records."""

from guitu.people.actions.consents import (
    NewConsent,
    carry_consent,
    consent_in_force,
    give_consent,
    require_consent,
    withdraw_consent,
)
from guitu.people.actions.correcting import (
    Clash,
    Correction,
    FileConflict,
    add_name,
    assign,
    correct,
    rename,
)
from guitu.people.actions.family import NewMember, add_member, add_relative, end_member
from guitu.people.actions.flags import NewFlag, raise_flag, resolve_flags
from guitu.people.actions.merging import last_day, merge, unmerge
from guitu.people.actions.moving import move_file
from guitu.people.actions.opening import (
    NewAddress,
    NewPerson,
    NewRelative,
    open_file,
    open_files,
)
from guitu.people.actions.papers import NewPaper, add_paper, needed_for, open_paper
from guitu.people.actions.reaching import add_address, add_phone, void
from guitu.people.actions.searching import search_closed

__all__ = [
    "Clash",
    "Correction",
    "FileConflict",
    "NewAddress",
    "NewConsent",
    "NewFlag",
    "NewMember",
    "NewPaper",
    "NewPerson",
    "NewRelative",
    "add_address",
    "add_member",
    "add_name",
    "add_paper",
    "add_phone",
    "add_relative",
    "assign",
    "carry_consent",
    "consent_in_force",
    "correct",
    "end_member",
    "give_consent",
    "last_day",
    "merge",
    "move_file",
    "needed_for",
    "open_file",
    "open_files",
    "open_paper",
    "raise_flag",
    "rename",
    "require_consent",
    "resolve_flags",
    "search_closed",
    "unmerge",
    "void",
    "withdraw_consent",
]
