"""Acts on notices given, and on files whose time is over."""

from guitu.rights.actions.closing import close_files, take_step, unseal
from guitu.rights.actions.destroying import ask_destruction, destroy, refuse_destruction
from guitu.rights.actions.notices import NewGiven, give_notice, void_notice

__all__ = [
    "NewGiven",
    "ask_destruction",
    "close_files",
    "destroy",
    "give_notice",
    "refuse_destruction",
    "take_step",
    "unseal",
    "void_notice",
]
