SELECT a.agreement_id AS record_id, a.org_seq, a.signed_on AS on_day, 'counted' AS outcome
FROM agreement AS a CROSS JOIN asked
WHERE a.signed_on BETWEEN asked.from_on AND asked.until_on
