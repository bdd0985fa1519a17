-- Taking money back from a gift, for a refund or a dispute, and giving it back when that failed or was won.
--
-- Order (domain.md 6.7): uncommitted money first, the gift's part that waits for a refund, its part of the pool as far as
-- the pool has it, its operating part, its lines from the last priority to the first, its fee cover; then the reserve
-- replaces the gift as funder of what is promised or spent, so that nothing is ever taken from a survivor. What goes
-- beyond the gift itself, or comes in another currency, is the reserve's too: a fact from Stripe is always booked.
-- Each part stands in giving.taken_part. Locks, always in this order: gift, positions of lines by id, pool.
--
-- All functions here are called by other functions of the owner only. Views: giving.refund_part, giving.dispute_part,
-- giving.gift_position (finance, auditor, worker).

CREATE TABLE giving.refund (
  id uuid PRIMARY KEY,
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  source text NOT NULL CHECK (source IN ('finance', 'donor_choice', 'stripe')),
  state text NOT NULL CHECK (state IN ('requested', 'sent', 'pending', 'succeeded', 'failed', 'canceled', 'refused')),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  reason text CHECK (reason IN ('requested_by_donor', 'duplicate', 'fraudulent', 'left_over', 'mistake')),
  -- What Stripe knows our request by, however often it is sent.
  idempotency_key text NOT NULL GENERATED ALWAYS AS ('refund-' || id::text) STORED,
  stripe_refund_id text UNIQUE CHECK (length(stripe_refund_id) BETWEEN 3 AND 200),
  requested_by uuid,
  requested_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  created_at timestamptz(3),
  settled_at timestamptz(3),
  refused_why text CHECK (length(refused_why) <= 500),
  -- Its money was taken from the gift; it failed after that, and the money was given back.
  taken boolean NOT NULL DEFAULT false,
  restored boolean NOT NULL DEFAULT false,
  taking_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  restoring_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  CHECK ((source = 'stripe') = (reason IS NULL)),
  CHECK (source <> 'finance' OR requested_by IS NOT NULL),
  CHECK (source <> 'stripe' OR stripe_refund_id IS NOT NULL),
  CHECK (state NOT IN ('pending', 'succeeded') OR (taken AND NOT restored)),
  CHECK (state NOT IN ('failed', 'canceled') OR taken = restored),
  CHECK (taken OR NOT restored)
);
CREATE INDEX refund_gift ON giving.refund (gift_id);
CREATE INDEX refund_open ON giving.refund (requested_at) WHERE state IN ('requested', 'sent', 'pending');

CREATE TABLE giving.dispute (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  stripe_dispute_id text NOT NULL UNIQUE CHECK (length(stripe_dispute_id) BETWEEN 3 AND 200),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL CHECK (status ~ '^[a-z_]{3,40}$'),
  reason text NOT NULL CHECK (length(reason) <= 100),
  -- An inquiry moves no money until it becomes a dispute.
  is_inquiry boolean NOT NULL,
  due_by timestamptz(3),
  evidence_submitted_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  opened_at timestamptz(3) NOT NULL DEFAULT system.now(),
  closed_at timestamptz(3),
  outcome text CHECK (outcome IN ('won', 'lost', 'warning_closed')),
  -- Its money is frozen and provisioned; it was won, and the money was given back.
  held boolean NOT NULL DEFAULT false,
  released boolean NOT NULL DEFAULT false,
  holding_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  closing_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  reinstating_entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  CHECK ((outcome IS NULL) = (closed_at IS NULL)),
  CHECK (outcome IS NOT NULL OR held <> is_inquiry),
  CHECK (outcome IS DISTINCT FROM 'lost' OR (held AND NOT released)),
  CHECK (outcome IS NULL OR outcome = 'lost' OR released = held)
);
CREATE INDEX dispute_gift ON giving.dispute (gift_id);
CREATE INDEX dispute_open ON giving.dispute (due_by) WHERE outcome IS NULL;

