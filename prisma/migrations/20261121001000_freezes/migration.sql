-- What stops payments: freezes, and funds of our own that are below zero. Facts are booked all the same (domain.md 6.6, 6.7).
--
-- ledger.raise_freeze(line | null, currency | null, reason) → id (worker, finance); both null freezes everything; the
--   same reason while one is open answers that one
-- ledger.lift_freeze(id) → 'proposed' for the first finance officer, 'lifted' for another one
-- ledger.payment_stops(line, currency) → why approvals and executions there are refused now; none when they are not
-- ledger.fund_balance(fund, currency) → what a fund holds, credit positive (finance, auditor, worker)
-- ledger.approve_disbursement and ledger.execute_disbursement answer HW002 while a stop applies.

CREATE TABLE ledger.fund_freeze (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- Without a line: all of the currency. Without either: everything.
  campaign_line_id uuid REFERENCES ledger.line_position (campaign_line_id),
  currency char(3) CHECK (currency ~ '^[A-Z]{3}$'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  raised_at timestamptz(3) NOT NULL,
  -- Null: the nightly checks.
  raised_by uuid,
  lift_proposed_by uuid,
  lift_proposed_at timestamptz(3),
  lifted_by uuid,
  lifted_at timestamptz(3),
  CONSTRAINT freeze_of_one_kind CHECK (num_nonnulls(campaign_line_id, currency) <= 1),
  CONSTRAINT freeze_lift_takes_two CHECK (lifted_by IS NULL OR (lift_proposed_by IS NOT NULL AND lifted_by <> lift_proposed_by)),
  CHECK ((lift_proposed_by IS NULL) = (lift_proposed_at IS NULL) AND (lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX fund_freeze_open ON ledger.fund_freeze (campaign_line_id, currency, reason) NULLS NOT DISTINCT WHERE lifted_at IS NULL;

CREATE FUNCTION ledger.guard_freeze() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL OR OLD.lift_proposed_by <> NEW.lift_proposed_by
    OR (to_jsonb(NEW) - '{lift_proposed_by,lift_proposed_at,lifted_by,lifted_at}'::text[])
      <> (to_jsonb(OLD) - '{lift_proposed_by,lift_proposed_at,lifted_by,lifted_at}'::text[]) THEN
    RAISE EXCEPTION 'a freeze is lifted once, and not rewritten' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER freeze_guarded BEFORE UPDATE ON ledger.fund_freeze FOR EACH ROW EXECUTE FUNCTION ledger.guard_freeze();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.fund_freeze FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Who acts: a finance officer, or null for the application itself.
CREATE FUNCTION ledger.finance_or_machine() RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF current_setting('role') = 'homeward_worker' THEN
    RETURN NULL;
  END IF;
  RETURN ledger.require_role('finance');
END $$;

CREATE FUNCTION ledger.raise_freeze(p_campaign_line_id uuid, p_currency text, p_reason text) RETURNS uuid
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
      AND campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id AND currency IS NOT DISTINCT FROM p_currency::char(3);
    RETURN raised;
  END IF;
  PERFORM audit.record('freeze.raised', 'freeze', raised::text, jsonb_build_object('line', p_campaign_line_id, 'currency', p_currency));
  RETURN raised;
END $$;

CREATE FUNCTION ledger.lift_freeze(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  raised ledger.fund_freeze;
BEGIN
  SELECT * INTO raised FROM ledger.fund_freeze WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such freeze' USING ERRCODE = 'HW007';
  END IF;
  IF raised.lifted_at IS NOT NULL THEN
    IF raised.lifted_by = actor THEN
      RETURN 'lifted'; -- the same click twice
    END IF;
    RAISE EXCEPTION 'this freeze was lifted' USING ERRCODE = 'HW002';
  END IF;
  IF raised.lift_proposed_by IS NULL THEN
    UPDATE ledger.fund_freeze SET lift_proposed_by = actor, lift_proposed_at = system.now() WHERE id = p_id;
    PERFORM audit.record('freeze.lift_proposed', 'freeze', p_id::text, '{}');
    RETURN 'proposed';
  END IF;
  IF raised.lift_proposed_by = actor THEN
    RETURN 'proposed';
  END IF;
  UPDATE ledger.fund_freeze SET lifted_by = actor, lifted_at = system.now() WHERE id = p_id;
  PERFORM audit.record('freeze.lifted', 'freeze', p_id::text, '{}');
  RETURN 'lifted';
END $$;

CREATE FUNCTION ledger.fund_balance(p_fund text, p_currency text) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT -coalesce(sum(ledger.account_balance(a.code, a.currency, a.campaign_line_id)), 0)::bigint
    FROM ledger.account a JOIN ledger.account_code c ON c.code = a.code
    WHERE c.fund = p_fund AND c.type IN ('fund', 'income', 'expense') AND a.currency = p_currency::char(3) $$;

CREATE FUNCTION ledger.payment_stops(p_campaign_line_id uuid, p_currency text)
  RETURNS TABLE (kind text, freeze_id uuid, reason text, balance_minor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT 'frozen', f.id, f.reason, NULL::bigint FROM ledger.fund_freeze f
    WHERE f.lifted_at IS NULL AND (f.campaign_line_id IS NULL OR f.campaign_line_id = p_campaign_line_id)
      AND (f.currency IS NULL OR f.currency = p_currency::char(3))
  UNION ALL
  SELECT u.fund || '_below_zero', NULL, NULL, ledger.fund_balance(u.fund, p_currency) FROM unnest(ARRAY['reserve', 'operating']) AS u (fund)
    WHERE ledger.fund_balance(u.fund, p_currency) < 0 $$;

-- Taken first, so that a freeze waits for whoever decides now, and is seen by whoever decides after it.
CREATE FUNCTION ledger.hold_freezes() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT pg_advisory_xact_lock_shared(hashtext('ledger.fund_freeze'), 0) $$;

CREATE FUNCTION ledger.require_no_stop(p_campaign_line_id uuid, p_currency text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  stop text;
BEGIN
  PERFORM ledger.hold_freezes();
  SELECT kind INTO stop FROM ledger.payment_stops(p_campaign_line_id, p_currency) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payments are stopped here: %', stop USING ERRCODE = 'HW002';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION ledger.approve_disbursement(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.disbursement;
  given integer;
BEGIN
  PERFORM ledger.hold_freezes();
  wanted := ledger.lock_disbursement(p_id);
  IF actor = wanted.requested_by THEN
    RAISE EXCEPTION 'nobody approves what they requested' USING ERRCODE = 'HW005';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = p_id AND approved_by = actor) THEN
    RETURN wanted.state; -- the same click twice
  END IF;
  IF wanted.state <> 'requested' THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  PERFORM ledger.require_no_stop(wanted.campaign_line_id, wanted.currency);
  INSERT INTO ledger.disbursement_approval (disbursement_id, approved_by, approved_at) VALUES (p_id, actor, system.now());
  SELECT count(*) INTO given FROM ledger.disbursement_approval WHERE disbursement_id = p_id;
  PERFORM audit.record('disbursement.approved', 'disbursement', p_id::text, jsonb_build_object('approvals', given));
  IF given < ledger.approvals_needed(wanted.currency, wanted.amount_minor) THEN
    RETURN 'requested';
  END IF;
  UPDATE ledger.disbursement SET state = 'approved', approved_by = actor, approved_at = system.now() WHERE id = p_id;
  RETURN 'approved';
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.fund_freeze TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.raise_freeze(uuid, text, text) TO homeward_finance, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.lift_freeze(uuid) TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.fund_balance(text, text), ledger.payment_stops(uuid, text) TO homeward_finance, homeward_auditor, homeward_worker;
