-- Disputes: opened, one freezes what is uncommitted of the gift and provisions the rest; won releases, lost books.
--
-- giving.open_dispute(stripe_dispute_id, charge_id, payment_intent_id, amount_minor, currency, status, reason, due_by | null,
--   is_inquiry, created_at) → dispute id, null while the gift is not booked; an inquiry moves nothing (worker)
-- giving.update_dispute(stripe_dispute_id, status, due_by, evidence_submitted) (worker): an inquiry that escalates freezes now
-- giving.close_dispute(stripe_dispute_id, outcome won | lost | warning_closed, closed_at) (worker): HW007 when it was not
--   opened; lost and then won after all gives back, to lines as far as there is room.
-- Facts: never refused for what they say, HW004 only when the same dispute comes with another payment or amount.

DROP VIEW giving.refund_part, giving.dispute_part;
CREATE VIEW giving.refund_part WITH (security_barrier) AS
  SELECT refund_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor, id FROM giving.taken_part WHERE refund_id IS NOT NULL;
CREATE VIEW giving.dispute_part WITH (security_barrier) AS
  SELECT dispute_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor, id FROM giving.taken_part WHERE dispute_id IS NOT NULL;
GRANT SELECT ON giving.refund_part, giving.dispute_part TO homeward_finance, homeward_auditor, homeward_worker;

CREATE FUNCTION giving.guard_dispute() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF (NEW.id, NEW.gift_id, NEW.stripe_dispute_id, NEW.amount_minor, NEW.currency, NEW.reason, NEW.created_at, NEW.opened_at)
      <> (OLD.id, OLD.gift_id, OLD.stripe_dispute_id, OLD.amount_minor, OLD.currency, OLD.reason, OLD.created_at, OLD.opened_at)
    OR (OLD.held AND (NOT NEW.held OR NEW.is_inquiry OR NEW.holding_entry_id IS DISTINCT FROM OLD.holding_entry_id))
    OR (OLD.released AND NOT NEW.released)
    OR (OLD.closing_entry_id IS NOT NULL AND NEW.closing_entry_id IS DISTINCT FROM OLD.closing_entry_id)
    OR (OLD.reinstating_entry_id IS NOT NULL AND NEW.reinstating_entry_id IS DISTINCT FROM OLD.reinstating_entry_id)
    OR (OLD.evidence_submitted_at IS NOT NULL AND NEW.evidence_submitted_at IS DISTINCT FROM OLD.evidence_submitted_at) THEN
    RAISE EXCEPTION 'a dispute is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  IF OLD.outcome IS NOT NULL AND NEW.outcome IS DISTINCT FROM OLD.outcome
    AND NOT (OLD.outcome = 'lost' AND coalesce(NEW.outcome, '') = 'won') AND NOT (NOT OLD.held AND coalesce(NEW.outcome, '') = 'lost') THEN
    RAISE EXCEPTION 'a dispute that is % does not become %', OLD.outcome, NEW.outcome USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dispute_guarded BEFORE UPDATE ON giving.dispute FOR EACH ROW EXECUTE FUNCTION giving.guard_dispute();

-- The gift of a dispute is locked first, as everywhere; HW007 when the dispute is not known.
CREATE FUNCTION giving.lock_dispute(p_stripe_dispute_id text) RETURNS giving.dispute
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  locked giving.dispute;
BEGIN
  PERFORM 1 FROM giving.gift WHERE id = (SELECT gift_id FROM giving.dispute WHERE stripe_dispute_id = p_stripe_dispute_id) FOR NO KEY UPDATE;
  SELECT * INTO locked FROM giving.dispute WHERE stripe_dispute_id = p_stripe_dispute_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such dispute' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

-- Freezes and provisions the amount: lines hold their part frozen, everybody else's part waits in the provision.
CREATE FUNCTION giving.hold_dispute(p_id uuid) RETURNS giving.dispute
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  opened giving.dispute;
  accounts integer[];
  amounts bigint[];
  entry uuid;
