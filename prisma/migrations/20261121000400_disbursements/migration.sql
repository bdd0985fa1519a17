-- Disbursements: requested by the case's officer, approved by one finance officer (two above a band), executed by another.
--
-- ledger.request_disbursement(id, campaign_line_id, amount_minor, payee_code, reason_sealed, planned_on) → id (officer of the office)
-- ledger.approve_disbursement(id) → state (finance, not the requester), ledger.reject_disbursement(id, reason_sealed) (finance)
-- ledger.cancel_disbursement(id) (officer of the office)
-- ledger.execute_disbursement(id, reference_sealed, value_date) → entry (finance, neither requester nor approver)
-- Who acts is system.actor_id(), never a parameter. Errors: HW001 role or office, HW002 state, HW003 the line has not
-- enough, HW004 same id with other input, HW005 same person, HW007 not found.
-- Money: a request moves line_free → line_reserved; execution releases it (line_reserved → line_released), spends it
-- (line_spent ← bank_main) and consumes the line's gifts oldest first.

-- How many approvals an amount takes. A currency without a row takes two.
CREATE TABLE ledger.approval_band (
  currency char(3) NOT NULL REFERENCES giving.currency_limit (currency),
  approvals smallint NOT NULL CHECK (approvals BETWEEN 1 AND 5),
  up_to_minor bigint CHECK (up_to_minor > 0),
  PRIMARY KEY (currency, approvals)
);
-- 5,000.00 USD, and about as much in the other currencies (November 2026, rounded down).
INSERT INTO ledger.approval_band (currency, approvals, up_to_minor) VALUES
  ('USD', 1, 500000), ('EUR', 1, 425000), ('GBP', 1, 375000), ('CAD', 1, 675000), ('AUD', 1, 750000), ('CHF', 1, 400000),
  ('JPY', 1, 750000), ('HUF', 1, 160000000), ('KWD', 1, 1500000);

CREATE FUNCTION ledger.approvals_needed(p_currency text, p_amount_minor bigint) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT coalesce(min(approvals), 2)::integer FROM ledger.approval_band WHERE currency = p_currency::char(3) AND (up_to_minor IS NULL OR up_to_minor >= p_amount_minor) $$;

CREATE TABLE ledger.disbursement (
  id uuid PRIMARY KEY,
  campaign_line_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  -- Finance sees a code for a payee; who it is stays sealed with the case.
  payee_code text NOT NULL CHECK (payee_code ~ '^[A-Z0-9][A-Z0-9-]{2,39}$'),
  reason_sealed bytea NOT NULL,
  planned_on date NOT NULL,
  state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'executed', 'evidenced', 'confirmed', 'rejected', 'cancelled')),
  requested_by uuid NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  -- The last approval that was needed; all of them stand in disbursement_approval.
  approved_by uuid,
  approved_at timestamptz(3),
  executed_by uuid,
  executed_at timestamptz(3),
  reference_sealed bytea,
  value_date date,
  entry_id uuid UNIQUE REFERENCES ledger.entry (id),
  -- Who rejected or cancelled it.
  closed_by uuid,
  closed_at timestamptz(3),
  close_reason_sealed bytea,
  FOREIGN KEY (campaign_line_id, currency) REFERENCES ledger.line_position (campaign_line_id, currency),
  CONSTRAINT disbursement_approver_is_another CHECK (approved_by <> requested_by),
  CONSTRAINT disbursement_executor_is_another CHECK (executed_by <> requested_by AND executed_by <> approved_by),
  CONSTRAINT disbursement_approval_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT disbursement_approved_has_approver CHECK (state NOT IN ('approved', 'executed', 'evidenced', 'confirmed') OR approved_by IS NOT NULL),
  CONSTRAINT disbursement_executed_is_whole CHECK ((state IN ('executed', 'evidenced', 'confirmed')) = (executed_by IS NOT NULL)
    AND num_nulls(executed_by, executed_at, reference_sealed, value_date, entry_id) IN (0, 5)),
  CONSTRAINT disbursement_closed_is_whole CHECK ((state IN ('rejected', 'cancelled')) = (closed_by IS NOT NULL) AND (closed_by IS NULL) = (closed_at IS NULL))
);
CREATE INDEX disbursement_line ON ledger.disbursement (campaign_line_id);
CREATE INDEX disbursement_open ON ledger.disbursement (state, requested_at);
CREATE INDEX disbursement_payee ON ledger.disbursement (payee_code, requested_at);

