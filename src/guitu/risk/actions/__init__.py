"""Acts of risk rounds."""

from guitu.risk.actions.answering import ItemAnswer, answer_items
from guitu.risk.actions.closing import Reopening, StillOpen, close_round, reopen_round
from guitu.risk.actions.following import follow_all, follow_measure, follow_person, follow_register
from guitu.risk.actions.opening import Asked, NewRound, Opened, open_round

__all__ = [
    "Asked",
    "ItemAnswer",
    "NewRound",
    "Opened",
    "Reopening",
    "StillOpen",
    "answer_items",
    "close_round",
    "follow_all",
    "follow_measure",
    "follow_person",
    "follow_register",
    "open_round",
    "reopen_round",
]
