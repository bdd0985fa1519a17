-- From the solidarity pool to a line, and from a line whose budget was lowered to the pool.
--
-- giving.propose_pool_transfer(id, campaign_line_id, amount_minor, reason_sealed) → id (officer of the office of the line)
-- giving.decide_pool_transfer(id, approved) → state (finance, not whoever proposed it: HW005)
-- giving.cancel_pool_transfer(id) → state (officer of the office)
--   HW003 when the line has not the room or the pool not the money, both under lock; HW002 for a page that is not visible.
-- giving.lower_budget(id, campaign_line_id, budget_minor) → moved (finance): HW003 unless it is lower and the excess is free.

CREATE TABLE ledger.pool_transfer (
  id uuid PRIMARY KEY,
  campaign_line_id uuid NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  reason_sealed bytea NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected', 'cancelled')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid,
  decided_at timestamptz(3),
  entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  FOREIGN KEY (campaign_line_id, currency) REFERENCES ledger.line_position (campaign_line_id, currency),
  CONSTRAINT pool_transfer_decided_by_another CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> proposed_by),
  CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (state = 'approved') = (entry_id IS NOT NULL))
);
CREATE INDEX pool_transfer_line ON ledger.pool_transfer (campaign_line_id);
CREATE INDEX pool_transfer_open ON ledger.pool_transfer (proposed_at) WHERE state = 'proposed';

CREATE FUNCTION ledger.guard_pool_transfer() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.state <> 'proposed' OR (to_jsonb(NEW) - '{state,decided_by,decided_at,entry_id}'::text[]) <> (to_jsonb(OLD) - '{state,decided_by,decided_at,entry_id}'::text[]) THEN
    RAISE EXCEPTION 'a transfer is decided once, and not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pool_transfer_guarded BEFORE UPDATE ON ledger.pool_transfer FOR EACH ROW EXECUTE FUNCTION ledger.guard_pool_transfer();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.pool_transfer FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

ALTER TABLE giving.gift_allocation
  ADD COLUMN pool_transfer_id uuid UNIQUE REFERENCES ledger.pool_transfer (id),
  ADD CONSTRAINT gift_allocation_pool_transfer CHECK ((source = 'pool') = (pool_transfer_id IS NOT NULL));
ALTER TABLE ledger.line_budget_change ADD COLUMN request_id uuid UNIQUE, ADD COLUMN moved_minor bigint CHECK (moved_minor >= 0);

-- Whether the line may take this much of the pool now. Line and pool are locked by whoever acts on the answer.
CREATE FUNCTION giving.require_pool_room(p_campaign_line_id uuid, p_currency text, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.campaign_line l JOIN public.visible_campaign c ON c.id = l.campaign_id WHERE l.id = p_campaign_line_id) THEN
    RAISE EXCEPTION 'the page of this line is not there' USING ERRCODE = 'HW002';
  END IF;
  IF p_amount_minor IS NULL OR p_amount_minor <= 0
    OR p_amount_minor > (SELECT budgeted_minor - allocated_minor FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id) THEN
    RAISE EXCEPTION 'the line has not the room' USING ERRCODE = 'HW003';
  END IF;
  IF p_amount_minor > -ledger.account_balance('pool_fund', p_currency) THEN
    RAISE EXCEPTION 'the pool has not so much' USING ERRCODE = 'HW003';
  END IF;
END $$;

CREATE FUNCTION giving.lock_pool_transfer(p_id uuid) RETURNS ledger.pool_transfer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.pool_transfer;
BEGIN
  SELECT * INTO locked FROM ledger.pool_transfer WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such transfer' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION giving.propose_pool_transfer(p_id uuid, p_campaign_line_id uuid, p_amount_minor bigint, p_reason_sealed bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_officer_of_line(p_campaign_line_id);
  line ledger.line_position;
