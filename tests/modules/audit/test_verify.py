"""A broken trail is found and the bad row named: edit, delete, insert, reorder, cut tail, rewrite.

Everything happens inside one transaction of the server's administrator, who is bound by nothing,
and is rolled back.
"""

import time
from datetime import UTC, datetime

import psycopg
import pytest
from django.conf import settings

from guitu.audit import checkpoints
from guitu.audit.verifying import Fault, verify
from guitu.database.location import ADMIN

NOW = datetime(2020, 3, 30, 4, 0, tzinfo=UTC)
ORG = """
    INSERT INTO orgs_org (id, code, name, name_en, kind, seq, seq_end, region, phone)
    VALUES (gen_random_uuid(), %s, '资新社区 · 𠮷', '', 'community', %s, %s, '', '')
"""
EVENTS = """
    INSERT INTO audit_event (id, org_seq, sec_label, at, user_id, user_name, act, subject_type,
                             reason, details)
    SELECT gen_random_uuid(), 1, 1, clock_timestamp(), gen_random_uuid(), '', 'file.read', '', '',
           '{"why": "“引号” · é"}' FROM generate_series(1, %s)
"""


@pytest.fixture
def trail(django_db_setup, tmp_path):
    """A connection whose transaction holds a chain of eight entries; never committed."""
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        for number in range(4):
            seq = 900_000 + number
            admin.execute(ORG, [f"org-{number}", seq, seq])
            admin.execute("UPDATE orgs_org SET name = name || '一' WHERE seq = %s", [seq])
        admin.execute(EVENTS, [3])
        yield admin
        admin.rollback()


@pytest.fixture
def home(tmp_path):
    return tmp_path


def entries(trail):
    """Return (shard, chain_no, id) of the entries that this transaction made, oldest first."""
    return trail.execute(
        "SELECT shard, chain_no, id FROM audit_entry WHERE id IN (SELECT id FROM audit_entry "
        "ORDER BY at DESC LIMIT 9) ORDER BY at"
    ).fetchall()


def first(trail, home):
    report = verify(trail, home)
    return None if report.first is None else (report.first.fault, report.first.chain_no)


def test_an_untouched_trail_is_whole(trail, home):
    checkpoints.add(home, trail, at=NOW)

    report = verify(trail, home)

    assert report.is_whole
    assert (report.entries >= 9, report.events >= 3, report.checkpoints) == (True, True, 1)


def test_an_edited_entry_is_named(trail, home):
    _shard, number, entry = entries(trail)[3]

    trail.execute("UPDATE audit_entry SET user_id = gen_random_uuid() WHERE id = %s", [entry])

    assert first(trail, home) == (Fault.ENTRY_CHANGED, number)


def test_an_edited_row_is_named(trail, home):
    _shard, number, entry = entries(trail)[3]

    trail.execute("UPDATE audit_change SET vals = '{}' WHERE entry_id = %s", [entry])

    assert first(trail, home) == (Fault.ROW_CHANGED, number)


def test_a_row_edited_with_its_digest_is_named(trail, home):
    _shard, number, entry = entries(trail)[3]

    trail.execute(
        "UPDATE audit_change SET vals = '{}', "
        "digest = audit.row_digest(table_name, op, row_id, content, '{}') WHERE entry_id = %s",
        [entry],
    )

    assert first(trail, home) == (Fault.ROWS_DIFFER, number)


def test_a_deleted_entry_is_named(trail, home):
    _shard, number, entry = entries(trail)[3]

    trail.execute("DELETE FROM audit_change WHERE entry_id = %s", [entry])
    trail.execute("DELETE FROM audit_entry WHERE id = %s", [entry])

    assert first(trail, home) == (Fault.CHAIN_GAP, number + 1)


def test_deleted_rows_of_an_entry_are_named(trail, home):
    _shard, number, entry = entries(trail)[8]

    trail.execute(
        "DELETE FROM audit_change WHERE id = "
        "(SELECT max(id) FROM audit_change WHERE entry_id = %s)",
        [entry],
    )

    assert (Fault.ROWS_DIFFER, number) in faults(trail, home)


def test_an_entry_put_in_is_named(trail, home):
    shard, number, entry = entries(trail)[3]

    trail.execute("UPDATE audit_entry SET chain_no = chain_no + 1000 WHERE shard = %s AND "
                  "chain_no > %s", [shard, number])  # fmt: skip
    trail.execute(
        "INSERT INTO audit_entry SELECT gen_random_uuid(), shard, chain_no + 1, at, user_id, "
        "request_id, table_name, op, row_count, audit.summary_mark(table_name, row_count), hash, "
        "hash FROM audit_entry WHERE id = %s",
        [entry],
    )
    trail.execute("UPDATE audit_entry SET chain_no = chain_no - 999 WHERE shard = %s AND "
                  "chain_no > 1000", [shard])  # fmt: skip

    assert first(trail, home) == (Fault.ENTRY_CHANGED, number + 1)


def test_swapped_entries_are_named(trail, home):
    shard, number, _entry = entries(trail)[3]

    for old, new in ((number, -1), (number + 1, number), (-1, number + 1)):
        trail.execute(
            "UPDATE audit_entry SET chain_no = %s WHERE shard = %s AND chain_no = %s",
            [new, shard, old],
        )

    assert first(trail, home)[0] == Fault.ENTRY_CHANGED


