SELECT k.job_id AS record_id, k.org_seq, k.asked_on AS on_day,
       CASE WHEN k.ended_on >= k.asked_on THEN 'counted'
            WHEN k.ended_on < k.asked_on THEN 'not'
            WHEN k.last_yes_on >= k.asked_on THEN 'counted'
            WHEN k.first_no_on <= k.asked_on THEN 'not'
            ELSE 'unknown' END AS outcome
FROM (
    SELECT j.job_id, j.org_seq, j.ended_on, j.last_yes_on, j.first_no_on,
           CAST(j.starts_on + INTERVAL '30' DAY AS date) AS asked_on
    FROM job AS j
) AS k CROSS JOIN asked
WHERE k.asked_on BETWEEN asked.from_on AND asked.until_on AND k.asked_on <= asked.on_day
