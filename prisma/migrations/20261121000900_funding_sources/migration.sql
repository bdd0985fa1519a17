-- Who funds a line: gifts, the solidarity pool, the reserve; and what became of each part of that money.
--
-- An allocation says once what came. What was paid with it, taken from it or frozen stands in append-only logs
-- (ledger.gift_consumption, ledger.consumption_change, giving.allocation_move); giving.allocation_use is their sum, kept
-- by triggers, and its CHECK says that no allocation gives more than it has. Its row is made at the first use, so that
-- booking a gift costs nothing more. giving.allocation_balance shows every allocation with what remains of it.
-- Per line, under the lock of its position: Σ remaining = free + reserved, Σ frozen = frozen, Σ consumed = paid.
--
-- Called by other functions of the owner only: giving.use_allocation, giving.lock_pool, ledger.consume_gifts,
-- ledger.return_consumption(disbursement_id, entry_id).

INSERT INTO ledger.account_code (code, type, normal_side, fund, restriction, per_line, position_effect) VALUES
  ('dispute_provision', 'liability', 'credit', NULL, 'none', false, NULL),
  ('bank_charges', 'expense', 'debit', 'operating', 'none', false, NULL);

ALTER TABLE giving.gift_allocation
  ADD COLUMN source text NOT NULL DEFAULT 'gift' CHECK (source IN ('gift', 'pool', 'reserve')),
  ALTER COLUMN gift_id DROP NOT NULL,
  ADD CONSTRAINT gift_allocation_source CHECK ((source = 'gift') = (gift_id IS NOT NULL)),
  ADD CONSTRAINT gift_allocation_other_sources_fund_lines CHECK (source = 'gift' OR kind = 'line');
ALTER TABLE ledger.gift_consumption ALTER COLUMN gift_id DROP NOT NULL;

CREATE TABLE giving.allocation_use (
  allocation_id bigint PRIMARY KEY REFERENCES giving.gift_allocation (id),
  amount_minor bigint NOT NULL,
  consumed_minor bigint NOT NULL DEFAULT 0 CHECK (consumed_minor >= 0),
  withdrawn_minor bigint NOT NULL DEFAULT 0 CHECK (withdrawn_minor >= 0),
  frozen_minor bigint NOT NULL DEFAULT 0 CHECK (frozen_minor >= 0),
  CONSTRAINT allocation_gives_what_it_has CHECK (amount_minor >= consumed_minor + withdrawn_minor + frozen_minor)
);
INSERT INTO giving.allocation_use (allocation_id, amount_minor, consumed_minor)
  SELECT a.id, a.amount_minor, sum(c.amount_minor) FROM ledger.gift_consumption c JOIN giving.gift_allocation a ON a.id = c.allocation_id GROUP BY a.id;

