SELECT d.assessment_id AS record_id, d.org_seq, d.decided_on AS on_day, 'counted' AS outcome
FROM risk_level AS d CROSS JOIN asked
WHERE d.decided_on BETWEEN asked.from_on AND asked.until_on
