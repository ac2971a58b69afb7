SELECT r.request_id AS record_id, r.org_seq, r.due_on AS on_day,
       CASE WHEN r.status = 'revoked' THEN 'excluded:revoked'
            WHEN r.answered_on <= r.due_on THEN 'counted'
            ELSE 'not' END AS outcome
FROM aid_request AS r CROSS JOIN asked
WHERE r.due_on BETWEEN asked.from_on AND asked.until_on
  AND (r.answered_on IS NOT NULL OR r.due_on < asked.on_day)
