"""What a panel needs before it decides: answers on record, and who is there."""

from guitu.people.records import about
from guitu.risk import actions, planning
from guitu.risk.models import Answer, Assessment
from guitu.risk.queries.items import items_of
from guitu.risk.rules import discussion
from guitu.risk.terms import Certainty, Level, Strength
from tests.modules.risk.files import COUNTS, Case

OUTSIDE = actions.Member("罗医生", "Health centre")


def found(one: Assessment, case: Case, **strengths: Strength) -> Assessment:
    """Put answers on record, seen on the day, and keep the order of discussion in step."""
    for item, strength in strengths.items():
        about(
            one.person, Answer, actor=case.actor("chen"), assessment=one, item=item,
            strength=strength, certainty=Certainty.SEEN, evidence_on=COUNTS, evidence="seen",
        ).save()  # fmt: skip
    given = planning.given_of(Answer.objects.filter(assessment=one))
    order = discussion.order(items_of(one), given)
    one.discuss, one.discuss_because = order.discuss, list(order.because)
    one.save(update_fields=["discuss", "discuss_because"])
    return one


def member(case: Case, name: str) -> actions.Member:
    """Return a colleague as a member of the panel."""
    user = case.place.users[name]
    return actions.Member(user.name, user=str(user.pk))


def a_level(level: Level = Level.LOW, *, version: int = 1, **more) -> actions.DecideLevel:
    """Return a decision as the panel gives it."""
    given = {"reasons": "Steady for half a year.", "members": (OUTSIDE,)} | more
    return actions.DecideLevel(level, version=version, **given)


def decided(case: Case, level: Level = Level.LOW, *, by: str = "chen", on=COUNTS, **more):
    """Decide the level of the one person."""
    given = a_level(level, version=case.assessment.version, **more)
    return actions.decide(case.assessment.pk, given, actor=case.actor(by, on), on=on)
