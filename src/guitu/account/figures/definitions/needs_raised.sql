SELECT n.need_id AS record_id, n.org_seq, n.first_raised_on AS on_day, 'counted' AS outcome
FROM need AS n CROSS JOIN asked
WHERE n.first_raised_on BETWEEN asked.from_on AND asked.until_on
