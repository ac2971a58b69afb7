-- The fact view `round_assessment`: one row for each person in each round, who left it too.
SELECT a.id AS assessment_id, a.person_id, a.org_seq, a.left_on, r.counts_from
FROM risk_assessment AS a JOIN risk_round AS r ON r.id = a.round_id CROSS JOIN asked
WHERE a.voided_at IS NULL AND r.voided_at IS NULL AND a.org_seq BETWEEN asked.lo AND asked.hi
