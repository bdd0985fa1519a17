-- What the lines of the survivor's own page are called in the other languages in which it was published, so that the own
-- view can speak of its money in the reader's language.
CREATE VIEW private.own_line_label WITH (security_barrier) AS
  SELECT l.id AS campaign_line_id, t.locale, t.labels[l.at] AS label
  FROM private.publication p
  JOIN public.campaign_translation t ON t.campaign_id = p.campaign_id
  JOIN (SELECT id, campaign_id, row_number() OVER (PARTITION BY campaign_id ORDER BY position) AS at FROM public.campaign_line) l
    ON l.campaign_id = p.campaign_id
  WHERE p.case_id = system.actor_case();

CREATE OR REPLACE VIEW private.own_payment WITH (security_barrier) AS
  SELECT d.id, l.label, d.amount_minor, d.currency::text AS currency, to_char(d.executed_at, 'YYYY-MM') AS month, d.state <> 'confirmed' AS may_say,
    (SELECT r.received FROM ledger.receipt_confirmation r WHERE r.disbursement_id = d.id AND r.by_kind = 'survivor' ORDER BY r.confirmed_at DESC LIMIT 1) AS said,
    d.campaign_line_id
  FROM ledger.survivor_disbursement d JOIN ledger.survivor_line l ON l.campaign_line_id = d.campaign_line_id
  WHERE d.state IN ('executed', 'evidenced', 'confirmed');

GRANT SELECT ON private.own_line_label TO homeward_survivor;