CREATE TABLE ledger.disbursement_approval (
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  approved_by uuid NOT NULL,
  approved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (disbursement_id, approved_by)
);

-- What a gift paid for, for good.
CREATE TABLE ledger.gift_consumption (
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  allocation_id bigint NOT NULL REFERENCES giving.gift_allocation (id),
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  campaign_line_id uuid NOT NULL REFERENCES ledger.line_position (campaign_line_id),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (disbursement_id, allocation_id)
);
CREATE INDEX gift_consumption_order ON ledger.gift_consumption (campaign_line_id, allocation_id);
CREATE INDEX gift_consumption_gift ON ledger.gift_consumption (gift_id);

-- What somebody should look at: never blocks by itself.
CREATE TABLE ledger.disbursement_flag (
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  kind text NOT NULL CHECK (kind IN ('receipt_used_twice', 'split_below_band', 'payee_of_many_cases', 'above_usual')),
  raised_at timestamptz(3) NOT NULL DEFAULT system.now(),
  PRIMARY KEY (disbursement_id, kind)
);

CREATE FUNCTION ledger.guard_disbursement() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  step constant text := OLD.state || '>' || NEW.state;
BEGIN
  IF (NEW.id, NEW.campaign_line_id, NEW.amount_minor, NEW.currency, NEW.payee_code, NEW.reason_sealed, NEW.planned_on, NEW.requested_by, NEW.requested_at)
      <> (OLD.id, OLD.campaign_line_id, OLD.amount_minor, OLD.currency, OLD.payee_code, OLD.reason_sealed, OLD.planned_on, OLD.requested_by, OLD.requested_at)
    OR (OLD.approved_by IS NOT NULL AND (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at))
    OR (OLD.executed_by IS NOT NULL AND (NEW.executed_by, NEW.executed_at, NEW.reference_sealed, NEW.value_date, NEW.entry_id)
      IS DISTINCT FROM (OLD.executed_by, OLD.executed_at, OLD.reference_sealed, OLD.value_date, OLD.entry_id))
    OR OLD.closed_by IS NOT NULL THEN
    RAISE EXCEPTION 'who did what is set once' USING ERRCODE = 'HW002';
  END IF;
  IF step NOT IN ('requested>requested', 'requested>approved', 'requested>rejected', 'requested>cancelled', 'approved>executed', 'approved>rejected',
    'approved>cancelled', 'executed>evidenced', 'evidenced>confirmed', 'executed>executed', 'evidenced>evidenced') THEN
    RAISE EXCEPTION 'a disbursement that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'HW002';
  END IF;
  IF step = 'requested>approved' AND (SELECT count(*) FROM ledger.disbursement_approval WHERE disbursement_id = NEW.id)
      < ledger.approvals_needed(NEW.currency, NEW.amount_minor) THEN
    RAISE EXCEPTION 'this amount takes more approvals' USING ERRCODE = 'HW002';
  END IF;
  IF step = 'approved>executed' AND EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = NEW.id AND approved_by = NEW.executed_by) THEN
    RAISE EXCEPTION 'whoever approved does not execute' USING ERRCODE = 'HW005';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION ledger.guard_approval() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ledger.disbursement WHERE id = NEW.disbursement_id AND requested_by = NEW.approved_by) THEN
    RAISE EXCEPTION 'nobody approves what they requested' USING ERRCODE = 'HW005';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION ledger.check_consumption() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM giving.gift_allocation a JOIN ledger.gift_consumption c ON c.allocation_id = a.id
      WHERE a.id IN (SELECT allocation_id FROM added) GROUP BY a.id
      HAVING sum(c.amount_minor) > a.amount_minor OR bool_or(c.gift_id <> a.gift_id) OR bool_or(c.campaign_line_id IS DISTINCT FROM a.campaign_line_id)
  ) THEN
    RAISE EXCEPTION 'a gift pays for no more than it gave' USING ERRCODE = 'HW003';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER disbursement_guarded BEFORE UPDATE ON ledger.disbursement FOR EACH ROW EXECUTE FUNCTION ledger.guard_disbursement();
