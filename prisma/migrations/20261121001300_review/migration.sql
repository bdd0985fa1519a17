-- What a review of the money found, each proven by a test in tests/integration/ledger/review.test.ts.
--
-- giving.book_gift, giving.give_back: whether the page is there is asked once its lines are locked, so that nothing is put
--   on a line that was emptied for good while it waited.
-- ledger.lock_exception: whoever writes money in suspense off and whoever explains it come one after the other.
-- ledger.consume_gifts: starts where the last payment ended (giving.line_source_mark) instead of at the line's first gift.
-- giving.own_paid_for: follows one donor's gifts instead of adding up everybody's.
-- ledger.account_of_match: what one person may not write off alone is not called a fee of the bank by one person.
-- ledger.book_payout_arrival: a payout that a line of the bank shows has arrived by that line.
-- ledger.raise_freeze: raised anew, a freeze forgets that somebody proposed to lift it.
-- system.give_up_job: only what failed is given up.

-- ── pages that end while somebody gives ────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION giving.book_gift(
  p_checkout_id uuid, p_payment_intent_id text, p_charge_id text, p_amount_minor bigint, p_currency text, p_paid_at timestamptz,
  p_donor_email_sealed bytea DEFAULT NULL, p_donor_fingerprint bytea DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  asked giving.checkout;
  known giving.gift;
  new_id constant uuid := gen_random_uuid();
  entry uuid;
  fee_cover bigint := 0;
  rest bigint;
  part bigint;
  visible boolean;
  last_kind text := 'pool';
  line record;
  line_ids uuid[] := '{}';
  kinds text[] := '{}';
  targets uuid[] := '{}';
  parts bigint[] := '{}';
  accounts integer[];
  amounts bigint[];
BEGIN
  -- One fulfilment of a checkout at a time: redirect and webhook come together.
  SELECT * INTO asked FROM giving.checkout WHERE id = p_checkout_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such checkout' USING ERRCODE = 'HW007';
  END IF;
  SELECT * INTO known FROM giving.gift WHERE payment_intent_id = p_payment_intent_id;
  IF FOUND THEN
    IF (known.checkout_id, known.amount_minor, known.currency::text) <> (p_checkout_id, p_amount_minor, p_currency)
      OR (known.charge_id IS NOT NULL AND p_charge_id IS NOT NULL AND known.charge_id <> p_charge_id) THEN
      RAISE EXCEPTION 'payment % was booked with another input', p_payment_intent_id USING ERRCODE = 'HW004';
    END IF;
    IF known.charge_id IS NULL AND p_charge_id IS NOT NULL THEN
      UPDATE giving.gift SET charge_id = p_charge_id WHERE id = known.id;
    END IF;
    RETURN known.id;
  END IF;
  IF p_amount_minor IS NULL OR p_amount_minor <= 0 THEN
    RAISE EXCEPTION 'nothing was paid' USING ERRCODE = 'HW003';
  END IF;

  IF p_currency = asked.currency THEN
    fee_cover := least(asked.fee_cover_minor, greatest(p_amount_minor - asked.amount_minor, 0));
  END IF;
  rest := p_amount_minor - fee_cover;

  IF asked.campaign_id IS NOT NULL THEN
    line_ids := ARRAY(SELECT l.id FROM public.campaign_line l WHERE l.campaign_id = asked.campaign_id
      AND (asked.campaign_line_id IS NULL OR l.id = asked.campaign_line_id));
    PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = ANY (line_ids) ORDER BY campaign_line_id FOR NO KEY UPDATE;
    -- Asked after the lock: whoever empties an ended page's lines takes the same one, before or after this.
    visible := EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = asked.campaign_id AND currency = p_currency::char(3));
    IF NOT visible THEN
      line_ids := '{}';
      IF asked.left_over_choice = 'refund' THEN
        last_kind := 'refund'; -- the page is gone, and this is what the donor chose for that
      END IF;
    END IF;
  ELSIF asked.destination = 'operating' THEN
    last_kind := 'operating';
  END IF;

  FOR line IN
    SELECT l.id, p.budgeted_minor - p.allocated_minor AS room FROM public.campaign_line l JOIN ledger.line_position p ON p.campaign_line_id = l.id
      WHERE l.id = ANY (line_ids) ORDER BY l.priority, l.position
  LOOP
    part := least(rest, line.room);
    CONTINUE WHEN part <= 0;
    kinds := array_append(kinds, 'line');
    targets := array_append(targets, line.id);
    parts := array_append(parts, part);
    rest := rest - part;
  END LOOP;
  IF rest > 0 THEN
    kinds := array_append(kinds, last_kind);
    targets := array_append(targets, NULL);
    parts := array_append(parts, rest);
  END IF;

  accounts := ARRAY[ledger.account_id('stripe_receivable', p_currency), ledger.account_id('fee_cover_income', p_currency)];
  amounts := ARRAY[p_amount_minor, -fee_cover];
  FOR i IN 1 .. cardinality(parts) LOOP
    accounts := array_append(accounts, ledger.account_id(
      CASE kinds[i] WHEN 'line' THEN 'line_free' WHEN 'pool' THEN 'pool_fund' WHEN 'operating' THEN 'operating_income' ELSE 'refunds_payable' END,
      p_currency, targets[i]));
    amounts := array_append(amounts, -parts[i]);
  END LOOP;
  entry := ledger.post('gift', 'gift:' || p_payment_intent_id, p_paid_at, 'gift', new_id::text, accounts, amounts);

  INSERT INTO giving.gift (id, checkout_id, payment_intent_id, charge_id, donor_id, campaign_id, amount_minor, fee_cover_minor, currency, differs, paid_at, entry_id)
    VALUES (new_id, asked.id, p_payment_intent_id, p_charge_id, giving.donor_id(p_donor_email_sealed, p_donor_fingerprint), asked.campaign_id,
      p_amount_minor, fee_cover, p_currency, p_currency <> asked.currency OR p_amount_minor <> asked.amount_minor + asked.fee_cover_minor,
      p_paid_at, entry);
  INSERT INTO giving.gift_allocation (gift_id, position, kind, campaign_line_id, amount_minor)
    SELECT new_id, u.position, u.kind, u.target, u.part FROM unnest(kinds, targets, parts) WITH ORDINALITY AS u (kind, target, part, position) ORDER BY u.position;
  UPDATE giving.checkout SET status = 'paid', hold_minor = 0 WHERE id = asked.id AND status <> 'paid';
  PERFORM system.emit('gift_booked', jsonb_build_object('giftId', new_id, 'campaignId', asked.campaign_id));
  RETURN new_id;
