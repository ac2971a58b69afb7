-- The row-security context of one transaction. Run as the owner; safe to repeat.
-- {app}, {owner} and {backup} are the three roles.

CREATE SCHEMA IF NOT EXISTS sec;
REVOKE ALL ON SCHEMA sec FROM PUBLIC;
GRANT USAGE ON SCHEMA sec TO {app}, {owner}, {backup};

-- The key that proves a ticket; only the owner reads it, so an injected statement cannot forge one.
CREATE TABLE IF NOT EXISTS sec.secret (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  inner_pad bytea NOT NULL,
  outer_pad bytea NOT NULL
);

-- One row per backend, valid for one transaction only: another transaction has another xid.
CREATE UNLOGGED TABLE IF NOT EXISTS sec.context (
  pid integer PRIMARY KEY,
  xid xid8 NOT NULL,
  user_id uuid NOT NULL,
  on_day date NOT NULL,
  lo integer,
  hi integer,
  more integer[] NOT NULL DEFAULT '{{}}',
  clearance smallint NOT NULL,
  is_auditor boolean NOT NULL,
  is_system boolean NOT NULL,
  request_id uuid
) WITH (fillfactor = 50);

-- Set only for somebody who came with a limited link: whom it is about, and what it is for.
ALTER TABLE sec.context ADD COLUMN IF NOT EXISTS link_person uuid;
ALTER TABLE sec.context ADD COLUMN IF NOT EXISTS link_purpose text;

REVOKE ALL ON ALL TABLES IN SCHEMA sec FROM PUBLIC, {app};

CREATE OR REPLACE FUNCTION sec.ticket(subject text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(subject, 'UTF8'))), 'hex')
  FROM sec.secret
$$;
REVOKE ALL ON FUNCTION sec.ticket(text) FROM PUBLIC;

-- Replaced by the module access: the ranges, clearances and audit rights of a user on a day.
DO $do$ BEGIN
  IF to_regprocedure('sec.scope_of(uuid, date)') IS NULL THEN
    CREATE FUNCTION sec.scope_of(p_user uuid, p_on date)
    RETURNS TABLE (lo integer, hi integer, clearance smallint, is_auditor boolean)
    LANGUAGE sql STABLE AS 'SELECT NULL::int, NULL::int, 0::smallint, false WHERE false';
  END IF;
END $do$;

