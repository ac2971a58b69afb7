SELECT a.person_id AS record_id, a.org_seq, a.counts_from AS on_day,
       CASE WHEN d.assessment_id IS NULL THEN 'not' ELSE 'counted' END AS outcome
FROM round_assessment AS a
LEFT JOIN risk_level AS d ON d.assessment_id = a.assessment_id
CROSS JOIN asked
WHERE a.left_on IS NULL AND a.counts_from BETWEEN asked.from_on AND asked.until_on
UNION ALL
SELECT e.person_id AS record_id, e.org_seq, e.counts_from AS on_day,
       'excluded:not_assessed' AS outcome
FROM round_exclusion AS e CROSS JOIN asked
WHERE e.counts_from BETWEEN asked.from_on AND asked.until_on
