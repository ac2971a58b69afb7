-- The fact view `livelihood`: how each person with an open file makes a living, as it stands.
SELECT p.id AS person_id, p.org_seq, p.employment
FROM people_person AS p CROSS JOIN asked
WHERE p.voided_at IS NULL AND p.merged_into_id IS NULL
  AND p.org_seq BETWEEN asked.lo AND asked.hi
