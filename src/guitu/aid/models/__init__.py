"""Help given to a person: needs, plans, requests, services and work, people in somebody's care."""

from guitu.aid.models.care import Dependant, Placement, SpecialCircumstance
from guitu.aid.models.given import HelpGiven, Job, JobCheck
from guitu.aid.models.needs import Need, NeedEvent
from guitu.aid.models.plans import Goal, HelpPlan, PlanReview, Step
from guitu.aid.models.requests import AidRequest, RequestTurn

__all__ = [
    "AidRequest",
    "Dependant",
    "Goal",
    "HelpGiven",
    "HelpPlan",
    "Job",
    "JobCheck",
    "Need",
    "NeedEvent",
    "Placement",
    "PlanReview",
    "RequestTurn",
    "SpecialCircumstance",
    "Step",
]