CREATE OR REPLACE FUNCTION sec.enter(p_user uuid, p_on date, p_request uuid, p_ticket text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  system boolean := p_user = '00000000-0000-0000-0000-000000000000';
  main int4range;
  others integer[] := '{{}}';
  sees_label smallint := 0;
  audits boolean := false;
BEGIN
  IF p_ticket IS DISTINCT FROM sec.ticket(p_user::text || '|' || p_on::text) THEN
    RAISE EXCEPTION 'row security: the ticket is not valid' USING ERRCODE = '28000';
  END IF;
  IF system THEN
    main := int4range(0, 2147483647);
    sees_label := 9;
  ELSE
    WITH scope AS (SELECT * FROM sec.scope_of(p_user, p_on)),
         merged AS (
           SELECT r, upper(r) - lower(r) AS width
           FROM unnest((SELECT range_agg(int4range(s.lo, s.hi, '[]')) FROM scope s)) AS r
         )
    SELECT (SELECT m.r FROM merged m ORDER BY m.width DESC, m.r LIMIT 1),
           COALESCE((SELECT array_agg(seq) FROM (
             SELECT generate_series(lower(m.r), upper(m.r) - 1) AS seq
             FROM (SELECT * FROM merged ORDER BY width DESC, r OFFSET 1) m) extra), '{{}}'),
           COALESCE((SELECT max(s.clearance) FROM scope s), 0),
           COALESCE((SELECT bool_or(s.is_auditor) FROM scope s), false)
    INTO main, others, sees_label, audits;
  END IF;
  INSERT INTO sec.context AS c
    (pid, xid, user_id, on_day, lo, hi, more, clearance, is_auditor, is_system, request_id)
  VALUES (pg_backend_pid(), pg_current_xact_id(), p_user, p_on, lower(main), upper(main) - 1,
          others, sees_label, audits, system, p_request)
  ON CONFLICT (pid) DO UPDATE SET
    xid = EXCLUDED.xid, user_id = EXCLUDED.user_id, on_day = EXCLUDED.on_day, lo = EXCLUDED.lo,
    hi = EXCLUDED.hi, more = EXCLUDED.more, clearance = EXCLUDED.clearance,
    is_auditor = EXCLUDED.is_auditor, is_system = EXCLUDED.is_system,
    request_id = EXCLUDED.request_id, link_person = NULL, link_purpose = NULL;
END $$;

-- Replaced by the module access: whom a limited link is about on a day, while it is valid.
DO $do$ BEGIN
  IF to_regprocedure('sec.link_of(uuid, date)') IS NULL THEN
    CREATE FUNCTION sec.link_of(p_link uuid, p_on date)
    RETURNS TABLE (person_id uuid, purpose text, sec_label smallint)
    LANGUAGE sql STABLE AS 'SELECT NULL::uuid, NULL::text, 0::smallint WHERE false';
  END IF;
END $do$;

-- Whoever comes with a limited link has no scope at all: no organisation's rows are shown. Only
-- tables that say so show the rows of the one person, to read.
CREATE OR REPLACE FUNCTION sec.enter_link(p_link uuid, p_on date, p_request uuid, p_ticket text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found record;
BEGIN
  IF p_ticket IS DISTINCT FROM sec.ticket('link|' || p_link::text || '|' || p_on::text) THEN
    RAISE EXCEPTION 'row security: the ticket is not valid' USING ERRCODE = '28000';
  END IF;
  SELECT * INTO found FROM sec.link_of(p_link, p_on);
  INSERT INTO sec.context AS c
    (pid, xid, user_id, on_day, lo, hi, more, clearance, is_auditor, is_system, request_id,
     link_person, link_purpose)
  VALUES (pg_backend_pid(), pg_current_xact_id(), p_link, p_on, NULL, NULL, '{{}}',
          COALESCE(found.sec_label, 0), false, false, p_request, found.person_id, found.purpose)
  ON CONFLICT (pid) DO UPDATE SET
    xid = EXCLUDED.xid, user_id = EXCLUDED.user_id, on_day = EXCLUDED.on_day, lo = NULL, hi = NULL,
    more = EXCLUDED.more, clearance = EXCLUDED.clearance, is_auditor = false, is_system = false,
    request_id = EXCLUDED.request_id, link_person = EXCLUDED.link_person,
    link_purpose = EXCLUDED.link_purpose;
END $$;

CREATE OR REPLACE FUNCTION sec.leave() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM sec.context WHERE pid = pg_backend_pid()
$$;

-- What policies ask. Each is evaluated once a statement, as (SELECT sec.x()).
-- No context, another transaction: NULL, and NULL lets nothing through.
CREATE OR REPLACE FUNCTION sec.lo() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT lo FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.hi() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT hi FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.more() RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT more FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.clearance() RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT clearance FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.user_id() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT user_id FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.linked(p_purpose text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (SELECT link_person FROM sec.context
          WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned()
          AND link_purpose = p_purpose);
END $$;
CREATE OR REPLACE FUNCTION sec.active() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM sec.context
                 WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned());
END $$;
CREATE OR REPLACE FUNCTION sec.is_system() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM sec.context
                 WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned()
                 AND is_system);
END $$;
CREATE OR REPLACE FUNCTION sec.is_auditor() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM sec.context
                 WHERE pid = pg_backend_pid() AND xid = pg_current_xact_id_if_assigned()
                 AND (is_auditor OR is_system));
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.enter(uuid, date, uuid, text), sec.leave(), sec.lo(), sec.hi(),
  sec.enter_link(uuid, date, uuid, text), sec.linked(text), sec.more(), sec.clearance(), sec.user_id(), sec.active(), sec.is_system(), sec.is_auditor()
  TO {app}, {owner}, {backup};
