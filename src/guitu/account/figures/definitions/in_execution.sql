SELECT e.person_id AS record_id, MIN(e.org_seq) AS org_seq, MIN(e.from_on) AS on_day,
       'counted' AS outcome
FROM execution AS e CROSS JOIN asked
WHERE e.from_on <= asked.until_on
  AND (e.until_on IS NULL OR e.until_on > asked.until_on)
  AND (e.ends_on IS NULL OR e.ends_on >= asked.until_on)
GROUP BY e.person_id
