-- What a need costs beyond its published line (a rate or a price that rose by more than the margin) is the reserve's
-- (domain 6.1): headroom first, then donors and the pool as far as the line misses something, then the reserve.
--
-- giving.propose_pool_transfer(id, campaign_line_id, amount_minor, reason_sealed) → id: asks the pool while the line misses
--   something; a line that is funded in full asks the reserve. HW003 when the reserve has not so much.
-- giving.decide_pool_transfer(id, approved) → state: for the reserve it raises the line's own budget and funds it in one
--   entry, reserve_top_up (reserve_fund → line_free). Only as long as the line is funded in full: HW003.
-- The public page goes on telling the published goal: what the reserve added is private, like the price.

ALTER TABLE ledger.pool_transfer ADD COLUMN source text NOT NULL DEFAULT 'pool' CHECK (source IN ('pool', 'reserve'));
CREATE OR REPLACE VIEW ledger.office_pool_transfer WITH (security_barrier) AS
  SELECT t.* FROM ledger.pool_transfer t WHERE ledger.is_officer_of_line(system.actor_id(), t.campaign_line_id);
GRANT SELECT (source) ON ledger.pool_transfer TO homeward_auditor;

ALTER TABLE giving.gift_allocation
  DROP CONSTRAINT gift_allocation_pool_transfer,
  DROP CONSTRAINT gift_allocation_reserve_replaces,
  ADD CONSTRAINT gift_allocation_other_sources_say_why CHECK (
    CASE source WHEN 'gift' THEN num_nonnulls(pool_transfer_id, replaces_part_id) = 0
      WHEN 'pool' THEN pool_transfer_id IS NOT NULL AND replaces_part_id IS NULL
      ELSE num_nonnulls(pool_transfer_id, replaces_part_id) = 1 END);

ALTER TABLE ledger.line_budget_change
  DROP CONSTRAINT line_budget_change_reason_check,
  DROP CONSTRAINT line_budget_change_check,
  ADD CONSTRAINT line_budget_change_reason CHECK (reason IN ('opening', 'lowered', 'raised')),
  ADD CONSTRAINT line_budget_change_sign CHECK ((reason = 'lowered') = (delta_minor < 0));
CREATE INDEX line_budget_change_raised ON ledger.line_budget_change (campaign_line_id) WHERE reason = 'raised';

-- Line and reserve are locked by whoever acts on the answer.
CREATE FUNCTION giving.require_reserve_room(p_campaign_line_id uuid, p_currency text, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger.line_position p WHERE p.campaign_line_id = p_campaign_line_id AND p.budgeted_minor = p.allocated_minor) THEN
    RAISE EXCEPTION 'donors and the pool come before the reserve' USING ERRCODE = 'HW003';
  END IF;
  IF p_amount_minor IS NULL OR p_amount_minor <= 0 OR p_amount_minor > -ledger.account_balance('reserve_fund', p_currency) THEN
    RAISE EXCEPTION 'the reserve has not so much' USING ERRCODE = 'HW003';
  END IF;
END $$;

