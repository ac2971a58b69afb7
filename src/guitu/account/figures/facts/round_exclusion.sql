-- The fact view `round_exclusion`: one row for each person not assessed in a round.
SELECT e.id AS exclusion_id, e.person_id, e.org_seq, e.because, r.counts_from
FROM risk_exclusion AS e JOIN risk_round AS r ON r.id = e.round_id CROSS JOIN asked
WHERE e.ended_on IS NULL AND r.voided_at IS NULL AND e.org_seq BETWEEN asked.lo AND asked.hi