BEGIN
  SELECT * INTO STRICT opened FROM giving.dispute WHERE id = p_id;
  INSERT INTO giving.taken_part (dispute_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor)
    SELECT opened.id, opened.gift_id, p.allocation_id, p.source, p.campaign_line_id, opened.currency, p.amount_minor
      FROM giving.plan_taking(opened.gift_id, opened.amount_minor, opened.currency) WITH ORDINALITY AS p (allocation_id, source, campaign_line_id, amount_minor, o) ORDER BY p.o;
  SELECT array_agg(giving.part_account(t.source, t.currency, t.campaign_line_id) ORDER BY t.id)
      || array_agg(CASE t.source WHEN 'line' THEN ledger.account_id('line_frozen', t.currency, t.campaign_line_id) ELSE ledger.account_id('dispute_provision', t.currency) END ORDER BY t.id),
    array_agg(t.amount_minor ORDER BY t.id) || array_agg(-t.amount_minor ORDER BY t.id)
    INTO STRICT accounts, amounts FROM giving.taken_part t WHERE t.dispute_id = p_id;
  entry := ledger.post('dispute_opened', 'dispute:' || p_id || ':open', opened.created_at, 'dispute', p_id::text, accounts, amounts);
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, dispute_id, entry_id)
    SELECT t.allocation_id, 'frozen', t.amount_minor, 'dispute', p_id, entry FROM giving.taken_part t
      WHERE t.dispute_id = p_id AND t.source <> 'reserve' AND t.allocation_id IS NOT NULL ORDER BY t.id;
  -- Only one that is lost is held after it was closed, as an inquiry.
  UPDATE giving.dispute SET is_inquiry = false, held = true, holding_entry_id = entry, outcome = CASE WHEN outcome IS NOT NULL THEN 'lost' END
    WHERE id = p_id RETURNING * INTO opened;
  RETURN opened;
END $$;

CREATE FUNCTION giving.open_dispute(
  p_stripe_dispute_id text, p_charge_id text, p_payment_intent_id text, p_amount_minor bigint, p_currency text, p_status text, p_reason text,
  p_due_by timestamptz, p_is_inquiry boolean, p_created_at timestamptz
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  gift constant giving.gift := giving.lock_gift(p_charge_id, p_payment_intent_id);
  known giving.dispute;
BEGIN
  IF gift.id IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO known FROM giving.dispute WHERE stripe_dispute_id = p_stripe_dispute_id;
  IF FOUND THEN
    IF (known.gift_id, known.amount_minor, known.currency::text) IS DISTINCT FROM (gift.id, p_amount_minor, p_currency) THEN
      RAISE EXCEPTION 'dispute % was booked with another input', p_stripe_dispute_id USING ERRCODE = 'HW004';
    END IF;
    IF known.outcome IS NOT NULL OR p_is_inquiry OR NOT known.is_inquiry THEN
      RETURN known.id;
    END IF;
    UPDATE giving.dispute SET status = p_status WHERE id = known.id;
  ELSE
    -- An inquiry until it is held, a few lines below.
    INSERT INTO giving.dispute (gift_id, stripe_dispute_id, amount_minor, currency, status, reason, is_inquiry, due_by, created_at)
      VALUES (gift.id, p_stripe_dispute_id, p_amount_minor, p_currency, p_status, p_reason, true, p_due_by, p_created_at) RETURNING * INTO known;
  END IF;
  IF NOT p_is_inquiry THEN
    PERFORM giving.hold_dispute(known.id);
  END IF;
  PERFORM audit.record('dispute.opened', 'gift', gift.id::text, jsonb_build_object('dispute', known.id, 'amountMinor', p_amount_minor::text, 'inquiry', p_is_inquiry));
  PERFORM system.emit('dispute_opened', jsonb_build_object('disputeId', known.id, 'giftId', gift.id));
  RETURN known.id;
END $$;

CREATE FUNCTION giving.update_dispute(p_stripe_dispute_id text, p_status text, p_due_by timestamptz, p_evidence_submitted boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known constant giving.dispute := giving.lock_dispute(p_stripe_dispute_id);
  is_warning constant boolean := p_status LIKE 'warning\_%';
  is_final constant boolean := p_status IN ('won', 'lost', 'warning_closed', 'prevented');
BEGIN
  IF known.outcome IS NOT NULL OR (is_warning AND NOT known.is_inquiry) THEN
    RETURN; -- an event that comes late
  END IF;
  UPDATE giving.dispute SET status = CASE WHEN is_final THEN status ELSE p_status END, due_by = coalesce(p_due_by, due_by),
    evidence_submitted_at = coalesce(evidence_submitted_at, CASE WHEN p_evidence_submitted THEN system.now() END) WHERE id = known.id;
  IF known.is_inquiry AND NOT is_warning AND NOT is_final THEN
    PERFORM giving.hold_dispute(known.id);
    PERFORM system.emit('dispute_opened', jsonb_build_object('disputeId', known.id, 'giftId', known.gift_id));
  END IF;
END $$;

-- What was frozen and provisioned is gone: Stripe has it. The reserve takes the place of the gift for what it provisioned.
CREATE FUNCTION giving.lose_dispute(p_dispute giving.dispute, p_closed_at timestamptz) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  accounts integer[];
  amounts bigint[];
  entry uuid;
BEGIN
  PERFORM 1 FROM ledger.line_position WHERE campaign_line_id IN (SELECT t.campaign_line_id FROM giving.taken_part t WHERE t.dispute_id = p_dispute.id)
    ORDER BY campaign_line_id FOR NO KEY UPDATE;
  SELECT array_agg(CASE t.source WHEN 'line' THEN ledger.account_id('line_frozen', t.currency, t.campaign_line_id) ELSE ledger.account_id('dispute_provision', t.currency) END ORDER BY t.id),
    array_agg(t.amount_minor ORDER BY t.id) INTO STRICT accounts, amounts FROM giving.taken_part t WHERE t.dispute_id = p_dispute.id;
  entry := ledger.post('dispute_lost', 'dispute:' || p_dispute.id || ':lost', p_closed_at, 'dispute', p_dispute.id::text,
    accounts || ledger.account_id('disputes_receivable', p_dispute.currency), amounts || -p_dispute.amount_minor);
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, dispute_id, entry_id)
    SELECT t.allocation_id, k.kind, k.sign * t.amount_minor, 'dispute_lost', p_dispute.id, entry
      FROM giving.taken_part t CROSS JOIN (VALUES (1, 'frozen', -1), (2, 'withdrawn', 1)) AS k (o, kind, sign)
      WHERE t.dispute_id = p_dispute.id AND t.source <> 'reserve' AND t.allocation_id IS NOT NULL ORDER BY t.id, k.o;
  PERFORM giving.replace_funder(t, entry) FROM giving.taken_part t WHERE t.dispute_id = p_dispute.id AND t.source = 'reserve';
  RETURN entry;
END $$;

-- What was frozen and provisioned is where it was before.
CREATE FUNCTION giving.release_dispute(p_dispute giving.dispute, p_closed_at timestamptz) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  entry uuid;
BEGIN
  entry := ledger.post('dispute_won', 'dispute:' || p_dispute.id || ':won', p_closed_at, 'dispute', p_dispute.id::text,
    (SELECT array_agg(account_id ORDER BY position) FROM ledger.posting WHERE entry_id = p_dispute.holding_entry_id),
    (SELECT array_agg(-amount_minor ORDER BY position) FROM ledger.posting WHERE entry_id = p_dispute.holding_entry_id), p_dispute.holding_entry_id);
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, dispute_id, entry_id)
    SELECT t.allocation_id, 'frozen', -t.amount_minor, 'dispute_won', p_dispute.id, entry FROM giving.taken_part t
      WHERE t.dispute_id = p_dispute.id AND t.source <> 'reserve' AND t.allocation_id IS NOT NULL ORDER BY t.id;
  RETURN entry;