CREATE TRIGGER approval_guarded BEFORE INSERT ON ledger.disbursement_approval FOR EACH ROW EXECUTE FUNCTION ledger.guard_approval();
CREATE TRIGGER consumption_checked AFTER INSERT ON ledger.gift_consumption REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_consumption();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.disbursement FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.disbursement_approval FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.gift_consumption FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.disbursement_flag FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Whether the case behind this line belongs to an office where the person is an officer now.
CREATE FUNCTION ledger.is_officer_of_line(p_user_id uuid, p_campaign_line_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT EXISTS (
    SELECT 1 FROM private.published_line l JOIN private.case_file f ON f.id = l.case_id JOIN identity.role_grant g ON g.office_id = f.office_id
    WHERE l.campaign_line_id = p_campaign_line_id AND g.user_id = p_user_id AND g.role = 'officer' AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL) $$;

-- Who acts, when they are an officer of the office of this line's case now; HW001 otherwise.
CREATE FUNCTION ledger.require_officer_of_line(p_campaign_line_id uuid) RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
BEGIN
  IF NOT ledger.is_officer_of_line(actor, p_campaign_line_id) THEN
    RAISE EXCEPTION 'the case of this line belongs to another office' USING ERRCODE = 'HW001';
  END IF;
  RETURN actor;
END $$;

-- The disbursement, locked until the transaction ends, so that two people at once act one after the other.
CREATE FUNCTION ledger.lock_disbursement(p_id uuid) RETURNS ledger.disbursement
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked ledger.disbursement;
BEGIN
  SELECT * INTO locked FROM ledger.disbursement WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such disbursement' USING ERRCODE = 'HW007';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION ledger.request_disbursement(
  p_id uuid, p_campaign_line_id uuid, p_amount_minor bigint, p_payee_code text, p_reason_sealed bytea, p_planned_on date
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_officer_of_line(p_campaign_line_id);
  line ledger.line_position;
  band bigint;
BEGIN
  SELECT * INTO line FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.disbursement WHERE id = p_id) THEN
    IF EXISTS (SELECT 1 FROM ledger.disbursement d WHERE d.id = p_id AND (d.campaign_line_id, d.amount_minor, d.payee_code, d.planned_on, d.requested_by)
        = (p_campaign_line_id, p_amount_minor, p_payee_code, p_planned_on, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  IF p_amount_minor IS NULL OR p_amount_minor <= 0
    OR p_amount_minor > line.allocated_minor - line.reserved_minor - line.paid_minor - line.frozen_minor THEN
    RAISE EXCEPTION 'the line has not enough that is free' USING ERRCODE = 'HW003';
  END IF;
  INSERT INTO ledger.disbursement (id, campaign_line_id, amount_minor, currency, payee_code, reason_sealed, planned_on, requested_by, requested_at)
    VALUES (p_id, p_campaign_line_id, p_amount_minor, line.currency, p_payee_code, p_reason_sealed, p_planned_on, actor, system.now());
  PERFORM ledger.post('reservation', 'disbursement:' || p_id || ':reserve', system.now(), 'disbursement', p_id::text,
    ARRAY[ledger.account_id('line_free', line.currency, p_campaign_line_id), ledger.account_id('line_reserved', line.currency, p_campaign_line_id)],
    ARRAY[p_amount_minor, -p_amount_minor]);

  SELECT up_to_minor INTO band FROM ledger.approval_band WHERE currency = line.currency AND approvals = 1;
  IF p_amount_minor <= band AND band < (SELECT sum(d.amount_minor) FROM ledger.disbursement d WHERE d.payee_code = p_payee_code AND d.currency = line.currency
      AND d.requested_at > system.now() - interval '7 days' AND d.state NOT IN ('rejected', 'cancelled')) THEN
    INSERT INTO ledger.disbursement_flag (disbursement_id, kind) VALUES (p_id, 'split_below_band');
  END IF;
  IF 3 < (SELECT count(DISTINCT l.case_id) FROM ledger.disbursement d JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id WHERE d.payee_code = p_payee_code) THEN
    INSERT INTO ledger.disbursement_flag (disbursement_id, kind) VALUES (p_id, 'payee_of_many_cases');
  END IF;
  PERFORM audit.record('disbursement.requested', 'disbursement', p_id::text, jsonb_build_object('line', p_campaign_line_id, 'amountMinor', p_amount_minor::text, 'currency', line.currency));
  RETURN p_id;
END $$;

CREATE FUNCTION ledger.approve_disbursement(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
  given integer;
BEGIN
  IF actor = wanted.requested_by THEN
    RAISE EXCEPTION 'nobody approves what they requested' USING ERRCODE = 'HW005';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = p_id AND approved_by = actor) THEN
    RETURN wanted.state; -- the same click twice
  END IF;
  IF wanted.state <> 'requested' THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  INSERT INTO ledger.disbursement_approval (disbursement_id, approved_by, approved_at) VALUES (p_id, actor, system.now());
  SELECT count(*) INTO given FROM ledger.disbursement_approval WHERE disbursement_id = p_id;
  PERFORM audit.record('disbursement.approved', 'disbursement', p_id::text, jsonb_build_object('approvals', given));
  IF given < ledger.approvals_needed(wanted.currency, wanted.amount_minor) THEN
    RETURN 'requested';
  END IF;
  UPDATE ledger.disbursement SET state = 'approved', approved_by = actor, approved_at = system.now() WHERE id = p_id;
  RETURN 'approved';
END $$;

-- Puts back what was reserved, and says who closed it.
CREATE FUNCTION ledger.release_disbursement(p_request ledger.disbursement, p_state text, p_actor uuid, p_reason_sealed bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF p_request.state NOT IN ('requested', 'approved') THEN
    RAISE EXCEPTION 'this disbursement is %', p_request.state USING ERRCODE = 'HW002';
  END IF;
  PERFORM ledger.post('release', 'disbursement:' || p_request.id || ':release', system.now(), 'disbursement', p_request.id::text,
    ARRAY[ledger.account_id('line_reserved', p_request.currency, p_request.campaign_line_id), ledger.account_id('line_free', p_request.currency, p_request.campaign_line_id)],
    ARRAY[p_request.amount_minor, -p_request.amount_minor]);
  UPDATE ledger.disbursement SET state = p_state, closed_by = p_actor, closed_at = system.now(), close_reason_sealed = p_reason_sealed WHERE id = p_request.id;
  PERFORM audit.record('disbursement.' || p_state, 'disbursement', p_request.id::text, '{}');
END $$;

CREATE FUNCTION ledger.reject_disbursement(p_id uuid, p_reason_sealed bytea DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
BEGIN
  IF actor = wanted.requested_by THEN
    RAISE EXCEPTION 'nobody decides on what they requested' USING ERRCODE = 'HW005';
  END IF;
  PERFORM ledger.release_disbursement(wanted, 'rejected', actor, p_reason_sealed);
END $$;

CREATE FUNCTION ledger.cancel_disbursement(p_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
BEGIN
  PERFORM ledger.require_officer_of_line(wanted.campaign_line_id);
  PERFORM ledger.release_disbursement(wanted, 'cancelled', actor, NULL);
END $$;

-- Which gifts paid: the oldest of the line that are not used up. The line's position is locked by the caller.
CREATE FUNCTION ledger.consume_gifts(p_disbursement_id uuid, p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  rest bigint := p_amount_minor;
  reached constant bigint := (SELECT max(allocation_id) FROM ledger.gift_consumption WHERE campaign_line_id = p_campaign_line_id);
  source record;
BEGIN
  FOR source IN
    SELECT a.id, a.gift_id, a.amount_minor - CASE WHEN a.id = reached
        THEN (SELECT sum(c.amount_minor) FROM ledger.gift_consumption c WHERE c.campaign_line_id = p_campaign_line_id AND c.allocation_id = a.id) ELSE 0 END AS unused
      FROM giving.gift_allocation a WHERE a.campaign_line_id = p_campaign_line_id AND a.id >= coalesce(reached, 0) ORDER BY a.id
  LOOP
    CONTINUE WHEN source.unused <= 0;
    INSERT INTO ledger.gift_consumption (disbursement_id, allocation_id, gift_id, campaign_line_id, amount_minor)
      VALUES (p_disbursement_id, source.id, source.gift_id, p_campaign_line_id, least(rest, source.unused));
    rest := rest - least(rest, source.unused);
    EXIT WHEN rest = 0;
  END LOOP;
  IF rest <> 0 THEN
    RAISE EXCEPTION 'the gifts of this line do not cover what it was allocated' USING ERRCODE = 'HW006';
  END IF;
END $$;

CREATE FUNCTION ledger.publish_paid(p_campaign_line_id uuid, p_amount_minor bigint) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  INSERT INTO ledger.line_public_paid AS m (campaign_line_id, month, paid_minor)
    VALUES (p_campaign_line_id, date_trunc('month', system.now() AT TIME ZONE 'UTC')::date, p_amount_minor)
    ON CONFLICT (campaign_line_id, month) DO UPDATE SET paid_minor = m.paid_minor + excluded.paid_minor $$;

-- Return travel is told to the public only once arrival is confirmed (domain.md 5).
CREATE FUNCTION ledger.is_return_travel(p_campaign_line_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT category = 'return_travel' FROM public.campaign_line WHERE id = p_campaign_line_id $$;

CREATE FUNCTION ledger.execute_disbursement(p_id uuid, p_reference_sealed bytea, p_value_date date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
  entry uuid;
BEGIN
  IF actor = wanted.requested_by OR EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = p_id AND approved_by = actor) THEN
    RAISE EXCEPTION 'whoever requested or approved does not execute' USING ERRCODE = 'HW005';
  END IF;
  IF wanted.state <> 'approved' THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  IF p_value_date IS NULL OR p_value_date > (system.now() AT TIME ZONE 'UTC')::date + 7 THEN
    RAISE EXCEPTION 'the value date lies too far ahead' USING ERRCODE = 'HW003';
  END IF;
  PERFORM 1 FROM ledger.line_position WHERE campaign_line_id = wanted.campaign_line_id FOR NO KEY UPDATE;
  entry := ledger.post('disbursement', 'disbursement:' || p_id || ':execute', p_value_date::timestamp AT TIME ZONE 'UTC', 'disbursement', p_id::text,
    ARRAY[ledger.account_id('line_reserved', wanted.currency, wanted.campaign_line_id), ledger.account_id('line_released', wanted.currency, wanted.campaign_line_id),
      ledger.account_id('line_spent', wanted.currency, wanted.campaign_line_id), ledger.account_id('bank_main', wanted.currency)],
    ARRAY[wanted.amount_minor, -wanted.amount_minor, wanted.amount_minor, -wanted.amount_minor]);
  PERFORM ledger.consume_gifts(p_id, wanted.campaign_line_id, wanted.amount_minor);
  IF NOT ledger.is_return_travel(wanted.campaign_line_id) THEN
    PERFORM ledger.publish_paid(wanted.campaign_line_id, wanted.amount_minor);
  END IF;
  UPDATE ledger.disbursement SET state = 'executed', executed_by = actor, executed_at = system.now(), reference_sealed = p_reference_sealed,
    value_date = p_value_date, entry_id = entry WHERE id = p_id;
  PERFORM audit.record('disbursement.executed', 'disbursement', p_id::text, jsonb_build_object('entry', entry));
  RETURN entry;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
-- What stands sealed in a request is the case's: whoever reads the row without the key reads noise.
GRANT SELECT ON ledger.disbursement, ledger.disbursement_approval, ledger.disbursement_flag, ledger.approval_band TO homeward_finance, homeward_worker;
GRANT SELECT ON ledger.disbursement_approval, ledger.disbursement_flag, ledger.approval_band, ledger.gift_consumption TO homeward_auditor;
GRANT SELECT (id, campaign_line_id, amount_minor, currency, payee_code, planned_on, state, requested_by, requested_at, approved_by, approved_at,
  executed_by, executed_at, value_date, entry_id, closed_by, closed_at) ON ledger.disbursement TO homeward_auditor;
GRANT SELECT ON ledger.gift_consumption TO homeward_finance, homeward_worker;
GRANT SELECT ON ledger.approval_band TO homeward_officer;
GRANT EXECUTE ON FUNCTION ledger.request_disbursement(uuid, uuid, bigint, text, bytea, date), ledger.cancel_disbursement(uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION ledger.approve_disbursement(uuid), ledger.reject_disbursement(uuid, bytea), ledger.execute_disbursement(uuid, bytea, date) TO homeward_finance;