CREATE TABLE giving.taken_part (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  refund_id uuid REFERENCES giving.refund (id),
  dispute_id uuid REFERENCES giving.dispute (id),
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  -- Which part of the gift; none for the fee cover, and for what goes beyond the gift.
  allocation_id bigint REFERENCES giving.gift_allocation (id),
  -- Who pays for it.
  source text NOT NULL CHECK (source IN ('refund', 'pool', 'operating', 'line', 'fee_cover', 'reserve')),
  campaign_line_id uuid REFERENCES ledger.line_position (campaign_line_id),
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  CHECK (num_nonnulls(refund_id, dispute_id) = 1),
  CHECK (source <> 'line' OR campaign_line_id IS NOT NULL),
  CHECK (source IN ('fee_cover', 'reserve') OR allocation_id IS NOT NULL)
);
CREATE INDEX taken_part_refund ON giving.taken_part (refund_id) WHERE refund_id IS NOT NULL;
CREATE INDEX taken_part_dispute ON giving.taken_part (dispute_id) WHERE dispute_id IS NOT NULL;
CREATE INDEX taken_part_gift ON giving.taken_part (gift_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.taken_part FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.refund FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.dispute FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

ALTER TABLE giving.allocation_move
  ADD FOREIGN KEY (refund_id) REFERENCES giving.refund (id), ADD FOREIGN KEY (dispute_id) REFERENCES giving.dispute (id);
-- The reserve funds a line in the place of a part that was taken.
ALTER TABLE giving.gift_allocation
  ADD COLUMN replaces_part_id bigint UNIQUE REFERENCES giving.taken_part (id),
  ADD CONSTRAINT gift_allocation_reserve_replaces CHECK ((source = 'reserve') = (replaces_part_id IS NOT NULL));

CREATE VIEW giving.refund_part WITH (security_barrier) AS
  SELECT id, refund_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor FROM giving.taken_part WHERE refund_id IS NOT NULL;
CREATE VIEW giving.dispute_part WITH (security_barrier) AS
  SELECT id, dispute_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor FROM giving.taken_part WHERE dispute_id IS NOT NULL;

-- What of a gift is still given. An open dispute is not lost yet.
CREATE VIEW giving.gift_position WITH (security_barrier) AS
  SELECT g.id AS gift_id, g.amount_minor, g.currency, r.refunded_minor, d.disputed_minor, d.lost_minor,
    greatest(0, g.amount_minor - r.refunded_minor - d.lost_minor) AS net_minor
  FROM giving.gift g
  CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS refunded_minor FROM giving.refund
    WHERE gift_id = g.id AND currency = g.currency AND taken AND NOT restored) r
  CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor) FILTER (WHERE outcome IS NULL), 0)::bigint AS disputed_minor,
      coalesce(sum(amount_minor) FILTER (WHERE outcome = 'lost'), 0)::bigint AS lost_minor
    FROM giving.dispute WHERE gift_id = g.id AND currency = g.currency AND held AND NOT released) d;

-- The gift of a payment, locked until the transaction ends; none when it is not booked yet.
CREATE FUNCTION giving.lock_gift(p_charge_id text, p_payment_intent_id text) RETURNS giving.gift
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$ SELECT * FROM giving.gift WHERE payment_intent_id = p_payment_intent_id OR charge_id = p_charge_id LIMIT 1 FOR NO KEY UPDATE $$;

CREATE FUNCTION giving.part_account(p_source text, p_currency text, p_campaign_line_id uuid) RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT ledger.account_id(CASE p_source WHEN 'line' THEN 'line_free' WHEN 'pool' THEN 'pool_fund' WHEN 'refund' THEN 'refunds_payable'
    WHEN 'operating' THEN 'operating_income' WHEN 'fee_cover' THEN 'fee_cover_income' ELSE 'reserve_fund' END,
    p_currency, CASE p_source WHEN 'line' THEN p_campaign_line_id END) $$;