-- What is no longer, or not for now, the allocation's: positive when it goes, negative when it comes back.
CREATE TABLE giving.allocation_move (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  allocation_id bigint NOT NULL REFERENCES giving.gift_allocation (id),
  kind text NOT NULL CHECK (kind IN ('withdrawn', 'frozen')),
  delta_minor bigint NOT NULL CHECK (delta_minor <> 0),
  reason text NOT NULL CHECK (reason IN ('refund', 'refund_failed', 'dispute', 'dispute_won', 'dispute_lost', 'left_over', 'budget_lowered', 'funder_replaced')),
  refund_id uuid,
  dispute_id uuid,
  entry_id uuid REFERENCES ledger.entry (id),
  moved_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE INDEX allocation_move_allocation ON giving.allocation_move (allocation_id);

-- What a payment no longer took from an allocation: another funds it now, or the payment came back.
CREATE TABLE ledger.consumption_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  allocation_id bigint NOT NULL REFERENCES giving.gift_allocation (id),
  delta_minor bigint NOT NULL CHECK (delta_minor <> 0),
  reason text NOT NULL CHECK (reason IN ('funder_replaced', 'returned')),
  entry_id uuid REFERENCES ledger.entry (id),
  changed_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE INDEX consumption_change_allocation ON ledger.consumption_change (allocation_id);
CREATE INDEX consumption_change_disbursement ON ledger.consumption_change (disbursement_id);
CREATE INDEX gift_consumption_allocation ON ledger.gift_consumption (allocation_id);

CREATE FUNCTION giving.guard_use() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the use of an allocation moves with its logs only' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER use_guarded BEFORE INSERT OR UPDATE ON giving.allocation_use FOR EACH ROW EXECUTE FUNCTION giving.guard_use();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.allocation_use FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON giving.allocation_move FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.consumption_change FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.use_allocation(p_allocation_id bigint, p_consumed_minor bigint, p_withdrawn_minor bigint, p_frozen_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  INSERT INTO giving.allocation_use (allocation_id, amount_minor)
    SELECT id, amount_minor FROM giving.gift_allocation WHERE id = p_allocation_id ON CONFLICT DO NOTHING;
  UPDATE giving.allocation_use u SET consumed_minor = u.consumed_minor + p_consumed_minor,
      withdrawn_minor = u.withdrawn_minor + p_withdrawn_minor, frozen_minor = u.frozen_minor + p_frozen_minor
    WHERE u.allocation_id = p_allocation_id
      AND u.amount_minor >= u.consumed_minor + p_consumed_minor + u.withdrawn_minor + p_withdrawn_minor + u.frozen_minor + p_frozen_minor;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a gift pays for no more than it gave' USING ERRCODE = 'HW003';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION ledger.check_consumption() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added c JOIN giving.gift_allocation a ON a.id = c.allocation_id
      WHERE c.gift_id IS DISTINCT FROM a.gift_id OR c.campaign_line_id IS DISTINCT FROM a.campaign_line_id
  ) THEN
    RAISE EXCEPTION 'a gift pays for its own line' USING ERRCODE = 'HW003';
  END IF;
  PERFORM giving.use_allocation(c.allocation_id, c.amount_minor, 0, 0) FROM added c;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger.apply_consumption_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF 0 > coalesce((SELECT sum(c.amount_minor) FROM ledger.gift_consumption c WHERE (c.disbursement_id, c.allocation_id) = (NEW.disbursement_id, NEW.allocation_id)), 0)
    + (SELECT sum(c.delta_minor) FROM ledger.consumption_change c WHERE (c.disbursement_id, c.allocation_id) = (NEW.disbursement_id, NEW.allocation_id)) THEN
    RAISE EXCEPTION 'a payment gives back no more than it took' USING ERRCODE = 'HW003';
  END IF;
  PERFORM giving.use_allocation(NEW.allocation_id, NEW.delta_minor, 0, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER change_applied AFTER INSERT ON ledger.consumption_change FOR EACH ROW EXECUTE FUNCTION ledger.apply_consumption_change();

CREATE FUNCTION giving.apply_move() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  PERFORM giving.use_allocation(NEW.allocation_id, 0,
    CASE NEW.kind WHEN 'withdrawn' THEN NEW.delta_minor ELSE 0 END, CASE NEW.kind WHEN 'frozen' THEN NEW.delta_minor ELSE 0 END);
  RETURN NULL;
END $$;
CREATE TRIGGER move_applied AFTER INSERT ON giving.allocation_move FOR EACH ROW EXECUTE FUNCTION giving.apply_move();

-- Every allocation, used or not.
CREATE VIEW giving.allocation_balance WITH (security_barrier) AS
  SELECT a.id AS allocation_id, a.gift_id, a.source, a.kind, a.campaign_line_id, a.amount_minor,
    coalesce(u.consumed_minor, 0) AS consumed_minor, coalesce(u.withdrawn_minor, 0) AS withdrawn_minor, coalesce(u.frozen_minor, 0) AS frozen_minor,
    a.amount_minor - coalesce(u.consumed_minor + u.withdrawn_minor + u.frozen_minor, 0) AS remaining_minor
  FROM giving.gift_allocation a LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id;

-- What paid for a disbursement, after later changes.
CREATE VIEW ledger.net_consumption WITH (security_barrier) AS
  SELECT n.disbursement_id, n.allocation_id, a.source, a.gift_id, a.campaign_line_id, sum(n.amount_minor)::bigint AS amount_minor
  FROM (
    SELECT disbursement_id, allocation_id, amount_minor FROM ledger.gift_consumption
    UNION ALL SELECT disbursement_id, allocation_id, delta_minor FROM ledger.consumption_change
  ) n JOIN giving.gift_allocation a ON a.id = n.allocation_id
  GROUP BY n.disbursement_id, n.allocation_id, a.source, a.gift_id, a.campaign_line_id HAVING sum(n.amount_minor) <> 0;

CREATE VIEW ledger.gift_paid_for WITH (security_barrier) AS
  SELECT gift_id, campaign_line_id, disbursement_id, sum(amount_minor)::bigint AS amount_minor
  FROM ledger.net_consumption WHERE gift_id IS NOT NULL GROUP BY gift_id, campaign_line_id, disbursement_id;

-- Which money paid: the oldest of the line of which something remains. The line's position is locked by the caller.
CREATE OR REPLACE FUNCTION ledger.consume_gifts(p_disbursement_id uuid, p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  rest bigint := p_amount_minor;
  source record;
BEGIN
  FOR source IN
    SELECT a.id, a.gift_id, a.amount_minor - coalesce(u.consumed_minor + u.withdrawn_minor + u.frozen_minor, 0) AS remaining
      FROM giving.gift_allocation a LEFT JOIN giving.allocation_use u ON u.allocation_id = a.id
      WHERE a.campaign_line_id = p_campaign_line_id
        AND (u.allocation_id IS NULL OR u.consumed_minor + u.withdrawn_minor + u.frozen_minor < u.amount_minor)
      ORDER BY a.id
  LOOP
    INSERT INTO ledger.gift_consumption (disbursement_id, allocation_id, gift_id, campaign_line_id, amount_minor)
      VALUES (p_disbursement_id, source.id, source.gift_id, p_campaign_line_id, least(rest, source.remaining));
    rest := rest - least(rest, source.remaining);
    EXIT WHEN rest = 0;
  END LOOP;
  IF rest <> 0 THEN
    RAISE EXCEPTION 'the gifts of this line do not cover what it was allocated' USING ERRCODE = 'HW006';
  END IF;
END $$;

-- A payment came back: what it took is there again. The line's position is locked by the caller.
CREATE FUNCTION ledger.return_consumption(p_disbursement_id uuid, p_entry_id uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  INSERT INTO ledger.consumption_change (disbursement_id, allocation_id, delta_minor, reason, entry_id)
    SELECT disbursement_id, allocation_id, -amount_minor, 'returned', p_entry_id FROM ledger.net_consumption WHERE disbursement_id = p_disbursement_id $$;

-- Whoever spends of the pool does it one after the other; whoever gives to it waits for nobody.
CREATE FUNCTION giving.lock_pool(p_currency text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT pg_advisory_xact_lock(hashtext('giving.pool'), hashtext(p_currency)) $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON giving.allocation_use, giving.allocation_move, giving.allocation_balance, ledger.consumption_change, ledger.net_consumption, ledger.gift_paid_for
  TO homeward_finance, homeward_auditor, homeward_worker;