def test_a_cut_tail_is_named_by_the_head(trail, home):
    _shard, number, entry = entries(trail)[8]

    trail.execute("DELETE FROM audit_event")
    trail.execute("DELETE FROM audit_change WHERE entry_id = %s", [entry])
    trail.execute("DELETE FROM audit_entry WHERE chain_no >= %s", [number])

    assert (Fault.CHAIN_END, number + 1) in faults(trail, home)


def faults(trail, home):
    return {(problem.fault, problem.chain_no) for problem in verify(trail, home).problems}


def cut_tail_and_head(trail):
    """Remove the last entry, its rows and events, and put the head back, as the owner could."""
    shard, number, entry = entries(trail)[8]
    trail.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
    trail.execute(
        "DELETE FROM audit_event WHERE id::text IN "
        "(SELECT row_id FROM audit_change WHERE entry_id = %s)", [entry],
    )  # fmt: skip
    trail.execute("DELETE FROM audit_change WHERE entry_id = %s", [entry])
    trail.execute("DELETE FROM audit_entry WHERE id = %s", [entry])
    trail.execute(
        "UPDATE audit_head h SET chain_no = e.chain_no, hash = e.hash FROM audit_entry e "
        "WHERE h.shard = %s AND e.shard = h.shard AND e.chain_no = %s", [shard, number - 1],
    )  # fmt: skip
    return shard, number


def test_a_tail_cut_off_with_its_head_is_named_by_the_checkpoint(trail, home):
    checkpoints.add(home, trail, at=NOW)

    _shard, number = cut_tail_and_head(trail)

    assert first(trail, home) == (Fault.REWRITTEN, number)


REWRITE = """
DO $$
DECLARE e record; before bytea := ''; mine bytea;
BEGIN
  FOR e IN SELECT * FROM audit_entry WHERE shard = {shard} ORDER BY chain_no LOOP
    mine := audit.entry_hash(before, e.shard, e.chain_no, e.id, e.at, NULL, e.request_id,
                             e.table_name, e.op, e.row_count, e.rows_digest);
    UPDATE audit_entry SET user_id = NULL, previous = before, hash = mine WHERE id = e.id;
    before := mine;
  END LOOP;
  UPDATE audit_head SET hash = before WHERE shard = {shard};
END $$
"""


def test_a_chain_written_anew_is_named_by_the_checkpoint(trail, home):
    shard = entries(trail)[0][0]
    trail.execute("UPDATE audit_entry SET user_id = gen_random_uuid() WHERE shard = %s", [shard])
    trail.execute(REWRITE.format(shard=shard).replace("NULL, e.request", "e.user_id, e.request")
                  .replace("user_id = NULL, ", ""))  # fmt: skip
    checkpoints.add(home, trail, at=NOW)
    assert verify(trail, home).is_whole

    trail.execute(REWRITE.format(shard=shard))

    assert first(trail, home)[0] == Fault.REWRITTEN


@pytest.mark.parametrize(
    ("mutation", "fault"),
    [
        pytest.param("UPDATE audit_event SET reason = 'x'", Fault.EVENT_CHANGED, id="changed"),
        pytest.param("DELETE FROM audit_event", Fault.EVENT_GONE, id="taken-out"),
        pytest.param(EVENTS.replace("%s", "1"),
                     Fault.EVENT_CHANGED, id="put-in"),
    ],
)  # fmt: skip
def test_an_event_touched_behind_the_triggers_is_named(trail, home, mutation, fault):
    trail.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")

    trail.execute(mutation)

    assert first(trail, home)[0] == fault


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda text: text.replace('"at": "2020', '"at": "2021', 1), id="edited"),
        pytest.param(lambda text: text.split("\n", 1)[1], id="first-line-cut"),
        pytest.param(lambda text: "nonsense\n" + text, id="line-put-in"),
    ],
)
def test_a_forged_file_of_checkpoints_is_named(trail, home, forge):
    checkpoints.add(home, trail, at=NOW)
    trail.execute("UPDATE orgs_org SET phone = '1'")
    checkpoints.add(home, trail, at=NOW)
    file = checkpoints.path(home)

    file.write_text(forge(file.read_text(encoding="utf-8")), encoding="utf-8")

    report = verify(trail, home)
    assert (report.first.fault, report.first.row) == (Fault.FORGED, "line 1")


def test_a_checkpoint_is_added_only_when_a_chain_moved(trail, home):
    assert checkpoints.add(home, trail, at=NOW)
    assert checkpoints.add(home, trail, at=NOW) is None

    trail.execute("UPDATE orgs_org SET phone = '1'")

    assert len(checkpoints.add(home, trail, at=NOW).heads) == 1


def test_a_hundred_thousand_rows_are_checked_in_seconds(trail, home):
    trail.execute(EVENTS, [90_000])
    trail.execute(
        "DO $$ BEGIN FOR n IN 1..10000 LOOP "
        "UPDATE orgs_org SET phone = n::text WHERE seq = 900000; END LOOP; END $$"
    )
    started = time.perf_counter()

    report = verify(trail, home)

    assert report.is_whole
    assert report.changes > 100_000
    assert time.perf_counter() - started < 15
