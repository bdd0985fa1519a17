-- Refunds: our decision to ask Stripe for one, and the fact that Stripe tells.
--
-- giving.request_refund(id, gift_id, amount_minor | null = all that is left, reason) → id (finance; worker for left_over):
--   HW003 above what is left, HW002 while disputed, HW004 same id with other input, HW007 no such gift.
-- giving.mark_refund_sent(id) → when it was first sent (worker)
-- giving.book_refund(refund_id | null, stripe_refund_id, charge_id, payment_intent_id, amount_minor, currency, status, created_at)
--   → refund id, null while the gift is not booked (worker): a fact, never refused; states only go forward.
-- giving.refuse_refund(id, why) (worker): Stripe would not do it.
-- giving.issue_receipt(gift_id) → receipt for what is still given, null when nothing is (worker).

CREATE FUNCTION giving.guard_refund() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
DECLARE
  step constant text := OLD.state || '>' || NEW.state;
BEGIN
  IF (NEW.id, NEW.gift_id, NEW.source, NEW.amount_minor, NEW.currency, NEW.requested_at) <> (OLD.id, OLD.gift_id, OLD.source, OLD.amount_minor, OLD.currency, OLD.requested_at)
    OR (NEW.reason, NEW.requested_by) IS DISTINCT FROM (OLD.reason, OLD.requested_by)
    OR (OLD.stripe_refund_id IS NOT NULL AND NEW.stripe_refund_id IS DISTINCT FROM OLD.stripe_refund_id)
    OR (OLD.sent_at IS NOT NULL AND NEW.sent_at IS DISTINCT FROM OLD.sent_at)
    OR (OLD.taken AND NOT NEW.taken) OR (OLD.restored AND NOT NEW.restored)
    OR (OLD.taken AND NEW.taking_entry_id IS DISTINCT FROM OLD.taking_entry_id)
    OR (OLD.restored AND NEW.restoring_entry_id IS DISTINCT FROM OLD.restoring_entry_id) THEN
    RAISE EXCEPTION 'a refund is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  IF OLD.state <> NEW.state AND (
    OLD.state IN ('failed', 'canceled') OR NEW.state = 'requested' OR (NEW.state = 'sent' AND OLD.state <> 'requested')
    OR (NEW.state = 'refused' AND OLD.state NOT IN ('requested', 'sent')) OR step = 'succeeded>pending') THEN
    RAISE EXCEPTION 'a refund that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_guarded BEFORE UPDATE ON giving.refund FOR EACH ROW EXECUTE FUNCTION giving.guard_refund();