CREATE FUNCTION giving.lock_reserve(p_currency text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT pg_advisory_xact_lock(hashtext('giving.reserve'), hashtext(p_currency)) $$;

CREATE OR REPLACE FUNCTION giving.propose_pool_transfer(p_id uuid, p_campaign_line_id uuid, p_amount_minor bigint, p_reason_sealed bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_officer_of_line(p_campaign_line_id);
  line ledger.line_position;
  asked text;
BEGIN
  SELECT * INTO line FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id AND (t.campaign_line_id, t.amount_minor, t.proposed_by) = (p_campaign_line_id, p_amount_minor, actor)) THEN
    RETURN p_id;
  END IF;
  asked := CASE WHEN line.allocated_minor < line.budgeted_minor THEN 'pool' ELSE 'reserve' END;
  IF asked = 'pool' THEN
    PERFORM giving.require_pool_room(p_campaign_line_id, line.currency, p_amount_minor);
  ELSE
    PERFORM giving.require_reserve_room(p_campaign_line_id, line.currency, p_amount_minor);
  END IF;
  INSERT INTO ledger.pool_transfer (id, campaign_line_id, currency, amount_minor, reason_sealed, proposed_by, proposed_at, source)
    VALUES (p_id, p_campaign_line_id, line.currency, p_amount_minor, p_reason_sealed, actor, system.now(), asked) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id AND (t.campaign_line_id, t.amount_minor, t.proposed_by) = (p_campaign_line_id, p_amount_minor, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  PERFORM audit.record('pool_transfer.proposed', 'pool_transfer', p_id::text,
    jsonb_build_object('line', p_campaign_line_id, 'amountMinor', p_amount_minor::text, 'currency', line.currency, 'source', asked));
  RETURN p_id;
END $$;

CREATE OR REPLACE FUNCTION giving.decide_pool_transfer(p_id uuid, p_approved boolean) RETURNS text
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
    IF wanted.source = 'pool' THEN
      PERFORM giving.lock_pool(wanted.currency);
      PERFORM giving.require_pool_room(wanted.campaign_line_id, wanted.currency, wanted.amount_minor);
    ELSE
      PERFORM giving.lock_reserve(wanted.currency);
      PERFORM giving.require_reserve_room(wanted.campaign_line_id, wanted.currency, wanted.amount_minor);
      INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by, request_id)
        VALUES (wanted.campaign_line_id, wanted.amount_minor, 'raised', actor, p_id);
    END IF;
    entry := ledger.post(CASE wanted.source WHEN 'pool' THEN 'pool_transfer' ELSE 'reserve_top_up' END, 'pool_transfer:' || p_id, system.now(), 'pool_transfer', p_id::text,
      ARRAY[ledger.account_id(wanted.source || '_fund', wanted.currency), ledger.account_id('line_free', wanted.currency, wanted.campaign_line_id)],
      ARRAY[wanted.amount_minor, -wanted.amount_minor]);
    INSERT INTO giving.gift_allocation (position, kind, campaign_line_id, amount_minor, source, pool_transfer_id)
      VALUES (1, 'line', wanted.campaign_line_id, wanted.amount_minor, wanted.source, p_id);
  END IF;
  UPDATE ledger.pool_transfer SET state = decision, decided_by = actor, decided_at = system.now(), entry_id = entry WHERE id = p_id;
  PERFORM audit.record('pool_transfer.' || decision, 'pool_transfer', p_id::text, '{}');
  RETURN decision;
END $$;

CREATE OR REPLACE VIEW public.line_progress WITH (security_barrier) AS
  SELECT l.id AS campaign_line_id, l.campaign_id, c.currency,
    coalesce(p.published_minor, l.goal_minor) AS goal_minor,
    greatest(0, coalesce(p.published_minor - p.missing_minor, 0)) AS allocated_minor,
    coalesce(p.missing_minor, l.goal_minor) AS missing_minor,
    least(coalesce(p.published_minor, l.goal_minor), coalesce((SELECT sum(m.paid_minor) FROM ledger.line_public_paid m
      WHERE m.campaign_line_id = l.id AND m.month < date_trunc('month', system.now() AT TIME ZONE 'UTC')::date), 0))::bigint AS paid_minor
  FROM public.campaign_line l JOIN public.visible_campaign c ON c.id = l.campaign_id
  LEFT JOIN LATERAL (
    SELECT q.budgeted_minor - q.allocated_minor AS missing_minor,
      q.budgeted_minor - coalesce((SELECT sum(b.delta_minor) FROM ledger.line_budget_change b WHERE b.campaign_line_id = l.id AND b.reason = 'raised'), 0)::bigint AS published_minor
    FROM ledger.line_position q WHERE q.campaign_line_id = l.id
  ) p ON true;

REVOKE ALL ON FUNCTION giving.require_reserve_room(uuid, text, bigint), giving.lock_reserve(text) FROM PUBLIC;
