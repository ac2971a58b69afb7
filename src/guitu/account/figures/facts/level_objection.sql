-- The fact view `level_objection`: one row for each objection to a level.
SELECT o.id AS objection_id, o.person_id, o.org_seq, o.state, o.made_on, o.answered_on
FROM risk_objection AS o CROSS JOIN asked
WHERE o.voided_at IS NULL AND o.org_seq BETWEEN asked.lo AND asked.hi
