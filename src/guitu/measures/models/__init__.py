"""Orders with their dated statuses, agreements with clauses and signatures, the clause library."""

from guitu.measures.models.agreements import Agreement, AgreementClause, Signature
from guitu.measures.models.breach import BreachPaper, Hearing, HelpOffered, NotedStep
from guitu.measures.models.orders import Measure, StatusPaper, StatusPeriod, StepRecord
from guitu.measures.models.shelf import LibraryClause

__all__ = [
    "Agreement",
    "AgreementClause",
    "BreachPaper",
    "Hearing",
    "HelpOffered",
    "LibraryClause",
    "Measure",
    "NotedStep",
    "Signature",
    "StatusPaper",
    "StatusPeriod",
    "StepRecord",
]