END $$;

CREATE FUNCTION giving.close_dispute(p_stripe_dispute_id text, p_outcome text, p_closed_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known giving.dispute := giving.lock_dispute(p_stripe_dispute_id);
  gift giving.gift;
BEGIN
  IF p_outcome IS NULL OR p_outcome NOT IN ('won', 'lost', 'warning_closed') OR p_closed_at IS NULL THEN
    RAISE EXCEPTION 'unknown outcome' USING ERRCODE = 'HW002';
  END IF;
  IF known.outcome = p_outcome THEN
    RETURN;
  END IF;
  SELECT * INTO STRICT gift FROM giving.gift WHERE id = known.gift_id;
  IF known.outcome = 'lost' AND p_outcome = 'won' THEN
    -- Decided anew: the money comes back, and where it was may be filled by now.
    known.reinstating_entry_id := giving.give_back(gift, NULL, known.id, 'disputes_receivable', 'dispute_reinstated', known.currency);
    known.released := true;
  ELSIF known.outcome IS NOT NULL AND (known.held OR p_outcome <> 'lost') THEN
    PERFORM audit.record('dispute.contradicted', 'gift', known.gift_id::text, jsonb_build_object('dispute', known.id, 'is', known.outcome, 'told', p_outcome));
    RETURN;
  ELSIF p_outcome = 'lost' THEN
    IF NOT known.held THEN
      known := giving.hold_dispute(known.id);
    END IF;
    known.closing_entry_id := giving.lose_dispute(known, p_closed_at);
  ELSIF known.held THEN
    known.closing_entry_id := giving.release_dispute(known, p_closed_at);
    known.released := true;
    IF gift.campaign_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = gift.campaign_id) THEN
      PERFORM system.emit('campaign.left_over', jsonb_build_object('campaignId', gift.campaign_id));
    END IF;
  END IF;
  UPDATE giving.dispute SET status = p_outcome, outcome = p_outcome, closed_at = p_closed_at, released = known.released, closing_entry_id = known.closing_entry_id,
    reinstating_entry_id = known.reinstating_entry_id WHERE id = known.id;
  PERFORM giving.renew_receipt(known.gift_id, 'dispute');
  PERFORM audit.record('dispute.closed', 'gift', known.gift_id::text, jsonb_build_object('dispute', known.id, 'outcome', p_outcome));
  PERFORM system.emit('dispute_closed', jsonb_build_object('disputeId', known.id, 'giftId', known.gift_id, 'outcome', p_outcome));
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.open_dispute(text, text, text, bigint, text, text, text, timestamptz, boolean, timestamptz),
  giving.update_dispute(text, text, timestamptz, boolean), giving.close_dispute(text, text, timestamptz) TO homeward_worker;
