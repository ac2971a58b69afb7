SELECT o.objection_id AS record_id, o.org_seq, o.made_on AS on_day,
       CASE WHEN o.state = 'withdrawn' THEN 'excluded:withdrawn'
            WHEN o.answered_on <= asked.on_day THEN 'counted'
            ELSE 'not' END AS outcome
FROM level_objection AS o CROSS JOIN asked
WHERE o.made_on BETWEEN asked.from_on AND asked.until_on
