SELECT h.hand_over_id AS record_id, h.org_seq, h.home_on AS on_day,
       CASE WHEN h.outcome = 'moved_elsewhere' THEN 'excluded:moved_elsewhere'
            WHEN h.agreement_signed_on = h.home_on THEN 'counted'
            ELSE 'not' END AS outcome
FROM hand_over AS h CROSS JOIN asked
WHERE h.home_on BETWEEN asked.from_on AND asked.until_on
