"""Who gives an opinion for a department, and what an opinion must hold. Pure."""

from datetime import date

from guitu.access.roles import Role
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.risk.terms import Department, OpinionAnswer

MOST_WORDS = 2000
# The first role is the one whose duty it is; others of the body may answer too.
WHO: dict[Department, tuple[Role, ...]] = {
    Department.HEALTH: (Role.DEPARTMENT_OFFICER, Role.MEDICAL_WORKER),
    Department.FAMILY_PLANNING: (Role.DEPARTMENT_OFFICER,),
    Department.JUSTICE: (Role.DEPARTMENT_OFFICER,),
    Department.POLICE: (Role.POLICE_LIAISON,),
    Department.COMMUNITY: (Role.COMMUNITY_WORKER,),
}
CHOOSE = gettext_noop("Choose “nothing known” or “known, in words”.")
SAY_WHAT = gettext_noop("Write in words what is known.")
NO_WORDS = gettext_noop(
    "With “nothing known” no words are kept. Choose “known”, or empty the words."
)
TOO_LONG = gettext_noop("The text has %(length)s characters; there is room for %(most)s.")
NOT_YET = gettext_noop("This day has not come yet.")


def answers_for(role: Role) -> tuple[Department, ...]:
    """Return the departments for which somebody in that role may answer."""
    return tuple(department for department, roles in WHO.items() if role in roles)


def check_opinion(
    answer: OpinionAnswer | None, words: str, known_on: date | None, *, on: date
) -> None:
    """Raise BadInput with all that is wrong with one opinion.

    What is known needs words; “nothing known” has none, so that nobody's words are lost unseen.
    """
    wrong: dict[str, FieldError] = {}
    if answer is None:
        wrong["answer"] = FieldError(CHOOSE, {})
    elif answer == OpinionAnswer.KNOWN and not words.strip():
        wrong["words"] = FieldError(SAY_WHAT, {})
    elif answer == OpinionAnswer.NOTHING_KNOWN and words.strip():
        wrong["words"] = FieldError(NO_WORDS, {})
    if len(words) > MOST_WORDS:
        wrong["words"] = FieldError(TOO_LONG, {"length": len(words), "most": MOST_WORDS})
    if known_on is not None and known_on > on:
        wrong["known_on"] = FieldError(NOT_YET, {})
    if wrong:
        raise BadInput(wrong)


def is_after_decision(answered_at: object, decided_at: object) -> bool:
    """Return whether an opinion came when the level had been decided; no moment, no answer."""
    return answered_at is not None and decided_at is not None and answered_at > decided_at
