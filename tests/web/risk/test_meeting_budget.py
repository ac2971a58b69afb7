"""With two thousand people in the round, the pages of the meeting ask the database no more."""

import pytest
from django.urls import reverse

from guitu.database import bulk
from guitu.database.context import as_system
from guitu.people.models import Person
from guitu.risk.actions.opening import draft
from guitu.risk.models import Assessment
from guitu.risk.terms import Basis, Level, Strength
from tests.modules.risk.files import COUNTS, a_case
from tests.modules.risk.levels import decided, found
from tests.web.asked import asked
from tests.web.risk.opened import Opened

pytestmark = pytest.mark.django_db
FRAME, OWN, MANY = 9, 12, 2000


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        made = a_case()
        yield Opened(made.place, made.measure, made.round)


def fill(case, count=MANY):
    """Put many more people into the round."""
    chen, community = case.actor("chen"), case.place.orgs["zixin"]
    crowd = [
        Person(
            org_seq=community.seq, sec_label=1, created_by=chen.user_id, name=f"齐{number}",
            no_id_reason="test", opened_on=COUNTS,
        )
        for number in range(count)
    ]  # fmt: skip
    bulk.insert(crowd)
    bulk.insert(
        [draft(case.round, one, Basis.MEASURE, actor=chen, joined_on=COUNTS) for one in crowd]
    )


def test_pages_of_the_meeting_keep_to_their_budget(case):
    fill(case)
    found(case.assessment, case, self_harm=Strength.STRONG, housing=Strength.STRONG)
    client = case.client("chen")
    panel = reverse("risk-panel", args=[case.assessment.pk])

    waiting = {"queue": reverse("risk-meeting", args=[case.round.pk]), "panel": panel}
    cost = {name: len(asked(client, url)) for name, url in waiting.items()}
    decided(case, Level.HIGH, grounds=("self_harm",), reasons="Planned it.")
    told = reverse("risk-tell", args=[case.assessment.pk])
    after = {"decided": panel, "tell": told, "reviews": reverse("risk-reviews")}
    cost |= {name: len(asked(client, url)) for name, url in after.items()}

    assert {name: each for name, each in cost.items() if each > FRAME + OWN} == {}
    assert Assessment.objects.filter(round=case.round).count() == MANY + 1
