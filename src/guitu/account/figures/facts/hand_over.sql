-- The fact view `hand_over`: one row for each person's way home. home_on is the day of arrival,
-- or the day on which the person was met or came home where no arrival is on record.
SELECT h.id AS hand_over_id, h.org_seq, h.release_on, h.stage, h.outcome, h.agreement_signed_on,
       COALESCE(CAST(a.arrived_at AT TIME ZONE 'Asia/Shanghai' AS date),
                CASE WHEN h.outcome IN ('met', 'came_with_family', 'came_alone')
                     THEN h.outcome_on END) AS home_on
FROM handover_handover AS h
CROSS JOIN asked
LEFT JOIN handover_arrival AS a ON a.hand_over_id = h.id AND a.voided_at IS NULL
WHERE h.org_seq BETWEEN asked.lo AND asked.hi