-- From where this amount is taken. The gift is locked by the caller; its lines and the pool are locked here.
CREATE FUNCTION giving.plan_taking(p_gift_id uuid, p_amount_minor bigint, p_currency text)
  RETURNS TABLE (allocation_id bigint, source text, campaign_line_id uuid, amount_minor bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
#variable_conflict use_column
DECLARE
  gift giving.gift;
  rest bigint := p_amount_minor;
  pool_has bigint := 0;
  part record;
  available bigint;
  short_ids bigint[] := '{}';
  short_lines uuid[] := '{}';
  short_amounts bigint[] := '{}';
BEGIN
  SELECT * INTO STRICT gift FROM giving.gift g WHERE g.id = p_gift_id;
  IF gift.currency = p_currency::char(3) THEN
    PERFORM 1 FROM ledger.line_position l WHERE l.campaign_line_id IN (SELECT a.campaign_line_id FROM giving.gift_allocation a WHERE a.gift_id = p_gift_id)
      ORDER BY l.campaign_line_id FOR NO KEY UPDATE;
    PERFORM giving.lock_pool(p_currency);
    pool_has := greatest(0, -ledger.account_balance('pool_fund', p_currency));
    FOR part IN
      SELECT b.allocation_id AS id, b.kind, b.campaign_line_id AS line, b.remaining_minor AS remaining,
          b.remaining_minor + b.consumed_minor - coalesce((
            SELECT sum(t.amount_minor) FROM giving.taken_part t JOIN giving.dispute d ON d.id = t.dispute_id
              WHERE t.allocation_id = b.allocation_id AND t.source = 'reserve' AND d.held AND d.outcome IS NULL), 0)::bigint AS still_given,
          p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS line_free
        FROM giving.allocation_balance b LEFT JOIN public.campaign_line l ON l.id = b.campaign_line_id
        LEFT JOIN ledger.line_position p ON p.campaign_line_id = b.campaign_line_id
        WHERE b.gift_id = p_gift_id
        ORDER BY array_position(ARRAY['refund', 'pool', 'operating', 'line'], b.kind), l.priority DESC, l.position DESC, b.allocation_id
    LOOP
      available := least(rest, part.still_given, CASE part.kind WHEN 'pool' THEN pool_has WHEN 'line' THEN least(part.remaining, part.line_free) END);
      pool_has := pool_has - CASE part.kind WHEN 'pool' THEN available ELSE 0 END;
      IF available > 0 THEN
        rest := rest - available;
        RETURN QUERY SELECT part.id, part.kind, part.line, available;
      END IF;
      IF part.still_given > available THEN
        short_ids := array_append(short_ids, part.id);
        short_lines := array_append(short_lines, part.line);
        short_amounts := array_append(short_amounts, part.still_given - available);
      END IF;
    END LOOP;
    available := least(rest, gift.fee_cover_minor - coalesce((
      SELECT sum(t.amount_minor) FROM giving.taken_part t LEFT JOIN giving.refund r ON r.id = t.refund_id LEFT JOIN giving.dispute d ON d.id = t.dispute_id
        WHERE t.gift_id = p_gift_id AND t.source = 'fee_cover' AND NOT coalesce(r.restored, d.released)), 0)::bigint);
    IF available > 0 THEN
      rest := rest - available;
      RETURN QUERY SELECT NULL::bigint, 'fee_cover', NULL::uuid, available;
    END IF;
    FOR i IN 1 .. cardinality(short_ids) LOOP
      available := least(rest, short_amounts[i]);
      EXIT WHEN available = 0;
      rest := rest - available;
      RETURN QUERY SELECT short_ids[i], 'reserve', short_lines[i], available;
    END LOOP;
  END IF;
  IF rest > 0 THEN
    RETURN QUERY SELECT NULL::bigint, 'reserve', NULL::uuid, rest;
  END IF;
END $$;

-- What was paid out of one allocation is paid out of another: the latest payments first. Their line is locked.
CREATE FUNCTION giving.pass_consumption(p_from bigint, p_to bigint, p_amount_minor bigint, p_entry_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  rest bigint := p_amount_minor;
  paid record;
BEGIN
  FOR paid IN SELECT n.disbursement_id, n.amount_minor FROM ledger.net_consumption n JOIN ledger.disbursement d ON d.id = n.disbursement_id
    WHERE n.allocation_id = p_from ORDER BY d.executed_at DESC, d.id LOOP
    EXIT WHEN rest = 0;
    INSERT INTO ledger.consumption_change (disbursement_id, allocation_id, delta_minor, reason, entry_id) VALUES
      (paid.disbursement_id, p_from, -least(rest, paid.amount_minor), 'funder_replaced', p_entry_id),
      (paid.disbursement_id, p_to, least(rest, paid.amount_minor), 'funder_replaced', p_entry_id);
    rest := rest - least(rest, paid.amount_minor);
  END LOOP;
  IF rest <> 0 THEN
    RAISE EXCEPTION 'an allocation paid less than was taken over' USING ERRCODE = 'HW006';
  END IF;
END $$;

-- The reserve takes the place of the gift for this part: what is promised first, then what is spent.
CREATE FUNCTION giving.replace_funder(p_part giving.taken_part, p_entry_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  reserve_id bigint;
  remaining bigint;
BEGIN
  IF p_part.allocation_id IS NULL THEN
    RETURN;
  END IF;
  IF p_part.campaign_line_id IS NOT NULL THEN
    INSERT INTO giving.gift_allocation (position, kind, campaign_line_id, amount_minor, source, replaces_part_id)
      VALUES (1, 'line', p_part.campaign_line_id, p_part.amount_minor, 'reserve', p_part.id) RETURNING id INTO reserve_id;
    SELECT b.remaining_minor INTO STRICT remaining FROM giving.allocation_balance b WHERE b.allocation_id = p_part.allocation_id;
    PERFORM giving.pass_consumption(p_part.allocation_id, reserve_id, p_part.amount_minor - least(p_part.amount_minor, remaining), p_entry_id);
  END IF;
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, refund_id, dispute_id, entry_id)
    VALUES (p_part.allocation_id, 'withdrawn', p_part.amount_minor, 'funder_replaced', p_part.refund_id, p_part.dispute_id, p_entry_id);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.refund, giving.dispute, giving.taken_part, giving.refund_part, giving.dispute_part, giving.gift_position
  TO homeward_finance, homeward_auditor, homeward_worker;
