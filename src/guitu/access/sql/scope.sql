-- What a user may see on a day, from the grants in force. Run as the owner; safe to repeat.
CREATE OR REPLACE FUNCTION sec.scope_of(p_user uuid, p_on date)
RETURNS TABLE (lo integer, hi integer, clearance smallint, is_auditor boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.seq, o.seq_end, r.clearance, r.is_auditor
  FROM access_grant g
  JOIN access_user u ON u.id = g.user_id AND u.is_active
  JOIN access_roleclearance r ON r.role = g.role
  JOIN orgs_org o ON o.id = g.org_id
  WHERE g.user_id = p_user
    AND g.voided_at IS NULL
    AND g.from_on <= p_on
    AND (g.until_on IS NULL OR p_on <= g.until_on)
$$;
REVOKE ALL ON FUNCTION sec.scope_of(uuid, date) FROM PUBLIC;

-- Whom a limited link is about, while it is neither revoked nor over.
CREATE OR REPLACE FUNCTION sec.link_of(p_link uuid, p_on date)
RETURNS TABLE (person_id uuid, purpose text, sec_label smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id, l.purpose::text, l.sec_label
  FROM access_limitedlink l
  WHERE l.id = p_link AND l.revoked_at IS NULL AND p_on <= l.expires_on
$$;
REVOKE ALL ON FUNCTION sec.link_of(uuid, date) FROM PUBLIC;
