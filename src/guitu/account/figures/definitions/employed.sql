SELECT e.person_id AS record_id, MIN(e.org_seq) AS org_seq, MIN(e.from_on) AS on_day,
       CASE WHEN MIN(p.employment) IN ('employed', 'self_employed', 'casual', 'farming')
            THEN 'counted'
            WHEN MIN(p.employment) = 'seeking' THEN 'not'
            WHEN MIN(p.employment) IN ('training', 'student') THEN 'excluded:learning'
            WHEN MIN(p.employment) IN ('unable', 'retired') THEN 'excluded:unable'
            ELSE 'unknown' END AS outcome
FROM execution AS e
CROSS JOIN asked
JOIN livelihood AS p ON p.person_id = e.person_id
WHERE e.from_on <= asked.until_on
  AND (e.until_on IS NULL OR e.until_on > asked.until_on)
  AND (e.ends_on IS NULL OR e.ends_on >= asked.until_on)
GROUP BY e.person_id
