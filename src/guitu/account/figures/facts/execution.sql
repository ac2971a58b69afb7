-- The fact view `execution`: one row for each time in which a measure was in execution.
-- until_on is the first day on which it was not any more; empty while it lasts.
SELECT m.id AS measure_id, m.person_id, m.org_seq, m.kind, s.from_on, s.until_on, m.ends_on
FROM measures_measure AS m
CROSS JOIN asked
JOIN measures_statusperiod AS s ON s.measure_id = m.id AND s.voided_at IS NULL
WHERE m.voided_at IS NULL AND m.org_seq BETWEEN asked.lo AND asked.hi
  AND s.status IN ('executing', 'breach_noted', 'breach_reported')
