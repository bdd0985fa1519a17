-- What is left when a page has ended goes by each donor's choice (domain.md 6.8): to the solidarity pool, or back.
--
-- giving.release_left_over(campaign_id) → parts released (worker, finance). What is free on the lines of a page that is
--   closed, or whose consent was withdrawn; finance also for any other page that is not visible (HW002 while it is).
--   Pool and reserve get theirs back, the newest money first, since what is promised is paid with the oldest. For whoever
--   chose a refund it waits in refunds_payable with one request for a gift; a refund that cannot be made goes to the pool.
--   The worker may call it at any time: nothing to do is 0. It also requests the refund of gifts that came too late.
-- Emits campaign.left_over {campaignId} when a consent is withdrawn, a page is closed, and whenever money becomes free on
--   a page that is not visible: a request that was closed, a payment that came back, a dispute or refund that ended.

-- A case may have several pages, one after the other; its lines say whose they are.
CREATE FUNCTION giving.campaigns_of_case(p_case_id uuid) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT DISTINCT l.campaign_id FROM private.published_line k JOIN public.campaign_line l ON l.id = k.campaign_line_id WHERE k.case_id = p_case_id $$;

CREATE FUNCTION giving.campaign_ended(p_campaign_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT EXISTS (SELECT 1 FROM public.campaign k WHERE k.id = p_campaign_id AND (k.status = 'closed' OR (k.status <> 'published' AND EXISTS (
    SELECT 1 FROM private.consent c LEFT JOIN private.publication p ON p.case_id = c.case_id LEFT JOIN private.consent own ON own.id = p.consent_id
      WHERE c.withdrawn_at IS NOT NULL AND k.id IN (SELECT giving.campaigns_of_case(c.case_id))
        -- A page of a later consent does not end with an earlier one.
        AND (p.campaign_id IS DISTINCT FROM k.id OR c.version >= own.version))))) $$;

CREATE FUNCTION giving.tell_left_over(p_campaign_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF p_campaign_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = p_campaign_id) THEN
    PERFORM system.emit('campaign.left_over', jsonb_build_object('campaignId', p_campaign_id));
  END IF;
END $$;

CREATE FUNCTION giving.on_left_over() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'campaign' THEN PERFORM giving.tell_left_over(NEW.id);
    WHEN 'consent' THEN
      PERFORM system.emit('campaign.left_over', jsonb_build_object('campaignId', id)) FROM giving.campaigns_of_case(NEW.case_id) AS id;
    WHEN 'disbursement' THEN PERFORM giving.tell_left_over((SELECT campaign_id FROM public.campaign_line WHERE id = NEW.campaign_line_id));
    ELSE PERFORM giving.tell_left_over((SELECT campaign_id FROM giving.gift WHERE id = NEW.gift_id));
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER closing_frees_money AFTER UPDATE OF status ON public.campaign
  FOR EACH ROW WHEN (NEW.status = 'closed' AND OLD.status <> 'closed') EXECUTE FUNCTION giving.on_left_over();
CREATE TRIGGER withdrawal_frees_money AFTER UPDATE OF withdrawn_at ON private.consent
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL) EXECUTE FUNCTION giving.on_left_over();
CREATE TRIGGER closing_frees_money AFTER UPDATE OF state ON ledger.disbursement
  FOR EACH ROW WHEN (NEW.state IN ('rejected', 'cancelled', 'returned') AND OLD.state <> NEW.state) EXECUTE FUNCTION giving.on_left_over();
CREATE TRIGGER closing_frees_money AFTER UPDATE OF outcome ON giving.dispute
  FOR EACH ROW WHEN (NEW.outcome = 'lost' AND OLD.outcome IS DISTINCT FROM 'lost') EXECUTE FUNCTION giving.on_left_over();
CREATE TRIGGER refusal_frees_money AFTER UPDATE OF state ON giving.refund
  FOR EACH ROW WHEN (NEW.state = 'refused' AND OLD.state <> 'refused') EXECUTE FUNCTION giving.on_left_over();

