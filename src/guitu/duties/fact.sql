-- The fact view `duty`: one row for each duty that was not voided, as it stands on the day asked.
-- standing: met, met_late, waived, late (the day after its due day is the first late day), open.
SELECT d.id AS duty_id, d.org_seq, d.kind, d.party, d.due_on, d.met_on,
       CASE WHEN d.waived_on IS NOT NULL THEN 'waived'
            WHEN d.met_on > d.due_on THEN 'met_late'
            WHEN d.met_on IS NOT NULL THEN 'met'
            WHEN d.due_on < asked.on_day THEN 'late'
            ELSE 'open' END AS standing
FROM duties_duty AS d CROSS JOIN asked
WHERE d.voided_at IS NULL AND d.org_seq BETWEEN asked.lo AND asked.hi
