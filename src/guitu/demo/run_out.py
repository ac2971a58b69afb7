"""A term that ran out on 27 September: prepared in time, the notice of the police still to come."""

from datetime import date

from guitu.database.context import as_system
from guitu.demo.files import WORKER, Files
from guitu.demo.stage import Stage
from guitu.measures.actions.lapsing import lapse_terms
from guitu.measures.actions.steps import close_step
from guitu.measures.terms import EXPIRY_DOSSIER, EXPIRY_PREPARE, EXPIRY_TALK

NUMBER = 24
STEPS = (
    (EXPIRY_TALK, date(2020, 8, 20), "谈了期满后的打算，想继续在茶园做零工，家里支持。"),
    (EXPIRY_PREPARE, date(2020, 9, 4), "核对三年检测和走访记录，期满评估已和本人谈过。"),
    (EXPIRY_DOSSIER, date(2020, 9, 15), "期满材料已送派出所，请按时出具解除通知书。"),
)


def prepare(stage: Stage, files: Files) -> None:
    """Take the steps before the end of the term, each on its day."""
    for kind, on, note in STEPS:
        with stage.acting(WORKER[NUMBER], on) as actor:
            close_step(files[NUMBER].pk, kind, note=note, actor=actor, on=on)


def end() -> None:
    """Write down on the day after that the term is over, as the timer does."""
    on = date(2020, 9, 28)
    with as_system(on=on):
        lapse_terms(on=on)
