SELECT n.need_id AS record_id, n.org_seq, n.first_raised_on AS on_day,
       CASE WHEN n.status IN ('met', 'declined', 'not_needed')
             AND n.answered_on <= asked.until_on THEN 'counted'
            ELSE 'not' END AS outcome
FROM need AS n CROSS JOIN asked
WHERE n.first_raised_on BETWEEN asked.from_on AND asked.until_on