-- A receipt says what is still given: one that says more or less is void, and a new one is wanted.
CREATE FUNCTION giving.renew_receipt(p_gift_id uuid, p_reason text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  still_given constant bigint := (SELECT net_minor FROM giving.gift_position WHERE gift_id = p_gift_id);
  voided uuid;
BEGIN
  UPDATE giving.receipt SET state = 'void', voided_at = system.now(), void_reason = p_reason
    WHERE gift_id = p_gift_id AND state = 'issued' AND amount_minor <> still_given RETURNING id INTO voided;
  IF FOUND THEN
    PERFORM audit.record('receipt.voided', 'receipt', voided::text, jsonb_build_object('reason', p_reason));
  END IF;
  IF still_given > 0 AND EXISTS (SELECT 1 FROM giving.receipt WHERE gift_id = p_gift_id)
    AND NOT EXISTS (SELECT 1 FROM giving.receipt WHERE gift_id = p_gift_id AND state = 'issued') THEN
    PERFORM system.emit('receipt_wanted', jsonb_build_object('giftId', p_gift_id));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION giving.issue_receipt(p_gift_id uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  receipt uuid;
  still_given record;
  this_year constant integer := extract(year FROM system.now() AT TIME ZONE 'UTC');
  serial integer;
BEGIN
  PERFORM 1 FROM giving.gift WHERE id = p_gift_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such gift' USING ERRCODE = 'HW007';
  END IF;
  SELECT id INTO receipt FROM giving.receipt WHERE gift_id = p_gift_id AND state = 'issued';
  IF FOUND THEN
    RETURN receipt;
  END IF;
  SELECT net_minor, currency INTO STRICT still_given FROM giving.gift_position WHERE gift_id = p_gift_id;
  IF still_given.net_minor = 0 THEN
    RETURN NULL;
  END IF;
  INSERT INTO giving.receipt_series AS s (year, last_serial) VALUES (this_year, 1)
    ON CONFLICT (year) DO UPDATE SET last_serial = s.last_serial + 1 RETURNING s.last_serial INTO serial;
  INSERT INTO giving.receipt (gift_id, year, serial, amount_minor, currency) VALUES (p_gift_id, this_year, serial, still_given.net_minor, still_given.currency)
    RETURNING id INTO receipt;
  RETURN receipt;
END $$;

-- A part of the gift goes to the solidarity pool; the posting is the caller's.
CREATE FUNCTION giving.give_to_pool(p_allocation_id bigint, p_amount_minor bigint, p_reason text, p_refund_id uuid, p_dispute_id uuid, p_entry_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  gift uuid;
BEGIN
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, refund_id, dispute_id, entry_id)
    VALUES (p_allocation_id, 'withdrawn', p_amount_minor, p_reason, p_refund_id, p_dispute_id, p_entry_id);
  SELECT gift_id INTO gift FROM giving.gift_allocation WHERE id = p_allocation_id;
  IF gift IS NOT NULL THEN
    INSERT INTO giving.gift_allocation (gift_id, position, kind, amount_minor)
      VALUES (gift, (SELECT max(position) + 1 FROM giving.gift_allocation WHERE gift_id = gift), 'pool', p_amount_minor);
  END IF;
END $$;

-- What was taken goes back where it came from: to lines as far as there is room and the page is there, else to the
-- pool; the reserve gets what it still funds. p_debtor is the account that owes it now. Answers the entry.
CREATE FUNCTION giving.give_back(p_gift giving.gift, p_refund_id uuid, p_dispute_id uuid, p_debtor text, p_kind text, p_currency text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  visible constant boolean := EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = p_gift.campaign_id);
  why constant text := CASE WHEN p_refund_id IS NULL THEN 'dispute_won' ELSE 'refund_failed' END;
  part giving.taken_part;
  parts giving.taken_part[] := ARRAY(SELECT t FROM giving.taken_part t WHERE t.refund_id = p_refund_id OR t.dispute_id = p_dispute_id ORDER BY t.id);
  reserve giving.allocation_balance;
  backs bigint[] := '{}';
  back bigint;
  accounts integer[] := '{}';
  amounts bigint[] := '{}';
  total bigint := 0;
  entry uuid;
BEGIN
  PERFORM 1 FROM ledger.line_position WHERE campaign_line_id IN (SELECT p.campaign_line_id FROM unnest(parts) p) ORDER BY campaign_line_id FOR NO KEY UPDATE;
  FOREACH part IN ARRAY parts LOOP
    back := CASE
      WHEN part.source = 'line' AND NOT visible OR part.source = 'refund' THEN 0
      WHEN part.source = 'line' THEN least(part.amount_minor, (SELECT budgeted_minor - allocated_minor FROM ledger.line_position WHERE campaign_line_id = part.campaign_line_id))
      WHEN part.source = 'reserve' AND part.campaign_line_id IS NOT NULL THEN
        (SELECT b.remaining_minor + b.consumed_minor FROM giving.allocation_balance b JOIN giving.gift_allocation a ON a.id = b.allocation_id WHERE a.replaces_part_id = part.id)
      ELSE part.amount_minor END;
    backs := array_append(backs, back);
    accounts := accounts || giving.part_account(part.source, p_currency, part.campaign_line_id) || ledger.account_id('pool_fund', p_currency);
    amounts := amounts || -back || (back - part.amount_minor);
    total := total + part.amount_minor;
  END LOOP;
  entry := ledger.post(p_kind, p_kind || ':' || coalesce(p_refund_id, p_dispute_id), system.now(), CASE WHEN p_refund_id IS NULL THEN 'dispute' ELSE 'refund' END,
    coalesce(p_refund_id, p_dispute_id)::text, accounts || ledger.account_id(p_debtor, p_currency), amounts || total);
  FOR i IN 1 .. cardinality(parts) LOOP
    part := parts[i];
    CONTINUE WHEN part.allocation_id IS NULL;
    INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, refund_id, dispute_id, entry_id)
      VALUES (part.allocation_id, 'withdrawn', -part.amount_minor, why, part.refund_id, part.dispute_id, entry);
    IF part.source = 'reserve' AND part.campaign_line_id IS NOT NULL THEN
      SELECT b.* INTO STRICT reserve FROM giving.allocation_balance b JOIN giving.gift_allocation a ON a.id = b.allocation_id WHERE a.replaces_part_id = part.id;
      PERFORM giving.pass_consumption(reserve.allocation_id, part.allocation_id, reserve.consumed_minor, entry);
      IF backs[i] > 0 THEN
        INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, refund_id, dispute_id, entry_id)
          VALUES (reserve.allocation_id, 'withdrawn', backs[i], why, part.refund_id, part.dispute_id, entry);
      END IF;
    END IF;
    IF backs[i] < part.amount_minor THEN
      PERFORM giving.give_to_pool(part.allocation_id, part.amount_minor - backs[i], 'left_over', part.refund_id, part.dispute_id, entry);
    END IF;
  END LOOP;
  IF NOT visible AND EXISTS (SELECT 1 FROM unnest(parts) p WHERE p.campaign_line_id IS NOT NULL) THEN
    PERFORM system.emit('campaign.left_over', jsonb_build_object('campaignId', p_gift.campaign_id));
  END IF;
  RETURN entry;
