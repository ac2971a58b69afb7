"""No row without a context, and none of somebody else's, however requests interleave and fail.

Two connections, as in a small pool, serve eight users in an order that a fixed seed gives; every
third request ends in an exception, an aborted transaction or a forgotten leave. LEAK_ROUNDS in the
environment asks for more rounds than the suite has time for.
"""

import os
import random

import psycopg
import pytest
from django.conf import settings

from guitu.access.roles import Role
from guitu.database.context import SYSTEM, ticket_for
from guitu.database.location import ADMIN, APP
from tests.cast import TODAY

ROUNDS = int(os.environ.get("LEAK_ROUNDS", "600"))
SEEN = "SELECT DISTINCT org_seq FROM duties_duty"
ENTER = "SELECT sec.enter(%s, %s, NULL, %s)"


class Interrupted(Exception):
    """Stands for whatever goes wrong in a view."""


@pytest.fixture(scope="module")
def users(django_db_setup):
    """Eight users of eight communities with one duty each; removed again at the end."""
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN), autocommit=True) as admin:
        made = [_a_user(admin, 800_000 + number) for number in range(8)]
        yield made
        admin.execute("DELETE FROM duties_duty WHERE org_seq BETWEEN 800000 AND 800007")
        admin.execute("DELETE FROM access_grant WHERE user_id = ANY(%s)", [[u for u, _ in made]])
        admin.execute("DELETE FROM access_user WHERE id = ANY(%s)", [[u for u, _ in made]])
        admin.execute("DELETE FROM orgs_org WHERE seq BETWEEN 800000 AND 800007")


def _a_user(admin, seq):
    org = admin.execute(
        "INSERT INTO orgs_org (id, code, name, name_en, kind, seq, seq_end, region, phone) VALUES "
        "(gen_random_uuid(), %s, 'x', '', 'community', %s, %s, '', '') RETURNING id",
        [f"leak-{seq}", seq, seq],
    ).fetchone()[0]
    user = admin.execute(
        "INSERT INTO access_user (id, username, name, email, phone, password, is_active, "
        "is_demonstration, must_change_password, date_joined) VALUES (gen_random_uuid(), %s, 'x', "
        "'', '', '!', true, false, false, now()) RETURNING id",
        [f"leak-{seq}"],
    ).fetchone()[0]
    admin.execute(
        "INSERT INTO access_grant (id, user_id, role, org_id, from_on, created_at, void_reason) "
        "VALUES (gen_random_uuid(), %s, %s, %s, %s, now(), '')",
        [user, Role.COMMUNITY_WORKER.value, org, TODAY],
    )
    admin.execute(
        "INSERT INTO duties_duty (id, org_seq, sec_label, created_at, kind, key, subject_type, "
        "subject_id, window_from, due_on, party, role, because, params, met_by_type, "
        "waive_reason, void_reason) VALUES (gen_random_uuid(), %s, 1, now(), 'x', 'k', 'x', "
        "gen_random_uuid(), %s, %s, 'community', '', '[]', '{}', '', '', '')",
        [seq, TODAY, TODAY],
    )
    return user, seq


def request(session, user, seq, ending):
    """Serve one request; return what it saw."""
    try:
        with session.transaction():
            session.execute(ENTER, [user, TODAY, ticket_for(user, on=TODAY)])
            seen = {row for (row,) in session.execute(SEEN)}
            if ending == "exception":
                raise Interrupted
            if ending == "aborted":
                session.execute("SELECT 1 / 0")
            if ending != "forgotten":
                session.execute("SELECT sec.leave()")
    except (Interrupted, psycopg.errors.DivisionByZero):
        return seen
    return seen


def test_interleaved_requests_never_see_each_others_rows(users):
    order = random.Random(7)
    wrong = []
    with (
        psycopg.connect(**settings.LOCATION.parameters(APP)) as first,
        psycopg.connect(**settings.LOCATION.parameters(APP)) as second,
    ):
        for _round in range(ROUNDS):
            session = order.choice((first, second))
            user, seq = order.choice(users)
            ending = order.choice(("well", "well", "exception", "aborted", "forgotten", "well"))
            seen = request(session, user, seq, ending)
            between = {row for (row,) in session.execute(SEEN)}
            session.rollback()
            if seen != {seq} or between:
                wrong.append((ending, seq, seen, between))

    assert wrong == []


def test_contexts_held_at_the_same_time_stay_apart(users):
    (one, seq_one), (other, seq_other) = users[:2]
    with (
        psycopg.connect(**settings.LOCATION.parameters(APP)) as first,
        psycopg.connect(**settings.LOCATION.parameters(APP)) as second,
    ):
        first.execute(ENTER, [one, TODAY, ticket_for(one, on=TODAY)])
        second.execute(ENTER, [other, TODAY, ticket_for(other, on=TODAY)])

        assert [row for (row,) in first.execute(SEEN)] == [seq_one]
        assert [row for (row,) in second.execute(SEEN)] == [seq_other]


def test_a_change_of_grants_holds_from_the_next_context_on(users):
    user, seq = users[0]
    change = "UPDATE access_grant SET voided_at = %s WHERE user_id = %s"
    with (
        psycopg.connect(**settings.LOCATION.parameters(APP)) as session,
        psycopg.connect(**settings.LOCATION.parameters(ADMIN), autocommit=True) as admin,
    ):
        assert request(session, user, seq, "well") == {seq}

        admin.execute(change, [f"{TODAY}T00:00:00Z", user])
        after_the_end = request(session, user, seq, "well")
        admin.execute(change, [None, user])

        assert after_the_end == set()


def test_a_ticket_is_bound_to_its_user_and_day(users):
    user, _seq = users[0]
    for who, day in ((SYSTEM, TODAY), (users[1][0], TODAY), (user, TODAY.replace(day=1))):
        with (
            psycopg.connect(**settings.LOCATION.parameters(APP)) as session,
            pytest.raises(psycopg.errors.InvalidAuthorizationSpecification),
        ):
            session.execute(ENTER, [who, day, ticket_for(user, on=TODAY)])
