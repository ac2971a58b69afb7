-- The fact view `agreement`: one row for each version of an agreement that was signed.
SELECT a.id AS agreement_id, a.person_id, a.org_seq, a.number, a.signed_on
FROM measures_agreement AS a CROSS JOIN asked
WHERE a.voided_at IS NULL AND a.signed_on IS NOT NULL
  AND a.org_seq BETWEEN asked.lo AND asked.hi
