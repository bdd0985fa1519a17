-- What a donor sees: their own gifts, receipts and monthly gifts, and what each gift paid for, never more than the public
-- pages tell. Views run with the rights of the owner and show what belongs to homeward.donor_id, nothing without it.
-- giving.note_receipt_mail(receipt_id, state) (worker).

CREATE VIEW giving.own_gift WITH (security_barrier) AS
  SELECT g.id, c.destination, c.monthly, v.slug, v.title, l.label AS line_label, g.amount_minor, g.fee_cover_minor, g.currency, g.paid_at,
    p.refunded_minor, p.disputed_minor, p.lost_minor, p.net_minor,
    EXISTS (SELECT 1 FROM giving.refund r WHERE r.gift_id = g.id AND r.state IN ('requested', 'sent', 'pending')) AS is_returning
  FROM giving.gift g JOIN giving.checkout c ON c.id = g.checkout_id JOIN giving.gift_position p ON p.gift_id = g.id
  LEFT JOIN public.visible_campaign v ON v.id = c.campaign_id
  LEFT JOIN public.visible_line l ON l.id = c.campaign_line_id
  WHERE g.donor_id = giving.acting_donor();

CREATE VIEW giving.own_receipt WITH (security_barrier) AS
  SELECT r.id, r.gift_id, r.year, r.serial, r.amount_minor, r.currency, r.state, r.issued_at, r.voided_at, r.void_reason,
    n.year AS next_year, n.serial AS next_serial
  FROM giving.receipt r JOIN giving.gift g ON g.id = r.gift_id
  LEFT JOIN LATERAL (SELECT s.year, s.serial FROM giving.receipt s WHERE s.gift_id = r.gift_id AND (s.year, s.serial) > (r.year, r.serial)
    ORDER BY s.year, s.serial LIMIT 1) n ON true
  WHERE g.donor_id = giving.acting_donor();

-- By month and public label; the month that runs is not told yet, travel home only once arrival was confirmed (domain.md 5).
CREATE VIEW giving.own_paid_for WITH (security_barrier) AS
  SELECT w.gift_id, w.campaign_line_id, l.label, date_trunc('month', w.told_at AT TIME ZONE 'UTC')::date AS month, sum(w.amount_minor)::bigint AS amount_minor
  FROM (
    SELECT p.gift_id, p.campaign_line_id, p.amount_minor, CASE WHEN t.category <> 'return_travel' THEN d.executed_at
        WHEN d.state = 'confirmed' THEN greatest((SELECT max(c.confirmed_at) FROM ledger.receipt_confirmation c WHERE c.disbursement_id = d.id AND c.received),
          (SELECT min(e.checked_at) FROM ledger.evidence e WHERE e.disbursement_id = d.id AND e.state = 'accepted')) END AS told_at
    FROM ledger.gift_paid_for p JOIN giving.gift g ON g.id = p.gift_id JOIN ledger.disbursement d ON d.id = p.disbursement_id
      JOIN public.campaign_line t ON t.id = p.campaign_line_id
    WHERE g.donor_id = giving.acting_donor()
  ) w JOIN public.visible_line l ON l.id = w.campaign_line_id
  WHERE w.told_at < date_trunc('month', system.now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
  GROUP BY w.gift_id, w.campaign_line_id, l.label, 4;

CREATE VIEW giving.own_monthly WITH (security_barrier) AS
  SELECT m.id, m.destination, m.amount_minor, m.fee_cover_minor, m.currency, m.status, m.started_at, m.cancelled_at,
    a.kind AS asked_kind, a.amount_minor AS asked_minor
  FROM giving.monthly_gift m
  LEFT JOIN LATERAL (SELECT c.kind, c.amount_minor FROM giving.monthly_command c WHERE c.monthly_gift_id = m.id AND c.state = 'asked'
    ORDER BY c.kind = 'stop' DESC, c.asked_at DESC LIMIT 1) a ON true
  WHERE m.donor_id = giving.acting_donor();

CREATE VIEW giving.own_donor WITH (security_barrier) AS
  SELECT d.id, d.email_sealed, d.created_at FROM giving.donor d WHERE d.id = giving.acting_donor();

-- A function in a view runs for whoever asks, so this one is asked about oneself only.
CREATE FUNCTION giving.own_address_kept_until() RETURNS date
  LANGUAGE sql SECURITY DEFINER STABLE SET search_path = pg_catalog
  AS $$ SELECT giving.address_kept_until(giving.acting_donor()) $$;

GRANT SELECT ON giving.own_gift, giving.own_receipt, giving.own_paid_for, giving.own_monthly, giving.own_donor TO homeward_donor;

-- Which papers went by mail: refunds and disputes tell of the same void receipt more than once.
CREATE TABLE giving.receipt_mail (
  receipt_id uuid NOT NULL REFERENCES giving.receipt (id),
  state text NOT NULL CHECK (state IN ('issued', 'void')),
  sent_at timestamptz(3) NOT NULL DEFAULT system.now(),
  PRIMARY KEY (receipt_id, state)
);
CREATE FUNCTION giving.note_receipt_mail(p_receipt_id uuid, p_state text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ INSERT INTO giving.receipt_mail (receipt_id, state) VALUES (p_receipt_id, p_state) ON CONFLICT DO NOTHING $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.receipt_mail, giving.gift_position TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.note_receipt_mail(uuid, text) TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.own_address_kept_until() TO homeward_donor;
