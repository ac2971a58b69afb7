"""Acts on notices given, and on files whose time is over."""

from guitu.rights.actions.closing import close_files, take_step, unseal
from guitu.rights.actions.control_end import (
    NewControlEnd,
    record_control_end,
    void_control_end,
)
from guitu.rights.actions.destroying import ask_destruction, destroy, refuse_destruction
from guitu.rights.actions.notices import NewGiven, give_notice, void_notice

__all__ = [
    "NewControlEnd",
    "NewGiven",
    "ask_destruction",
    "close_files",
    "destroy",
    "give_notice",
    "record_control_end",
    "refuse_destruction",
    "take_step",
    "unseal",
    "void_control_end",
    "void_notice",
]