END $$;

CREATE OR REPLACE FUNCTION giving.give_back(p_gift giving.gift, p_refund_id uuid, p_dispute_id uuid, p_debtor text, p_kind text, p_currency text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  visible boolean;
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
  visible := EXISTS (SELECT 1 FROM public.visible_campaign WHERE id = p_gift.campaign_id);
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

-- ── money in suspense ──────────────────────────────────────────────────────────────────────────────────────
-- The line of the bank first, as whoever matches it does; then the subject, which several exceptions may share.
CREATE OR REPLACE FUNCTION ledger.lock_exception(p_id uuid) RETURNS ledger.exception
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  subject record;
  locked ledger.exception;
BEGIN
  SELECT subject_kind AS kind, subject_id AS id INTO subject FROM ledger.exception WHERE id = p_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such exception' USING ERRCODE = 'HW007';
  END IF;
  IF subject.kind = 'bank_line' AND subject.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
    PERFORM 1 FROM ledger.bank_line WHERE id = subject.id::uuid FOR UPDATE;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger.suspense:' || subject.kind || ':' || subject.id, 0));
  SELECT * INTO STRICT locked FROM ledger.exception WHERE id = p_id FOR UPDATE;
  RETURN locked;
END $$;

-- All fees of one line of the bank together, this one too: no more than one person may write off alone.
CREATE FUNCTION ledger.is_small_fee(p_line_id uuid, p_currency text, p_amount_minor bigint) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT abs(p_amount_minor) + coalesce((SELECT sum(abs(m.amount_minor)) FROM ledger.bank_match m
      WHERE m.line_id = p_line_id AND m.kind = 'bank_fee' AND m.undone_at IS NULL), 0)
    <= coalesce((SELECT l.alone_up_to_minor FROM ledger.write_off_limit l WHERE l.currency = p_currency::char(3)), 0) $$;

CREATE OR REPLACE FUNCTION ledger.account_of_match(p_line ledger.bank_line, p_kind text, p_subject_id text, p_amount_minor bigint) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  paid ledger.payout;
  wanted ledger.disbursement;
  arrival uuid;
BEGIN
  IF p_kind = 'payout' THEN
    SELECT * INTO paid FROM ledger.payout WHERE payout_id = p_subject_id FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such payout' USING ERRCODE = 'HW007';
    END IF;
    IF paid.currency <> p_line.currency OR abs(paid.amount_minor) <> abs(p_amount_minor) THEN
      RAISE EXCEPTION 'this payout is of another amount' USING ERRCODE = 'HW003';
    END IF;
    IF p_amount_minor = paid.amount_minor THEN
      IF paid.status IN ('failed', 'canceled') THEN
        RAISE EXCEPTION 'this payout is %', paid.status USING ERRCODE = 'HW002';
      END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM ledger.bank_match WHERE kind = 'payout' AND subject_id = p_subject_id AND amount_minor = paid.amount_minor AND undone_at IS NULL) THEN
      RAISE EXCEPTION 'only a payout that arrived is taken back' USING ERRCODE = 'HW002';
    END IF;
    -- An arrival that was booked before the statement came is replaced by the statement's own line.
    SELECT e.id INTO arrival FROM ledger.entry e WHERE e.idempotency_key = 'payout:' || p_subject_id AND NOT EXISTS (SELECT 1 FROM ledger.entry r WHERE r.reverses_entry_id = e.id);
    IF FOUND THEN
      PERFORM ledger.reverse_entry(arrival);
    END IF;
    RETURN ledger.account_id('payouts_in_transit', p_line.currency);
  ELSIF p_kind IN ('disbursement', 'returned_payment') THEN
    IF p_subject_id !~ '^[0-9a-f-]{36}$' THEN
      RAISE EXCEPTION 'no such disbursement' USING ERRCODE = 'HW007';
    END IF;
    wanted := ledger.lock_disbursement(p_subject_id::uuid);
    IF wanted.executed_by IS NULL OR (p_kind = 'returned_payment') <> (p_amount_minor > 0) OR (p_kind = 'returned_payment' AND wanted.state <> 'returned') THEN
      RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
    END IF;
    IF wanted.currency <> p_line.currency OR wanted.amount_minor <> abs(p_amount_minor) THEN
      RAISE EXCEPTION 'this disbursement is of another amount' USING ERRCODE = 'HW003';
    END IF;
    RETURN ledger.bank_of_entry(CASE p_kind WHEN 'disbursement' THEN wanted.entry_id ELSE wanted.return_entry_id END);
  ELSIF p_kind = 'transfer' THEN
    PERFORM ledger.require_bank(p_subject_id, p_line.currency);
    IF p_subject_id = p_line.bank_code THEN
      RAISE EXCEPTION 'a transfer goes to another account' USING ERRCODE = 'HW003';
    END IF;
    RETURN ledger.account_id('transfers_in_transit', p_line.currency);
  ELSIF p_kind = 'bank_fee' THEN
    IF NOT ledger.is_small_fee(p_line.id, p_line.currency, p_amount_minor) THEN
      RAISE EXCEPTION 'a fee of this size takes two people: write it off' USING ERRCODE = 'HW003';
    END IF;
    RETURN ledger.account_id('bank_charges', p_line.currency);
  END IF;
  RAISE EXCEPTION 'nothing of this kind explains a line' USING ERRCODE = 'HW003';
