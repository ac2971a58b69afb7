"""Rounds, assessments, opinions, what the panel decided, and what the person was told and said."""

from guitu.risk.models.assessments import Answer, Assessment, Instrument
from guitu.risk.models.opinions import Opinion
from guitu.risk.models.panel import LevelDecision, Meeting, NextMeasure
from guitu.risk.models.person import Objection, Telling
from guitu.risk.models.rounds import Exclusion, Round, RoundDepartment, RoundStep

__all__ = [
    "Answer",
    "Assessment",
    "Exclusion",
    "Instrument",
    "LevelDecision",
    "Meeting",
    "NextMeasure",
    "Objection",
    "Opinion",
    "Round",
    "RoundDepartment",
    "RoundStep",
    "Telling",
]
