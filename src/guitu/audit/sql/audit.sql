-- The append-only trail. Run as the owner; safe to repeat.
--
-- One entry per statement, one change per row. Entries form hash chains, one per shard. A statement
-- takes the chain of its backend, or the next one that no other session holds: there are more
-- chains than connections, so nobody waits for a chain and no chain is ever part of a deadlock.
-- A chain number is drawn while the head is locked. Moments are in UTC, whatever the session.

CREATE SCHEMA IF NOT EXISTS audit;
REVOKE ALL ON SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO {app}, {owner}, {backup};

CREATE OR REPLACE FUNCTION audit.row_digest(
  p_table text, p_op text, p_row text, p_content bytea, p_values jsonb)
RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(concat_ws('|', p_table, p_op, p_row, encode(p_content, 'hex'),
                                     p_values::text), 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION audit.entry_hash(
  p_previous bytea, p_shard integer, p_no bigint, p_id uuid, p_at timestamptz, p_user uuid,
  p_request uuid, p_table text, p_op text, p_count integer, p_rows bytea)
RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(p_previous || convert_to(concat_ws('|', p_shard, p_no, p_id,
    (extract(epoch FROM p_at) * 1000000)::bigint, COALESCE(p_user::text, '-'),
    COALESCE(p_request::text, '-'), p_table, p_op, p_count, encode(p_rows, 'hex')), 'UTF8'))
$$;

-- What stands in the place of a digest of rows where only the number of rows is kept.
CREATE OR REPLACE FUNCTION audit.summary_mark(p_table text, p_count integer)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(p_table || p_count, 'UTF8'))
$$;

-- Columns that differ: plain ones with both values, personal ones by name only.
CREATE OR REPLACE FUNCTION audit.difference(p_old jsonb, p_new jsonb, p_personal text[])
RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT COALESCE(jsonb_object_agg(n.key,
    CASE WHEN n.key = ANY (p_personal) THEN 'null'::jsonb
         ELSE jsonb_build_array(p_old -> n.key, n.value) END), '{{}}'::jsonb)
  FROM jsonb_each(p_new) n WHERE n.value IS DISTINCT FROM p_old -> n.key
$$;

CREATE OR REPLACE FUNCTION audit.append(
  p_table text, p_op text, p_count integer, p_rows bytea, p_entry uuid)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  slot integer := pg_backend_pid() % 64;
  head record;
  who uuid;
  request uuid;
  moment timestamptz := clock_timestamp();
BEGIN
  SELECT c.user_id, c.request_id INTO who, request FROM sec.context c
  WHERE c.pid = pg_backend_pid() AND c.xid = pg_current_xact_id_if_assigned();
  SELECT h.shard, h.chain_no + 1 AS no, h.hash INTO head
  FROM audit_head h WHERE h.shard = slot FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    SELECT h.shard, h.chain_no + 1 AS no, h.hash INTO head
    FROM audit_head h ORDER BY (h.shard - slot + 64) % 64 LIMIT 1 FOR UPDATE SKIP LOCKED;
  END IF;
  IF NOT FOUND THEN
    SELECT h.shard, h.chain_no + 1 AS no, h.hash INTO STRICT head
    FROM audit_head h WHERE h.shard = slot FOR UPDATE;
  END IF;
  WITH entry AS (
    INSERT INTO audit_entry (id, shard, chain_no, at, user_id, request_id, table_name, op,
                             row_count, rows_digest, previous, hash)
    SELECT p_entry, head.shard, head.no, moment, who, request, p_table, p_op, p_count, p_rows,
           head.hash, audit.entry_hash(head.hash, head.shard, head.no, p_entry, moment, who,
                                       request, p_table, p_op, p_count, p_rows)
    RETURNING hash)
  UPDATE audit_head SET chain_no = head.no, hash = (SELECT hash FROM entry)
  WHERE shard = head.shard;
END $$;

-- TG_ARGV[0]: 'rows' or 'summary'; TG_ARGV[1]: personal columns; TG_ARGV[2]: 'whole' keeps the row.
CREATE OR REPLACE FUNCTION audit.write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  personal text[] := string_to_array(TG_ARGV[1], ',');
  whole boolean := TG_ARGV[2] = 'whole';
  entry uuid := gen_random_uuid();
  total integer;
  rows_mark bytea;
BEGIN
  IF TG_ARGV[0] = 'summary' THEN
    IF TG_OP = 'DELETE' THEN SELECT count(*) INTO total FROM old_rows;
    ELSE SELECT count(*) INTO total FROM new_rows; END IF;
    rows_mark := audit.summary_mark(TG_TABLE_NAME, total);
  ELSIF TG_OP = 'INSERT' THEN
    WITH change AS (
      SELECT n.id::text AS row_id, sha256(convert_to(to_jsonb(n)::text, 'UTF8')) AS content,
             CASE WHEN whole THEN to_jsonb(n) ELSE '{{}}'::jsonb END AS vals
      FROM new_rows n),
    kept AS (
      INSERT INTO audit_change (entry_id, table_name, op, row_id, content, vals, digest)
      SELECT entry, TG_TABLE_NAME, 'I', row_id, content, vals,
             audit.row_digest(TG_TABLE_NAME, 'I', row_id, content, vals) FROM change
      RETURNING row_id, digest AS d)
    SELECT count(*), sha256(string_agg(d, ''::bytea ORDER BY row_id COLLATE "C"))
    INTO total, rows_mark FROM kept;
  ELSIF TG_OP = 'UPDATE' THEN
    WITH change AS (
      SELECT n.id::text AS row_id, sha256(convert_to(to_jsonb(n)::text, 'UTF8')) AS content,
             audit.difference(to_jsonb(o), to_jsonb(n), personal) AS vals
      FROM new_rows n LEFT JOIN old_rows o ON o.id = n.id),
    kept AS (
      INSERT INTO audit_change (entry_id, table_name, op, row_id, content, vals, digest)
      SELECT entry, TG_TABLE_NAME, 'U', row_id, content, vals,
             audit.row_digest(TG_TABLE_NAME, 'U', row_id, content, vals) FROM change
      WHERE vals <> '{{}}'::jsonb
      RETURNING row_id, digest AS d)
    SELECT count(*), sha256(string_agg(d, ''::bytea ORDER BY row_id COLLATE "C"))
    INTO total, rows_mark FROM kept;
  ELSE
    WITH change AS (
      SELECT o.id::text AS row_id, sha256(convert_to(to_jsonb(o)::text, 'UTF8')) AS content
      FROM old_rows o),
    kept AS (
      INSERT INTO audit_change (entry_id, table_name, op, row_id, content, vals, digest)
      SELECT entry, TG_TABLE_NAME, 'D', row_id, content, '{{}}'::jsonb,
             audit.row_digest(TG_TABLE_NAME, 'D', row_id, content, '{{}}'::jsonb) FROM change
      RETURNING row_id, digest AS d)
    SELECT count(*), sha256(string_agg(d, ''::bytea ORDER BY row_id COLLATE "C"))
    INTO total, rows_mark FROM kept;
  END IF;
  IF total > 0 THEN
    PERFORM audit.append(TG_TABLE_NAME, left(TG_OP, 1), total, rows_mark, entry);
  END IF;
  RETURN NULL;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
