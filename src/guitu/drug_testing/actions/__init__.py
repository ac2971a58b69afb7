"""Acts of drug testing: call, record, confirm, excuse, draw."""

from guitu.drug_testing.actions.calling import (
    NewCallUp,
    Notice,
    call_many,
    call_up,
    move_call_up,
    note_notice,
    void_call_up,
)
from guitu.drug_testing.actions.confirming import NewStep, record_step, void_step
from guitu.drug_testing.actions.drawing import NewDraw, carry_out, commit_draw, void_draw
from guitu.drug_testing.actions.matching import rematch
from guitu.drug_testing.actions.results import NewResult, add_result, replace_result
from guitu.drug_testing.actions.testing import (
    Bottles,
    NewAwayTest,
    NewTest,
    Proof,
    record_away_test,
    record_test,
    void_test,
)
from guitu.drug_testing.actions.treatments import (
    NewTreatment,
    end_treatment,
    record_treatment,
    void_treatment,
)

__all__ = [
    "Bottles",
    "NewAwayTest",
    "NewCallUp",
    "NewDraw",
    "NewResult",
    "NewStep",
    "NewTest",
    "NewTreatment",
    "Notice",
    "Proof",
    "add_result",
    "call_many",
    "call_up",
    "carry_out",
    "commit_draw",
    "end_treatment",
    "move_call_up",
    "note_notice",
    "record_away_test",
    "record_step",
    "record_test",
    "record_treatment",
    "rematch",
    "replace_result",
    "void_call_up",
    "void_draw",
    "void_step",
    "void_test",
    "void_treatment",
]
