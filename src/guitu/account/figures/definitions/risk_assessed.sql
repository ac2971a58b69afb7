SELECT a.assessment_id AS record_id, a.org_seq, a.counts_from AS on_day,
       CASE WHEN a.left_on IS NULL THEN 'counted' ELSE 'excluded:left' END AS outcome
FROM round_assessment AS a CROSS JOIN asked
WHERE a.counts_from BETWEEN asked.from_on AND asked.until_on