END $$;

CREATE OR REPLACE FUNCTION ledger.import_bank_statement(
  p_id uuid, p_bank_code text, p_currency text, p_format text, p_file_sha256 bytea, p_statement_ref text, p_from_on date, p_to_on date,
  p_opening_minor bigint, p_closing_minor bigint, p_lines jsonb
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  known uuid;
  item record;
  line ledger.bank_line;
  entry uuid;
  added integer := 0;
BEGIN
  PERFORM ledger.require_bank(p_bank_code, p_currency);
  -- One import of an account at a time: two that overlap see each other's lines.
  PERFORM pg_advisory_xact_lock(hashtext('ledger.bank_statement'), hashtext(p_bank_code || p_currency));
  SELECT id INTO known FROM ledger.bank_statement
    WHERE bank_code = p_bank_code AND currency = p_currency::char(3) AND file_sha256 = p_file_sha256 AND statement_ref = p_statement_ref;
  IF FOUND THEN
    RETURN known;
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.bank_statement WHERE id = p_id) THEN
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  IF p_opening_minor + coalesce((SELECT sum((l ->> 'amountMinor')::bigint) FROM jsonb_array_elements(p_lines) l), 0) <> p_closing_minor THEN
    RAISE EXCEPTION 'opening balance and lines do not make the closing balance' USING ERRCODE = 'HW006';
  END IF;
  INSERT INTO ledger.bank_statement (id, bank_code, currency, format, file_sha256, statement_ref, from_on, to_on, opening_minor, closing_minor, imported_by, imported_at)
    VALUES (p_id, p_bank_code, p_currency, p_format, p_file_sha256, p_statement_ref, p_from_on, p_to_on, p_opening_minor, p_closing_minor, actor, system.now());

  FOR item IN SELECT n, l FROM jsonb_array_elements(p_lines) WITH ORDINALITY AS u (l, n) ORDER BY n LOOP
    SELECT * INTO line FROM ledger.bank_line WHERE bank_code = p_bank_code AND currency = p_currency::char(3) AND line_key = decode(item.l ->> 'key', 'hex');
    IF FOUND THEN
      IF (line.amount_minor, line.booked_on) <> ((item.l ->> 'amountMinor')::bigint, (item.l ->> 'bookedOn')::date) THEN
        PERFORM ledger.open_exception('bank_line_changed', 'bank_line_again', line.id::text, p_currency, (item.l ->> 'amountMinor')::bigint - line.amount_minor,
          jsonb_build_object('statement', p_id));
      END IF;
    ELSE
      entry := ledger.post('bank_line', 'bank_line:' || (item.l ->> 'id'), (item.l ->> 'bookedOn')::timestamp AT TIME ZONE 'UTC', 'bank_line', item.l ->> 'id',
        ARRAY[ledger.account_id(p_bank_code, p_currency), ledger.account_id('suspense', p_currency)],
        ARRAY[(item.l ->> 'amountMinor')::bigint, -(item.l ->> 'amountMinor')::bigint]);
      INSERT INTO ledger.bank_line (id, bank_code, currency, booked_on, value_on, amount_minor, line_key, text_sealed, counterparty_sealed, reference_sealed, entry_id)
        VALUES ((item.l ->> 'id')::uuid, p_bank_code, p_currency, (item.l ->> 'bookedOn')::date, (item.l ->> 'valueOn')::date, (item.l ->> 'amountMinor')::bigint,
          decode(item.l ->> 'key', 'hex'), decode(item.l ->> 'text', 'hex'), decode(item.l ->> 'counterparty', 'hex'), decode(item.l ->> 'reference', 'hex'), entry)
        RETURNING * INTO line;
      added := added + 1;
      -- A fee that takes two people stays in suspense: one statement is never refused for one of its lines.
      IF jsonb_array_length(coalesce(item.l -> 'parts', '[]')) > 0 AND NOT EXISTS (
          SELECT 1 FROM jsonb_to_recordset(item.l -> 'parts') AS u (kind text, "amountMinor" bigint)
            WHERE u.kind = 'bank_fee' HAVING NOT ledger.is_small_fee(line.id, p_currency, sum(abs(u."amountMinor"))::bigint)) THEN
        PERFORM ledger.match_bank_line(line.id, item.l -> 'parts');
      END IF;
      IF ledger.in_suspense('bank_line', line.id::text, p_currency) <> 0 THEN
        PERFORM ledger.open_exception('unmatched_bank_line', 'bank_line', line.id::text, p_currency, ledger.in_suspense('bank_line', line.id::text, p_currency), '{}');
      END IF;
    END IF;
    INSERT INTO ledger.bank_statement_line (statement_id, position, line_id) VALUES (p_id, item.n, line.id);
  END LOOP;
  PERFORM ledger.check_openings(p_bank_code, p_currency);
  PERFORM audit.record('bank_statement.imported', 'bank_statement', p_id::text,
    jsonb_build_object('bank', p_bank_code, 'currency', p_currency, 'lines', jsonb_array_length(p_lines), 'new', added));
  RETURN p_id;
