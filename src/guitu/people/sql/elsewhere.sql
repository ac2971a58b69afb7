-- Whether an ID number is on file in another office. Run as the owner; safe to repeat.
--
-- The only way to learn of a file outside one's own scope. It answers one word, at most twenty
-- times an hour to one user, and writes down every question. Sealed and special files above the
-- asker's clearance stay hidden, because the label policy holds for the owner too.

CREATE OR REPLACE FUNCTION sec.on_file_elsewhere(p_index bytea, p_org integer) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asker uuid := sec.user_id();
  asked integer;
  answer boolean;
BEGIN
  IF asker IS NULL THEN
    RETURN 'no context';
  END IF;
  PERFORM pg_advisory_xact_lock(7217014, hashtext(asker::text));
  SELECT count(*) INTO asked FROM people_crossscopequestion q
  WHERE q.asked_by = asker AND q.asked_at > clock_timestamp() - interval '1 hour';
  IF asked >= 20 THEN
    RETURN 'too many';
  END IF;
  SELECT EXISTS (
    SELECT FROM people_person p
    WHERE p.id_index = p_index AND p.voided_at IS NULL AND p.merged_into_id IS NULL
      AND (p.org_seq BETWEEN sec.lo() AND sec.hi() OR p.org_seq = ANY (sec.more())) IS NOT TRUE
  ) INTO answer;
  INSERT INTO people_crossscopequestion (id, org_seq, sec_label, asked_by, asked_at, found)
  VALUES (gen_random_uuid(), p_org, 1, asker, clock_timestamp(), answer);
  RETURN CASE WHEN answer THEN 'yes' ELSE 'no' END;
END $$;
REVOKE ALL ON FUNCTION sec.on_file_elsewhere(bytea, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.on_file_elsewhere(bytea, integer) TO {app};

-- The same for the numbers of a ledger that is read in: one call, every hit written down. The hits
-- count as questions; a ledger that would bring them above two hundred in the hour is told nothing
-- (NULL), so that nobody finds out about a whole district by a made-up ledger.
CREATE OR REPLACE FUNCTION sec.on_file_elsewhere_of(p_indexes bytea[], p_org integer)
RETURNS bytea[]
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asker uuid := sec.user_id();
  hits bytea[];
  asked integer;
BEGIN
  IF asker IS NULL THEN
    RETURN '{{}}';
  END IF;
  SELECT COALESCE(array_agg(DISTINCT p.id_index), '{{}}') INTO hits FROM people_person p
  WHERE p.id_index = ANY (p_indexes) AND p.voided_at IS NULL AND p.merged_into_id IS NULL
    AND (p.org_seq BETWEEN sec.lo() AND sec.hi() OR p.org_seq = ANY (sec.more())) IS NOT TRUE;
  PERFORM pg_advisory_xact_lock(7217014, hashtext(asker::text));
  SELECT count(*) INTO asked FROM people_crossscopequestion q
  WHERE q.asked_by = asker AND q.asked_at > clock_timestamp() - interval '1 hour';
  IF asked + cardinality(hits) > 200 THEN
    RETURN NULL;
  END IF;
  INSERT INTO people_crossscopequestion (id, org_seq, sec_label, asked_by, asked_at, found)
  SELECT gen_random_uuid(), p_org, 1, asker, clock_timestamp(), true FROM unnest(hits);
  RETURN hits;
END $$;
REVOKE ALL ON FUNCTION sec.on_file_elsewhere_of(bytea[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.on_file_elsewhere_of(bytea[], integer) TO {app};