BEGIN
  SELECT * INTO line FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id AND (t.campaign_line_id, t.amount_minor, t.proposed_by) = (p_campaign_line_id, p_amount_minor, actor)) THEN
    RETURN p_id;
  END IF;
  PERFORM giving.require_pool_room(p_campaign_line_id, line.currency, p_amount_minor);
  INSERT INTO ledger.pool_transfer (id, campaign_line_id, currency, amount_minor, reason_sealed, proposed_by, proposed_at)
    VALUES (p_id, p_campaign_line_id, line.currency, p_amount_minor, p_reason_sealed, actor, system.now()) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id AND (t.campaign_line_id, t.amount_minor, t.proposed_by) = (p_campaign_line_id, p_amount_minor, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  PERFORM audit.record('pool_transfer.proposed', 'pool_transfer', p_id::text, jsonb_build_object('line', p_campaign_line_id, 'amountMinor', p_amount_minor::text, 'currency', line.currency));
  RETURN p_id;
END $$;

CREATE FUNCTION giving.decide_pool_transfer(p_id uuid, p_approved boolean) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.pool_transfer := giving.lock_pool_transfer(p_id);
  decision constant text := CASE WHEN p_approved THEN 'approved' ELSE 'rejected' END;
  entry uuid;
BEGIN
  IF actor = wanted.proposed_by THEN
    RAISE EXCEPTION 'nobody decides on what they proposed' USING ERRCODE = 'HW005';
  END IF;
  IF (wanted.state, wanted.decided_by) = (decision, actor) THEN
    RETURN decision; -- the same click twice
  END IF;
  IF wanted.state <> 'proposed' OR p_approved IS NULL THEN
    RAISE EXCEPTION 'this transfer is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  IF p_approved THEN
    PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = wanted.campaign_line_id FOR NO KEY UPDATE;
    PERFORM giving.lock_pool(wanted.currency);
    PERFORM giving.require_pool_room(wanted.campaign_line_id, wanted.currency, wanted.amount_minor);
    entry := ledger.post('pool_transfer', 'pool_transfer:' || p_id, system.now(), 'pool_transfer', p_id::text,
      ARRAY[ledger.account_id('pool_fund', wanted.currency), ledger.account_id('line_free', wanted.currency, wanted.campaign_line_id)],
      ARRAY[wanted.amount_minor, -wanted.amount_minor]);
    INSERT INTO giving.gift_allocation (position, kind, campaign_line_id, amount_minor, source, pool_transfer_id)
      VALUES (1, 'line', wanted.campaign_line_id, wanted.amount_minor, 'pool', p_id);
  END IF;
  UPDATE ledger.pool_transfer SET state = decision, decided_by = actor, decided_at = system.now(), entry_id = entry WHERE id = p_id;
  PERFORM audit.record('pool_transfer.' || decision, 'pool_transfer', p_id::text, '{}');
  RETURN decision;
END $$;

CREATE FUNCTION giving.cancel_pool_transfer(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  wanted ledger.pool_transfer := giving.lock_pool_transfer(p_id);
  actor constant uuid := ledger.require_officer_of_line(wanted.campaign_line_id);
BEGIN
  IF wanted.state = 'proposed' THEN
    UPDATE ledger.pool_transfer SET state = 'cancelled', decided_by = actor, decided_at = system.now() WHERE id = p_id;
    PERFORM audit.record('pool_transfer.cancelled', 'pool_transfer', p_id::text, '{}');
  ELSIF wanted.state <> 'cancelled' THEN
    RAISE EXCEPTION 'this transfer is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  RETURN 'cancelled';
END $$;

CREATE FUNCTION giving.lower_budget(p_id uuid, p_campaign_line_id uuid, p_budget_minor bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  line ledger.line_position;
  known ledger.line_budget_change;
  excess bigint;
  allocation_ids bigint[];
  part_amounts bigint[];
BEGIN
  PERFORM 1 FROM giving.gift g WHERE g.id IN (SELECT a.gift_id FROM giving.gift_allocation a WHERE a.campaign_line_id = p_campaign_line_id) ORDER BY g.id FOR NO KEY UPDATE;
  SELECT * INTO line FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  SELECT * INTO known FROM ledger.line_budget_change WHERE request_id = p_id;
  IF FOUND THEN
    IF (known.campaign_line_id, known.changed_by, (SELECT sum(c.delta_minor) FROM ledger.line_budget_change c WHERE c.campaign_line_id = p_campaign_line_id AND c.id <= known.id))
        IS DISTINCT FROM (p_campaign_line_id, actor, p_budget_minor::numeric) THEN
      RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
    END IF;
    RETURN known.moved_minor;
  END IF;
  excess := greatest(0, line.allocated_minor - p_budget_minor);
  IF p_budget_minor IS NULL OR p_budget_minor < 0 OR p_budget_minor >= line.budgeted_minor
    OR excess > line.allocated_minor - line.reserved_minor - line.paid_minor - line.frozen_minor THEN
    RAISE EXCEPTION 'a budget is lowered to what is promised, paid and frozen at the most' USING ERRCODE = 'HW003';
  END IF;
  IF excess > 0 THEN
    SELECT array_agg(f.allocation_id ORDER BY f.allocation_id DESC), array_agg(f.amount_minor ORDER BY f.allocation_id DESC) INTO allocation_ids, part_amounts
      FROM giving.plan_freeing(p_campaign_line_id, excess) f;
    IF excess <> coalesce((SELECT sum(a) FROM unnest(part_amounts) a), 0) THEN
      RAISE EXCEPTION 'a part of it is disputed' USING ERRCODE = 'HW003';
    END IF;
    PERFORM giving.free_parts('budget_lowered', 'campaign_line', p_campaign_line_id::text, allocation_ids, part_amounts, array_fill(false, ARRAY[cardinality(allocation_ids)]));
  END IF;
  INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by, request_id, moved_minor)
    VALUES (p_campaign_line_id, p_budget_minor - line.budgeted_minor, 'lowered', actor, p_id, excess);
  PERFORM audit.record('budget.lowered', 'campaign_line', p_campaign_line_id::text, jsonb_build_object('budgetMinor', p_budget_minor::text, 'movedMinor', excess::text));
  RETURN excess;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
-- What stands sealed in a proposal is the case's, as in a request.
GRANT SELECT ON ledger.pool_transfer TO homeward_finance, homeward_worker;
GRANT SELECT (id, campaign_line_id, currency, amount_minor, state, proposed_by, proposed_at, decided_by, decided_at, entry_id) ON ledger.pool_transfer TO homeward_auditor;
CREATE VIEW ledger.office_pool_transfer WITH (security_barrier) AS
  SELECT t.* FROM ledger.pool_transfer t WHERE ledger.is_officer_of_line(system.actor_id(), t.campaign_line_id);
GRANT SELECT ON ledger.office_pool_transfer TO homeward_officer;
GRANT EXECUTE ON FUNCTION giving.propose_pool_transfer(uuid, uuid, bigint, bytea), giving.cancel_pool_transfer(uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION giving.decide_pool_transfer(uuid, boolean), giving.lower_budget(uuid, uuid, bigint) TO homeward_finance;
