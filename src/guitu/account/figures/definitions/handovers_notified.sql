SELECT h.hand_over_id AS record_id, h.org_seq, h.release_on AS on_day, 'counted' AS outcome
FROM hand_over AS h CROSS JOIN asked
WHERE h.release_on BETWEEN asked.from_on AND asked.until_on
