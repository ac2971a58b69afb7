-- The fact view `need`: one row for each need that was heard and not entered by mistake.
SELECT n.id AS need_id, n.person_id, n.org_seq, n.status, n.first_raised_on, n.answered_on
FROM aid_need AS n CROSS JOIN asked
WHERE n.voided_at IS NULL AND n.org_seq BETWEEN asked.lo AND asked.hi
