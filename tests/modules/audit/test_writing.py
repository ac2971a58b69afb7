"""Triggers write every change of every session, and personal values never enter the trail."""

import threading

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from guitu.access.models import User
from guitu.audit.actions import record
from guitu.audit.models import Change, Entry, Event, Head
from guitu.database.context import acting_for, as_system
from guitu.database.location import ADMIN, APP
from guitu.orgs.models import Org
from tests.cast import TODAY, town


@pytest.mark.django_db
def test_a_change_names_columns_but_no_personal_values():
    place = town()
    with as_system(on=TODAY):
        User.objects.filter(pk=place.users["li"].pk).update(phone="10012345678", is_active=False)
        changes = Change.objects.filter(row_id=str(place.users["li"].pk), op="U")

        assert [change.vals for change in changes] == [{"is_active": [True, False], "phone": None}]


@pytest.mark.django_db
def test_an_update_that_changes_nothing_leaves_no_trace():
    place = town()
    with as_system(on=TODAY):
        before = Entry.objects.count()
        Org.objects.filter(pk=place.orgs["xintan"].pk).update(phone="")

        assert Entry.objects.count() == before


@pytest.mark.django_db
def test_a_row_given_another_key_is_still_recorded():
    place = town()
    with as_system(on=TODAY):
        day = place.users["volunteer"].grants.get()
        new = "01900000-0000-7000-8000-000000000001"
        type(day).objects.filter(pk=day.pk).update(id=new)

        assert Change.objects.filter(row_id=new, op="U").exists()


@pytest.mark.django_db
def test_nobody_writes_an_event_in_the_name_of_another():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        chen = place.actor("chen")
        with pytest.raises(DatabaseError), transaction.atomic():
            record("file.read", actor=chen, subject=place.orgs["zixin"])


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Head, Entry, Change, Event])
@pytest.mark.parametrize("act", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_app_role_can_neither_change_nor_remove_the_trail(model, act):
    table, key = model._meta.db_table, model._meta.pk.column
    with pytest.raises(ProgrammingError), as_system(on=TODAY), connection.cursor() as cursor:
        cursor.execute(act.format(table, key, key))


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "sees"), [("auditor", True), ("li", False), ("chen", False)])
def test_only_an_auditor_reads_entries(name, sees):
    place = town()
    with acting_for(place.users[name].pk, on=TODAY):
        assert Entry.objects.exists() == sees


YEAR = """
    INSERT INTO orgs_workingdayyear (id, year, days_off, make_up_days, source)
    VALUES (gen_random_uuid(), %s, '[]', '[]', '')
"""


def write_years(ticket, start, gate, errors):
    """Write twenty rows in twenty transactions, beside another session that does the same."""
    try:
        with psycopg.connect(**settings.LOCATION.parameters(APP)) as session:
            gate.wait()
            for year in range(start, start + 20):
                session.execute("SELECT sec.enter(%s, %s, NULL, %s)", ticket)
                session.execute(YEAR, [year])
                session.commit()
    except psycopg.Error as error:
        errors.append(error)


def test_sessions_that_write_at_once_leave_whole_chains(django_db_setup, django_db_blocker):
    from guitu.audit.verifying import verify
    from guitu.database.context import SYSTEM, ticket_for

    ticket = [SYSTEM, TODAY, ticket_for(SYSTEM, on=TODAY)]
    gate, errors = threading.Barrier(4), []
    threads = [
        threading.Thread(target=write_years, args=(ticket, 5000 + 100 * n, gate, errors))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        report = verify(admin, settings.HOME)
        written = admin.execute("DELETE FROM orgs_workingdayyear WHERE year >= 5000").rowcount
    assert errors == []
    assert report.is_whole
    assert written == 80


def test_a_session_never_waits_for_a_chain_that_another_holds(django_db_setup):
    with (
        psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as holder,
        psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as writer,
    ):
        slot = writer.execute("SELECT pg_backend_pid() % 64").fetchone()[0]
        holder.execute("SELECT 1 FROM audit_head WHERE shard = %s FOR UPDATE", [slot])
        writer.execute("SET LOCAL lock_timeout = '2s'")

        writer.execute(YEAR, [6000])

        shard = writer.execute("SELECT shard FROM audit_entry ORDER BY at DESC LIMIT 1").fetchone()
        assert shard[0] != slot
        writer.rollback()
        holder.rollback()