END $$;

CREATE FUNCTION giving.take_refund(p_refund giving.refund) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  accounts integer[];
  amounts bigint[];
  entry uuid;
BEGIN
  INSERT INTO giving.taken_part (refund_id, gift_id, allocation_id, source, campaign_line_id, currency, amount_minor)
    SELECT p_refund.id, p_refund.gift_id, p.allocation_id, p.source, p.campaign_line_id, p_refund.currency, p.amount_minor
      FROM giving.plan_taking(p_refund.gift_id, p_refund.amount_minor, p_refund.currency) WITH ORDINALITY AS p (allocation_id, source, campaign_line_id, amount_minor, o) ORDER BY p.o;
  SELECT array_agg(giving.part_account(t.source, t.currency, t.campaign_line_id) ORDER BY t.id), array_agg(t.amount_minor ORDER BY t.id) INTO accounts, amounts
    FROM giving.taken_part t WHERE t.refund_id = p_refund.id AND t.source <> 'refund';
  IF accounts IS NOT NULL THEN
    entry := ledger.post('refund', 'refund:' || p_refund.id, p_refund.created_at, 'refund', p_refund.id::text,
      accounts || ledger.account_id('refunds_payable', p_refund.currency), amounts || -(SELECT sum(a) FROM unnest(amounts) a)::bigint);
  END IF;
  INSERT INTO giving.allocation_move (allocation_id, kind, delta_minor, reason, refund_id, entry_id)
    SELECT t.allocation_id, 'withdrawn', t.amount_minor, 'refund', p_refund.id, entry FROM giving.taken_part t
      WHERE t.refund_id = p_refund.id AND t.source <> 'reserve' AND t.allocation_id IS NOT NULL ORDER BY t.id;
  PERFORM giving.replace_funder(t, entry) FROM giving.taken_part t WHERE t.refund_id = p_refund.id AND t.source = 'reserve';
  RETURN entry;
END $$;

-- What waited to be refunded and cannot be goes to the pool (domain.md 6.8).
CREATE FUNCTION giving.give_up_refund(p_refund giving.refund) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  rest bigint;
  part record;
  entry uuid;
