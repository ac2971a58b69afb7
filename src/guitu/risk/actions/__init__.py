"""Acts of risk rounds."""

from guitu.risk.actions.answering import ItemAnswer, answer_items
from guitu.risk.actions.arranging import NewNext, Outcome, finish_next, unfinish_next
from guitu.risk.actions.chasing import chase
from guitu.risk.actions.closing import Reopening, StillOpen, close_round, reopen_round
from guitu.risk.actions.deciding import DecideLevel, decide, void_level
from guitu.risk.actions.following import follow_all, follow_measure, follow_person, follow_register
from guitu.risk.actions.half_years import plan_round_of, plan_rounds
from guitu.risk.actions.meeting import NewMeeting, hold_meeting, void_meeting
from guitu.risk.actions.objecting import (
    AnswerObjection,
    NewObjection,
    answer,
    object_to,
    take,
    void_objection,
    withdraw,
)
from guitu.risk.actions.opening import Asked, NewRound, Opened, open_round
from guitu.risk.actions.opinions import (
    AnsweredMeanwhile,
    Given,
    NewOpinion,
    Sender,
    give_opinions,
    nothing_known_of_rest,
    take_back,
    take_back_all,
)
from guitu.risk.actions.reviewing import NewReview, open_review, void_review
from guitu.risk.actions.sending import Sent, note_read_back, note_shown, send_out
from guitu.risk.actions.telling import NewTelling, tell, void_telling
from guitu.risk.rules.panel import Member

__all__ = [
    "AnswerObjection",
    "AnsweredMeanwhile",
    "Asked",
    "DecideLevel",
    "Given",
    "ItemAnswer",
    "Member",
    "NewMeeting",
    "NewNext",
    "NewObjection",
    "NewOpinion",
    "NewReview",
    "NewRound",
    "NewTelling",
    "Opened",
    "Outcome",
    "Reopening",
    "Sender",
    "Sent",
    "StillOpen",
    "answer",
    "answer_items",
    "chase",
    "close_round",
    "decide",
    "finish_next",
    "follow_all",
    "follow_measure",
    "follow_person",
    "follow_register",
    "give_opinions",
    "hold_meeting",
    "note_read_back",
    "note_shown",
    "nothing_known_of_rest",
    "object_to",
    "open_review",
    "open_round",
    "plan_round_of",
    "plan_rounds",
    "reopen_round",
    "send_out",
    "take",
    "take_back",
    "take_back_all",
    "tell",
    "unfinish_next",
    "void_level",
    "void_meeting",
    "void_objection",
    "void_review",
    "void_telling",
    "withdraw",
]
