SELECT h.hand_over_id AS record_id, h.org_seq, h.release_on AS on_day,
       CASE WHEN h.outcome = 'met' THEN 'counted'
            WHEN h.outcome = 'moved_elsewhere' THEN 'excluded:moved_elsewhere'
            WHEN h.outcome = '' THEN 'unknown'
            ELSE 'not' END AS outcome
FROM hand_over AS h CROSS JOIN asked
WHERE h.release_on BETWEEN asked.from_on AND asked.until_on
