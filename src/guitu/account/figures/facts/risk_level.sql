-- The fact view `risk_level`: one row for each level that people decided, and when it was told.
SELECT d.assessment_id, d.person_id, d.org_seq, d.level, d.decided_on, t.told_on
FROM risk_leveldecision AS d
LEFT JOIN risk_telling AS t ON t.decision_id = d.id AND t.voided_at IS NULL
CROSS JOIN asked
WHERE d.voided_at IS NULL AND d.org_seq BETWEEN asked.lo AND asked.hi