-- Of which allocations this much of a line is made, the newest first; what the reserve stands in for is left alone.
-- The line's position is locked by the caller.
CREATE FUNCTION giving.plan_freeing(p_campaign_line_id uuid, p_amount_minor bigint)
  RETURNS TABLE (allocation_id bigint, gift_id uuid, source text, amount_minor bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
#variable_conflict use_column
DECLARE
  rest bigint := p_amount_minor;
  part record;
  available bigint;
BEGIN
  FOR part IN
    SELECT b.allocation_id AS id, b.gift_id AS gift, b.source AS source, b.remaining_minor AS remaining,
        b.remaining_minor + b.consumed_minor - coalesce((
          SELECT sum(t.amount_minor) FROM giving.taken_part t JOIN giving.dispute d ON d.id = t.dispute_id
            WHERE t.allocation_id = b.allocation_id AND t.source = 'reserve' AND d.held AND d.outcome IS NULL), 0)::bigint AS still_given
      FROM giving.allocation_balance b WHERE b.campaign_line_id = p_campaign_line_id AND b.remaining_minor > 0 ORDER BY b.allocation_id DESC
  LOOP
    EXIT WHEN rest = 0;
    available := least(rest, part.remaining, part.still_given);
    CONTINUE WHEN available <= 0;
    rest := rest - available;
    RETURN QUERY SELECT part.id, part.gift, part.source, available;
  END LOOP;
END $$;

-- One request for all of a gift that waits to go back, as far as nothing else is asked of it; not while it is disputed.
CREATE FUNCTION giving.request_left_over(p_gift_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  waiting bigint;
  still_given bigint;
  asked giving.refund;
BEGIN
  SELECT coalesce(sum(b.remaining_minor), 0) - coalesce((SELECT sum(r.amount_minor) FROM giving.refund r
      WHERE r.gift_id = p_gift_id AND r.reason = 'left_over' AND r.state IN ('requested', 'sent')), 0)
    INTO waiting FROM giving.allocation_balance b WHERE b.gift_id = p_gift_id AND b.kind = 'refund';
  SELECT p.net_minor - p.disputed_minor - coalesce((SELECT sum(r.amount_minor) FROM giving.refund r WHERE r.gift_id = p_gift_id AND r.state IN ('requested', 'sent')), 0)
    INTO still_given FROM giving.gift_position p WHERE p.gift_id = p_gift_id;
  IF least(waiting, still_given) <= 0 OR EXISTS (SELECT 1 FROM giving.dispute d WHERE d.gift_id = p_gift_id AND d.held AND d.outcome IS NULL) THEN
    RETURN;
  END IF;
  INSERT INTO giving.refund (id, gift_id, source, state, amount_minor, currency, reason, requested_by, requested_at)
    SELECT gen_random_uuid(), g.id, 'donor_choice', 'requested', least(waiting, still_given), g.currency, 'left_over', system.actor_id(), system.now()
      FROM giving.gift g WHERE g.id = p_gift_id RETURNING * INTO asked;
  PERFORM audit.record('refund.requested', 'gift', p_gift_id::text, jsonb_build_object('refund', asked.id, 'amountMinor', asked.amount_minor::text, 'reason', 'left_over'));
  PERFORM system.emit('refund_requested', jsonb_build_object('refundId', asked.id));
END $$;

-- Books what was planned: parts of gifts by their destination, pool and reserve back to themselves. Positions are locked.
CREATE FUNCTION giving.free_parts(p_reason text, p_subject_kind text, p_subject_id text, p_allocation_ids bigint[], p_amounts_minor bigint[], p_refund boolean[]) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  accounts integer[];
  amounts bigint[];
  entry uuid;
  part record;
BEGIN
  SELECT array_agg(u.account ORDER BY u.account), array_agg(u.amount ORDER BY u.account) INTO STRICT accounts, amounts FROM (
    SELECT x.account, sum(x.amount)::bigint AS amount
    FROM unnest(p_allocation_ids, p_amounts_minor, p_refund) AS p (id, amount, refund)
    JOIN giving.gift_allocation a ON a.id = p.id JOIN ledger.line_position l ON l.campaign_line_id = a.campaign_line_id
    CROSS JOIN LATERAL (VALUES
      (ledger.account_id('line_free', l.currency, a.campaign_line_id), p.amount),
      (ledger.account_id(CASE WHEN a.source = 'reserve' THEN 'reserve_fund' WHEN p.refund THEN 'refunds_payable' ELSE 'pool_fund' END, l.currency), -p.amount)
    ) AS x (account, amount) GROUP BY x.account) u;
  entry := ledger.post(p_reason, p_reason || ':' || gen_random_uuid(), system.now(), p_subject_kind, p_subject_id, accounts, amounts);
  FOR part IN SELECT p.*, a.gift_id FROM unnest(p_allocation_ids, p_amounts_minor, p_refund) WITH ORDINALITY AS p (id, amount, refund, o)
    JOIN giving.gift_allocation a ON a.id = p.id ORDER BY p.o LOOP
    IF part.refund THEN
      INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, entry_id) VALUES (part.id, 'withdrawn', part.amount, p_reason, entry);
      INSERT INTO giving.gift_allocation (gift_id, position, kind, amount_minor)
        VALUES (part.gift_id, (SELECT max(position) + 1 FROM giving.gift_allocation WHERE gift_id = part.gift_id), 'refund', part.amount);
    ELSE
      PERFORM giving.give_to_pool(part.id, part.amount, p_reason, NULL, NULL, entry);
    END IF;
  END LOOP;
  RETURN entry;
END $$;

CREATE FUNCTION giving.release_left_over(p_campaign_id uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  by_worker constant boolean := current_setting('role') = 'homeward_worker';
  actor constant uuid := CASE WHEN by_worker THEN system.actor_id() ELSE ledger.require_role('finance') END;
  ends constant boolean := CASE WHEN by_worker THEN giving.campaign_ended(p_campaign_id)
    ELSE NOT EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = p_campaign_id) END;
  allocation_ids bigint[];
  part_amounts bigint[];
  refunds boolean[];
  gift uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.campaign WHERE id = p_campaign_id) THEN
    RAISE EXCEPTION 'no such campaign' USING ERRCODE = 'HW007';
  ELSIF NOT ends AND NOT by_worker THEN
    RAISE EXCEPTION 'this page is visible' USING ERRCODE = 'HW002';
  END IF;
  -- Gifts before positions, as everywhere; whoever gave while we waited for the lines comes after them.
  FOR i IN 1 .. 2 LOOP
    PERFORM 1 FROM giving.gift g WHERE g.id IN (
        SELECT a.gift_id FROM giving.gift_allocation a JOIN public.campaign_line l ON l.id = a.campaign_line_id WHERE l.campaign_id = p_campaign_id)
      OR (g.campaign_id = p_campaign_id AND EXISTS (SELECT 1 FROM giving.gift_allocation a WHERE a.gift_id = g.id AND a.kind = 'refund'))
      ORDER BY g.id FOR NO KEY UPDATE;
    PERFORM 1 FROM ledger.line_position p WHERE p.campaign_line_id IN (SELECT id FROM public.campaign_line WHERE campaign_id = p_campaign_id)
      ORDER BY p.campaign_line_id FOR NO KEY UPDATE;
  END LOOP;
  IF ends THEN
    SELECT array_agg(f.allocation_id ORDER BY l.position, f.allocation_id), array_agg(f.amount_minor ORDER BY l.position, f.allocation_id),
        array_agg(coalesce(c.left_over_choice, '') = 'refund' ORDER BY l.position, f.allocation_id)
      INTO allocation_ids, part_amounts, refunds
      FROM public.campaign_line l JOIN ledger.line_position p ON p.campaign_line_id = l.id
      CROSS JOIN LATERAL giving.plan_freeing(l.id, p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor) f
      LEFT JOIN giving.gift g ON g.id = f.gift_id LEFT JOIN giving.checkout c ON c.id = g.checkout_id
      WHERE l.campaign_id = p_campaign_id;
    IF allocation_ids IS NOT NULL THEN
      PERFORM giving.free_parts('left_over', 'campaign', p_campaign_id::text, allocation_ids, part_amounts, refunds);
      PERFORM audit.record('campaign.left_over_released', 'campaign', p_campaign_id::text, jsonb_build_object('parts', cardinality(allocation_ids), 'by', actor));
    END IF;
  END IF;
  FOR gift IN SELECT DISTINCT a.gift_id FROM giving.gift g JOIN giving.gift_allocation a ON a.gift_id = g.id AND a.kind = 'refund'
    WHERE g.campaign_id = p_campaign_id ORDER BY 1 LOOP
    PERFORM giving.request_left_over(gift);
  END LOOP;
  RETURN coalesce(cardinality(allocation_ids), 0);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.release_left_over(uuid) TO homeward_worker, homeward_finance;