BEGIN
  SELECT least(p_refund.amount_minor, coalesce(sum(remaining_minor), 0)) INTO rest FROM giving.allocation_balance WHERE gift_id = p_refund.gift_id AND kind = 'refund';
  IF rest = 0 THEN
    RETURN;
  END IF;
  entry := ledger.post('left_over', 'refund:' || p_refund.id || ':pool', system.now(), 'refund', p_refund.id::text,
    ARRAY[ledger.account_id('refunds_payable', p_refund.currency), ledger.account_id('pool_fund', p_refund.currency)], ARRAY[rest, -rest]);
  FOR part IN SELECT allocation_id, remaining_minor FROM giving.allocation_balance
    WHERE gift_id = p_refund.gift_id AND kind = 'refund' AND remaining_minor > 0 ORDER BY allocation_id LOOP
    EXIT WHEN rest = 0;
    PERFORM giving.give_to_pool(part.allocation_id, least(rest, part.remaining_minor), 'left_over', p_refund.id, NULL, entry);
    rest := rest - least(rest, part.remaining_minor);
  END LOOP;
END $$;

CREATE FUNCTION giving.request_refund(p_id uuid, p_gift_id uuid, p_amount_minor bigint, p_reason text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  by_worker constant boolean := current_setting('role') = 'homeward_worker';
  actor constant uuid := CASE WHEN by_worker THEN system.actor_id() ELSE ledger.require_role('finance') END;
  gift giving.gift;
  known giving.refund;
  still_given bigint;
BEGIN
  IF p_reason IS NULL OR (p_reason = 'left_over') <> by_worker THEN
    RAISE EXCEPTION 'what is left is refunded by the machine, everything else by finance' USING ERRCODE = 'HW001';
  END IF;
  SELECT * INTO gift FROM giving.gift WHERE id = p_gift_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such gift' USING ERRCODE = 'HW007';
  END IF;
  SELECT * INTO known FROM giving.refund WHERE id = p_id;
  IF FOUND THEN
    IF (known.gift_id, known.reason) IS DISTINCT FROM (p_gift_id, p_reason) OR known.amount_minor <> p_amount_minor OR known.requested_by IS DISTINCT FROM actor THEN
      RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
    END IF;
    RETURN p_id;
  END IF;
  IF EXISTS (SELECT 1 FROM giving.dispute WHERE gift_id = p_gift_id AND held AND outcome IS NULL) THEN
    RAISE EXCEPTION 'this gift is disputed' USING ERRCODE = 'HW002';
  END IF;
  SELECT p.net_minor - coalesce((SELECT sum(r.amount_minor) FROM giving.refund r WHERE r.gift_id = p_gift_id AND r.state IN ('requested', 'sent')), 0)
    INTO still_given FROM giving.gift_position p WHERE p.gift_id = p_gift_id;
  IF still_given <= 0 OR p_amount_minor <= 0 OR p_amount_minor > still_given THEN
    RAISE EXCEPTION 'not so much is left of this gift' USING ERRCODE = 'HW003';
  END IF;
  INSERT INTO giving.refund (id, gift_id, source, state, amount_minor, currency, reason, requested_by, requested_at)
    VALUES (p_id, p_gift_id, CASE p_reason WHEN 'left_over' THEN 'donor_choice' ELSE 'finance' END, 'requested', coalesce(p_amount_minor, still_given),
      gift.currency, p_reason, actor, system.now());
  PERFORM audit.record('refund.requested', 'gift', p_gift_id::text, jsonb_build_object('refund', p_id, 'amountMinor', coalesce(p_amount_minor, still_given)::text, 'reason', p_reason));
  PERFORM system.emit('refund_requested', jsonb_build_object('refundId', p_id));
  RETURN p_id;
END $$;

CREATE FUNCTION giving.mark_refund_sent(p_id uuid) RETURNS timestamptz
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  first_sent timestamptz;
BEGIN
  UPDATE giving.refund SET state = 'sent', sent_at = system.now() WHERE id = p_id AND state = 'requested';
  SELECT sent_at INTO first_sent FROM giving.refund WHERE id = p_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such refund' USING ERRCODE = 'HW007';
  END IF;
  RETURN first_sent;
END $$;

CREATE FUNCTION giving.book_refund(
  p_refund_id uuid, p_stripe_refund_id text, p_charge_id text, p_payment_intent_id text, p_amount_minor bigint, p_currency text, p_status text, p_created_at timestamptz
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  gift constant giving.gift := giving.lock_gift(p_charge_id, p_payment_intent_id);
  known giving.refund;
  new_state constant text := CASE p_status WHEN 'requires_action' THEN 'pending' ELSE p_status END;
  order_of constant text[] := ARRAY['pending', 'succeeded', 'failed', 'canceled'];
BEGIN
  IF gift.id IS NULL THEN
    RETURN NULL;
  END IF;
  IF new_state IS NULL OR NOT new_state = ANY (order_of) THEN
    RAISE EXCEPTION 'unknown status' USING ERRCODE = 'HW002';
  END IF;
  SELECT * INTO known FROM giving.refund WHERE stripe_refund_id = p_stripe_refund_id;
  IF NOT FOUND THEN
    UPDATE giving.refund SET stripe_refund_id = p_stripe_refund_id, created_at = p_created_at
      WHERE id = p_refund_id AND gift_id = gift.id AND amount_minor = p_amount_minor AND currency = p_currency::char(3) AND stripe_refund_id IS NULL
      RETURNING * INTO known;
    IF NOT FOUND THEN
      INSERT INTO giving.refund (id, gift_id, source, state, amount_minor, currency, requested_at, sent_at, created_at, stripe_refund_id)
        VALUES (gen_random_uuid(), gift.id, 'stripe', 'sent', p_amount_minor, p_currency, system.now(), system.now(), p_created_at, p_stripe_refund_id) RETURNING * INTO known;
    END IF;
  ELSIF (known.gift_id, known.amount_minor, known.currency::text) IS DISTINCT FROM (gift.id, p_amount_minor, p_currency) THEN
    RAISE EXCEPTION 'refund % was booked with another input', p_stripe_refund_id USING ERRCODE = 'HW004';
  END IF;
  IF known.state IN ('failed', 'canceled') OR coalesce(array_position(order_of, known.state), 0) >= array_position(order_of, new_state) THEN
    RETURN known.id; -- an event that comes late
  END IF;
  IF new_state IN ('pending', 'succeeded') AND NOT known.taken THEN
    known.taking_entry_id := giving.take_refund(known);
    known.taken := true;
  ELSIF new_state IN ('failed', 'canceled') AND known.taken THEN
    known.restoring_entry_id := giving.give_back(gift, known.id, NULL, 'refunds_payable', 'refund_failed', known.currency);
    known.restored := true;
  ELSIF new_state IN ('failed', 'canceled') AND known.reason = 'left_over' AND known.state <> 'refused' THEN
    PERFORM giving.give_up_refund(known);
  END IF;
  UPDATE giving.refund SET state = new_state, taken = known.taken, taking_entry_id = known.taking_entry_id, restored = known.restored,
    restoring_entry_id = known.restoring_entry_id, settled_at = CASE WHEN new_state <> 'pending' THEN system.now() END WHERE id = known.id;
  PERFORM giving.renew_receipt(gift.id, 'refund');
  PERFORM system.emit('refund_booked', jsonb_build_object('refundId', known.id, 'giftId', gift.id, 'status', new_state));
  RETURN known.id;
END $$;

CREATE FUNCTION giving.refuse_refund(p_id uuid, p_why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  known giving.refund;
BEGIN
  PERFORM 1 FROM giving.gift WHERE id = (SELECT gift_id FROM giving.refund WHERE id = p_id) FOR NO KEY UPDATE;
  SELECT * INTO known FROM giving.refund WHERE id = p_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such refund' USING ERRCODE = 'HW007';
  ELSIF known.state = 'refused' THEN
    RETURN;
  END IF;
  UPDATE giving.refund SET state = 'refused', refused_why = left(p_why, 500), settled_at = system.now() WHERE id = p_id;
  IF known.reason = 'left_over' THEN
    PERFORM giving.give_up_refund(known);
  END IF;
  PERFORM audit.record('refund.refused', 'gift', known.gift_id::text, jsonb_build_object('refund', p_id));
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.request_refund(uuid, uuid, bigint, text) TO homeward_finance, homeward_worker;
GRANT EXECUTE ON FUNCTION giving.mark_refund_sent(uuid), giving.refuse_refund(uuid, text),
  giving.book_refund(uuid, text, text, text, bigint, text, text, timestamptz) TO homeward_worker;