END $$;

CREATE OR REPLACE FUNCTION ledger.book_payout_arrival(p_payout_id text, p_amount_minor bigint, p_currency text, p_arrived_on date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  -- As whoever matches the payout does.
  PERFORM 1 FROM ledger.payout WHERE payout_id = p_payout_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM ledger.bank_match WHERE kind = 'payout' AND subject_id = p_payout_id AND undone_at IS NULL) THEN
    RAISE EXCEPTION 'a line of the bank shows this payout' USING ERRCODE = 'HW002';
  END IF;
  RETURN ledger.post('payout_arrival', 'payout:' || p_payout_id, p_arrived_on::timestamp AT TIME ZONE 'UTC', 'payout', p_payout_id,
    ARRAY[ledger.account_id('bank_main', p_currency), ledger.account_id('payouts_in_transit', p_currency)], ARRAY[p_amount_minor, -p_amount_minor]);
END $$;

-- ── freezes ────────────────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION ledger.raise_freeze(p_campaign_line_id uuid, p_currency text, p_reason text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.finance_or_machine();
  raised uuid;
BEGIN
  -- Waits for approvals and executions under way, so that none is decided after this was committed.
  PERFORM pg_advisory_xact_lock(hashtext('ledger.fund_freeze'), 0);
  INSERT INTO ledger.fund_freeze (campaign_line_id, currency, reason, raised_at, raised_by)
    VALUES (p_campaign_line_id, p_currency, p_reason, system.now(), actor) ON CONFLICT DO NOTHING RETURNING id INTO raised;
  IF raised IS NULL THEN
    SELECT id INTO STRICT raised FROM ledger.fund_freeze WHERE lifted_at IS NULL AND reason = p_reason
      AND campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id AND currency IS NOT DISTINCT FROM p_currency::char(3) FOR UPDATE;
    -- Its reason was seen again: whoever proposed to lift it did not know.
    UPDATE ledger.fund_freeze SET lift_proposed_by = NULL, lift_proposed_at = NULL WHERE id = raised AND lift_proposed_by IS NOT NULL;
    IF FOUND THEN
      PERFORM audit.record('freeze.raised', 'freeze', raised::text, jsonb_build_object('line', p_campaign_line_id, 'currency', p_currency));
    END IF;
    RETURN raised;
  END IF;
  PERFORM audit.record('freeze.raised', 'freeze', raised::text, jsonb_build_object('line', p_campaign_line_id, 'currency', p_currency));
  RETURN raised;
END $$;

-- ── which money pays ───────────────────────────────────────────────────────────────────────────────────────
-- Of a line, nothing remains of any allocation before this one. Moves forward with payments, and back when something of an
-- earlier one comes back; both under the lock of the line's position.
CREATE TABLE giving.line_source_mark (
  campaign_line_id uuid PRIMARY KEY REFERENCES ledger.line_position (campaign_line_id),
  allocation_id bigint NOT NULL
);
INSERT INTO giving.line_source_mark (campaign_line_id, allocation_id)
  SELECT campaign_line_id, min(allocation_id) FROM giving.allocation_balance WHERE campaign_line_id IS NOT NULL AND remaining_minor > 0 GROUP BY campaign_line_id;
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.line_source_mark FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE OR REPLACE FUNCTION giving.use_allocation(p_allocation_id bigint, p_consumed_minor bigint, p_withdrawn_minor bigint, p_frozen_minor bigint) RETURNS void
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
  IF least(p_consumed_minor, p_withdrawn_minor, p_frozen_minor) < 0 THEN
    UPDATE giving.line_source_mark m SET allocation_id = a.id FROM giving.gift_allocation a
      WHERE a.id = p_allocation_id AND m.campaign_line_id = a.campaign_line_id AND m.allocation_id > a.id;
  END IF;
END $$;

-- Which money paid: the oldest of the line of which something remains. The line's position is locked by the caller.
-- Row by row from the mark on: a join over all that was ever used costs more with every gift.
CREATE OR REPLACE FUNCTION ledger.consume_gifts(p_disbursement_id uuid, p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
  AS $$
DECLARE
  rest bigint := p_amount_minor;
  mark constant bigint := coalesce((SELECT allocation_id FROM giving.line_source_mark WHERE campaign_line_id = p_campaign_line_id), 0);
  source record;
BEGIN
  FOR source IN
    SELECT a.id, a.gift_id, a.amount_minor - coalesce(u.used, 0) AS remaining
      FROM giving.gift_allocation a
      LEFT JOIN LATERAL (SELECT x.consumed_minor + x.withdrawn_minor + x.frozen_minor AS used FROM giving.allocation_use x
        WHERE x.allocation_id = a.id OFFSET 0) u ON true
      WHERE a.campaign_line_id = p_campaign_line_id AND a.id >= mark
      ORDER BY a.id
  LOOP
    CONTINUE WHEN source.remaining = 0;
    INSERT INTO ledger.gift_consumption (disbursement_id, allocation_id, gift_id, campaign_line_id, amount_minor)
      VALUES (p_disbursement_id, source.id, source.gift_id, p_campaign_line_id, least(rest, source.remaining));
    rest := rest - least(rest, source.remaining);
    EXIT WHEN rest = 0;
  END LOOP;
  IF rest <> 0 THEN
    RAISE EXCEPTION 'the gifts of this line do not cover what it was allocated' USING ERRCODE = 'HW006';
  END IF;
  INSERT INTO giving.line_source_mark AS m (campaign_line_id, allocation_id) VALUES (p_campaign_line_id, source.id)
    ON CONFLICT (campaign_line_id) DO UPDATE SET allocation_id = excluded.allocation_id;
END $$;

CREATE OR REPLACE VIEW giving.own_paid_for WITH (security_barrier) AS
  SELECT w.gift_id, w.campaign_line_id, l.label, date_trunc('month', w.told_at AT TIME ZONE 'UTC')::date AS month, sum(w.amount_minor)::bigint AS amount_minor
  FROM (
    SELECT a.gift_id, a.campaign_line_id, p.amount_minor, CASE WHEN t.category <> 'return_travel' THEN d.executed_at
        WHEN d.state = 'confirmed' THEN greatest((SELECT max(c.confirmed_at) FROM ledger.receipt_confirmation c WHERE c.disbursement_id = d.id AND c.received),
          (SELECT min(e.checked_at) FROM ledger.evidence e WHERE e.disbursement_id = d.id AND e.state = 'accepted')) END AS told_at
    FROM giving.gift g JOIN giving.gift_allocation a ON a.gift_id = g.id
      -- Allocation by allocation: joined to the view of all payments, it would be added up for everybody first.
      CROSS JOIN LATERAL (
        SELECT c.disbursement_id, c.amount_minor FROM ledger.gift_consumption c WHERE c.allocation_id = a.id
        UNION ALL SELECT c.disbursement_id, c.delta_minor FROM ledger.consumption_change c WHERE c.allocation_id = a.id OFFSET 0) p
      JOIN ledger.disbursement d ON d.id = p.disbursement_id JOIN public.campaign_line t ON t.id = a.campaign_line_id
    WHERE g.donor_id = giving.acting_donor()
  ) w JOIN public.visible_line l ON l.id = w.campaign_line_id
  WHERE w.told_at < date_trunc('month', system.now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
  GROUP BY w.gift_id, w.campaign_line_id, l.label, 4 HAVING sum(w.amount_minor) <> 0;

-- ── the queue ──────────────────────────────────────────────────────────────────────────────────────────────
-- It also holds what auditors, donors and survivors rely on: what has not failed is nobody's to take away.
CREATE OR REPLACE FUNCTION system.give_up_job(p_job_id bigint, p_why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF length(p_why) NOT BETWEEN 3 AND 500 THEN
    RAISE EXCEPTION 'why a job is given up is written down' USING ERRCODE = 'HW003';
  END IF;
  PERFORM 1 FROM graphile_worker._private_jobs j WHERE j.id = p_job_id AND j.last_error IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this job has not failed' USING ERRCODE = 'HW007';
  END IF;
  PERFORM 1 FROM graphile_worker.complete_jobs(ARRAY[p_job_id]);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such job, or it is being worked on' USING ERRCODE = 'HW007';
  END IF;
  PERFORM audit.record('job.given_up', 'job', p_job_id::text, jsonb_build_object('why', p_why));
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
