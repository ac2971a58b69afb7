-- The fact view `aid_request`: one row for each request to a department or service.
SELECT r.id AS request_id, r.org_seq, r.status, r.sent_on, r.due_on, r.answered_on
FROM aid_aidrequest AS r CROSS JOIN asked
WHERE r.org_seq BETWEEN asked.lo AND asked.hi
