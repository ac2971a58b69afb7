SELECT d.duty_id AS record_id, d.org_seq, d.due_on AS on_day,
       CASE WHEN d.standing = 'waived' THEN 'excluded:waived'
            WHEN d.standing = 'open' THEN 'unknown'
            WHEN d.standing = 'met_late' THEN 'counted'
            ELSE 'not' END AS outcome
FROM duty AS d CROSS JOIN asked
WHERE d.due_on BETWEEN asked.from_on AND asked.until_on
