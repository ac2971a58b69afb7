"""No context, no rows; a context shows its scope; nothing outlives its transaction."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.orgs.models import Org
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


def a_duty(org) -> Duty:
    return Duty.objects.create(
        org_seq=org.seq, kind="x", key="k", subject_type="orgs.org", subject_id=org.pk,
        window_from=TODAY, due_on=TODAY, party="community", role="worker", because=[],
    )  # fmt: skip


def test_without_a_context_no_row_is_seen():
    town()

    assert Org.objects.count() == 0


def test_a_user_sees_only_rows_of_the_own_scope():
    place = town()
    with as_system(on=TODAY):
        for code in ("zixin", "lanxi", "tianjiang"):
            a_duty(place.orgs[code])

    with acting_for(place.users["li"].pk, on=TODAY):
        seen_by_li = Duty.objects.count()
    with acting_for(place.users["chen"].pk, on=TODAY):
        seen_by_chen = Duty.objects.count()
    with acting_for(place.users["doctor"].pk, on=TODAY.replace(year=2019)):
        seen_before_the_grant = Duty.objects.count()

    assert (seen_by_li, seen_by_chen, seen_before_the_grant) == (1, 2, 0)


def test_nobody_writes_outside_the_own_scope():
    place = town()

    with (
        acting_for(place.users["li"].pk, on=TODAY),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        a_duty(place.orgs["lanxi"])


def test_leaving_an_inner_context_restores_the_outer_one():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        with as_system(on=TODAY):
            a_duty(place.orgs["lanxi"])

        assert Duty.objects.count() == 0


def test_a_forged_ticket_is_refused():
    place = town()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT sec.enter(%s, %s, NULL, %s)", [place.users["chen"].pk, TODAY, "0" * 64]
        )


def test_the_app_role_cannot_read_the_ticket_key():
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sec.secret")
