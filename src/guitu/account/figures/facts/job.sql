-- The fact view `job`: one row for each piece of work, with the last day on which the person was
-- said to be at work and the first on which not. Training is not among them.
SELECT j.id AS job_id, j.org_seq, j.starts_on, j.ended_on, c.last_yes_on, c.first_no_on
FROM aid_job AS j
CROSS JOIN asked
LEFT JOIN (
    SELECT job_id, MAX(CASE WHEN at_work THEN done_on END) AS last_yes_on,
           MIN(CASE WHEN NOT at_work THEN done_on END) AS first_no_on
    FROM aid_jobcheck WHERE voided_at IS NULL GROUP BY job_id
) AS c ON c.job_id = j.id
WHERE j.voided_at IS NULL AND j.kind <> 'training'
  AND j.org_seq BETWEEN asked.lo AND asked.hi
