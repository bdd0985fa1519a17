-- The ledger: chart of accounts, entries, postings, positions of lines, and the one function that posts.
--
-- Debit is positive, credit negative; an entry balances to zero in each currency. Rows of entry and posting are never
-- changed: triggers refuse it even for the owner, and no role of the application holds a right to write here.
-- Every posting passes the trigger ledger.check_postings, whoever inserts it: complete, balanced, in the account's
-- currency, in the transaction of its entry; and the trigger moves the line's position, whose CHECKs hold the limits.
-- No global lock is taken: two gifts to two lines never wait for each other.
--
-- Called by other functions of the owner only: ledger.post, ledger.account_id, ledger.require_role.
-- Called by roles: ledger.open_line (reviewer), ledger.account_balance (finance, auditor, worker),
-- ledger.rebase_after_restore (owner only, by hand after a dump was restored into a new server).

REVOKE ALL ON SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;

-- Transaction numbers order what was committed. A restored dump starts a new count, so an origin is added.
CREATE TABLE ledger.xact_origin (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  origin bigint NOT NULL DEFAULT 0
);
INSERT INTO ledger.xact_origin DEFAULT VALUES;

CREATE FUNCTION ledger.xact_number() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT pg_current_xact_id()::text::bigint + origin FROM ledger.xact_origin $$;

-- Every transaction numbered below this has ended: what it wrote is visible or will never be.
CREATE FUNCTION ledger.xact_horizon() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + origin FROM ledger.xact_origin $$;

CREATE FUNCTION ledger.refuse_change() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP USING ERRCODE = 'HW002';
END $$;

CREATE TABLE ledger.account_code (
  code text PRIMARY KEY CHECK (code ~ '^[a-z_]{3,40}$'),
  type text NOT NULL CHECK (type IN ('asset', 'liability', 'fund', 'income', 'expense')),
  normal_side text NOT NULL CHECK (normal_side IN ('debit', 'credit')),
  fund text CHECK (fund IN ('operating', 'restricted', 'pool', 'reserve')),
  restriction text NOT NULL DEFAULT 'none' CHECK (restriction IN ('none', 'pool', 'line')),
  per_line boolean NOT NULL DEFAULT false,
  -- What a posting does to the position of its line.
  position_effect text CHECK (position_effect IN ('free', 'reserved', 'frozen', 'spent')),
  UNIQUE (code, per_line),
  CHECK ((restriction = 'line') = per_line),
  CHECK (position_effect IS NULL OR per_line),
  CHECK (type IN ('asset', 'expense') = (normal_side = 'debit'))
);

INSERT INTO ledger.account_code (code, type, normal_side, fund, restriction, per_line, position_effect) VALUES
  ('bank_main', 'asset', 'debit', NULL, 'none', false, NULL),
  ('stripe_balance', 'asset', 'debit', NULL, 'none', false, NULL),
  ('stripe_receivable', 'asset', 'debit', NULL, 'none', false, NULL),
  ('payouts_in_transit', 'asset', 'debit', NULL, 'none', false, NULL),
  ('disputes_receivable', 'asset', 'debit', NULL, 'none', false, NULL),
  ('advances', 'asset', 'debit', NULL, 'none', false, NULL),
  ('exchange_position', 'asset', 'debit', 'operating', 'none', false, NULL),
  ('suspense', 'liability', 'credit', NULL, 'none', false, NULL),
  ('refunds_payable', 'liability', 'credit', NULL, 'none', false, NULL),
  ('line_free', 'fund', 'credit', 'restricted', 'line', true, 'free'),
  ('line_reserved', 'fund', 'credit', 'restricted', 'line', true, 'reserved'),
  ('line_frozen', 'fund', 'credit', 'restricted', 'line', true, 'frozen'),
  ('line_released', 'income', 'credit', 'restricted', 'line', true, NULL),
  ('line_spent', 'expense', 'debit', 'restricted', 'line', true, 'spent'),
  ('pool_fund', 'fund', 'credit', 'pool', 'pool', false, NULL),
  ('reserve_fund', 'fund', 'credit', 'reserve', 'none', false, NULL),
  ('operating_fund', 'fund', 'credit', 'operating', 'none', false, NULL),
  ('operating_income', 'income', 'credit', 'operating', 'none', false, NULL),
  ('fee_cover_income', 'income', 'credit', 'operating', 'none', false, NULL),
  ('processing_fees', 'expense', 'debit', 'operating', 'none', false, NULL),
  ('exchange_difference', 'expense', 'debit', 'operating', 'none', false, NULL),
  ('write_offs', 'expense', 'debit', 'operating', 'none', false, NULL);

-- What a line may take, holds, has promised and has paid. Changed by triggers on postings and budget changes only.
CREATE TABLE ledger.line_position (
  campaign_line_id uuid PRIMARY KEY REFERENCES public.campaign_line (id) ON DELETE RESTRICT,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  budgeted_minor bigint NOT NULL DEFAULT 0 CHECK (budgeted_minor >= 0),
  allocated_minor bigint NOT NULL DEFAULT 0 CHECK (allocated_minor >= 0),
  reserved_minor bigint NOT NULL DEFAULT 0 CHECK (reserved_minor >= 0),
  paid_minor bigint NOT NULL DEFAULT 0 CHECK (paid_minor >= 0),
  frozen_minor bigint NOT NULL DEFAULT 0 CHECK (frozen_minor >= 0),
  UNIQUE (campaign_line_id, currency),
  CONSTRAINT line_budget_covers_allocated CHECK (budgeted_minor >= allocated_minor),
  CONSTRAINT line_allocated_covers_use CHECK (allocated_minor >= reserved_minor + paid_minor + frozen_minor)
);

-- Why a budget is what it is: the opening and every later change. Their sum is the budget.
CREATE TABLE ledger.line_budget_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_line_id uuid NOT NULL REFERENCES ledger.line_position (campaign_line_id),
  delta_minor bigint NOT NULL CHECK (delta_minor <> 0),
  reason text NOT NULL CHECK (reason IN ('opening', 'lowered')),
  changed_by uuid NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT system.now(),
  CHECK ((reason = 'opening') = (delta_minor > 0))
);
CREATE INDEX line_budget_change_line ON ledger.line_budget_change (campaign_line_id);
CREATE UNIQUE INDEX line_budget_opens_once ON ledger.line_budget_change (campaign_line_id) WHERE reason = 'opening';

CREATE TABLE ledger.account (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  per_line boolean NOT NULL,
  campaign_line_id uuid,
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  CONSTRAINT account_key UNIQUE NULLS NOT DISTINCT (code, campaign_line_id, currency),
  FOREIGN KEY (code, per_line) REFERENCES ledger.account_code (code, per_line),
  -- A line's accounts are in the line's currency.
  FOREIGN KEY (campaign_line_id, currency) REFERENCES ledger.line_position (campaign_line_id, currency),
  CHECK (per_line = (campaign_line_id IS NOT NULL))
);
CREATE INDEX account_line ON ledger.account (campaign_line_id) WHERE campaign_line_id IS NOT NULL;

CREATE TABLE ledger.entry (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind ~ '^[a-z_]{3,40}$'),
  -- When it happened, and when we wrote it down.
  effective_at timestamptz(3) NOT NULL,
  booked_at timestamptz(3) NOT NULL,
  idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 3 AND 200 AND idempotency_key !~ '[[:cntrl:]]'),
  input_hash bytea NOT NULL CHECK (length(input_hash) = 32),
  actor_id uuid,
  reverses_entry_id uuid REFERENCES ledger.entry (id),
  subject_kind text NOT NULL CHECK (subject_kind ~ '^[a-z_]{3,40}$'),
  -- An opaque id: of a gift, a disbursement, a balance transaction.
  subject_id text NOT NULL CHECK (length(subject_id) BETWEEN 1 AND 200 AND subject_id !~ '[[:cntrl:]]'),
  posting_count smallint NOT NULL CHECK (posting_count >= 2),
  xact bigint NOT NULL
);
CREATE UNIQUE INDEX entry_reversed_once ON ledger.entry (reverses_entry_id) WHERE reverses_entry_id IS NOT NULL;
CREATE INDEX entry_xact ON ledger.entry (xact);
CREATE INDEX entry_subject ON ledger.entry (subject_id, subject_kind);

-- Entry and account are not foreign keys: their share locks on a busy account cost more than the check in
-- ledger.check_postings, which holds the same, and neither is ever deleted.
CREATE TABLE ledger.posting (
  entry_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position >= 1),
  account_id integer NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  xact bigint NOT NULL,
  PRIMARY KEY (entry_id, position)
);
CREATE INDEX posting_account ON ledger.posting (account_id, xact) INCLUDE (amount_minor);

-- What of a line the public may know as paid, by the month in which it became known. Written by disbursements.
CREATE TABLE ledger.line_public_paid (
  campaign_line_id uuid NOT NULL REFERENCES ledger.line_position (campaign_line_id),
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  paid_minor bigint NOT NULL CHECK (paid_minor >= 0),
  PRIMARY KEY (campaign_line_id, month)
);

-- Row by row, since an entry has few postings and a set-based check costs more than the inserts themselves.
-- Index scans even on empty tables: a session plans once, and the ledger grows under its plan.
CREATE FUNCTION ledger.check_postings() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  here constant bigint := pg_current_xact_id()::text::bigint + (SELECT origin FROM ledger.xact_origin);
  posting ledger.posting;
  entry ledger.entry;
  account ledger.account;
  expected integer := 0;
  last_position integer := 0;
  total numeric := 0;
  currency char(3);
  several boolean := false;
  moves_lines boolean := false;
BEGIN
  FOR posting IN SELECT * FROM added ORDER BY entry_id, position LOOP
    IF entry.id IS DISTINCT FROM posting.entry_id THEN
      IF last_position <> expected OR (total <> 0 AND NOT several) THEN
        EXIT;
      END IF;
      SELECT * INTO entry FROM ledger.entry WHERE id = posting.entry_id;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'a posting has no entry' USING ERRCODE = 'HW006';
      END IF;
      expected := entry.posting_count;
      last_position := 0;
      total := 0;
      currency := posting.currency;
    END IF;
    SELECT * INTO account FROM ledger.account WHERE id = posting.account_id;
    IF NOT FOUND OR account.currency <> posting.currency THEN
      RAISE EXCEPTION 'an account does not exist in this currency' USING ERRCODE = 'HW006';
    END IF;
    IF posting.xact <> here OR entry.xact <> here THEN
      RAISE EXCEPTION 'a posting was added to an entry of another transaction' USING ERRCODE = 'HW006';
    END IF;
    IF posting.position <> last_position + 1 THEN
      RAISE EXCEPTION 'an entry is incomplete' USING ERRCODE = 'HW006';
    END IF;
    last_position := posting.position;
    total := total + posting.amount_minor;
    several := several OR posting.currency <> currency;
    moves_lines := moves_lines OR account.per_line;
  END LOOP;
  IF last_position <> expected THEN
    RAISE EXCEPTION 'an entry is incomplete' USING ERRCODE = 'HW006';
  END IF;
  IF (total <> 0 AND NOT several) OR (several AND EXISTS (SELECT 1 FROM added a GROUP BY a.entry_id, a.currency HAVING sum(a.amount_minor) <> 0)) THEN
    RAISE EXCEPTION 'an entry does not balance to zero' USING ERRCODE = 'HW006';
  END IF;
  IF moves_lines THEN
    -- One order of locks for everybody, so that two gifts over the same lines cannot deadlock.
    PERFORM 1 FROM ledger.line_position
      WHERE campaign_line_id IN (SELECT a.campaign_line_id FROM added p JOIN ledger.account a ON a.id = p.account_id)
      ORDER BY campaign_line_id FOR NO KEY UPDATE;
    UPDATE ledger.line_position l SET
        allocated_minor = l.allocated_minor + d.allocated, reserved_minor = l.reserved_minor + d.reserved,
        frozen_minor = l.frozen_minor + d.frozen, paid_minor = l.paid_minor + d.paid
      FROM (
        SELECT a.campaign_line_id,
          coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'spent'), 0)
            - coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect IN ('free', 'reserved', 'frozen')), 0) AS allocated,
          -coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'reserved'), 0) AS reserved,
          -coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'frozen'), 0) AS frozen,
          coalesce(sum(p.amount_minor) FILTER (WHERE c.position_effect = 'spent'), 0) AS paid
        FROM added p JOIN ledger.account a ON a.id = p.account_id JOIN ledger.account_code c ON c.code = a.code
        WHERE c.position_effect IS NOT NULL GROUP BY a.campaign_line_id
      ) d
      WHERE l.campaign_line_id = d.campaign_line_id;
  END IF;
  RETURN NULL;
END $$;

-- An entry with its first posting has all of them, balanced: ledger.check_postings took them together or not at all.
CREATE FUNCTION ledger.check_entry() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger.posting WHERE entry_id = NEW.id AND position = 1) THEN
    RAISE EXCEPTION 'entry % has no postings', NEW.id USING ERRCODE = 'HW006';
  END IF;
  IF NEW.reverses_entry_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM ledger.posting WHERE entry_id IN (NEW.id, NEW.reverses_entry_id) GROUP BY account_id HAVING sum(amount_minor) <> 0
  ) THEN
    RAISE EXCEPTION 'entry % does not undo the entry that it reverses', NEW.id USING ERRCODE = 'HW006';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION ledger.guard_position() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a position moves with postings and budget changes only' USING ERRCODE = 'HW002';
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.budgeted_minor, NEW.allocated_minor, NEW.reserved_minor, NEW.paid_minor, NEW.frozen_minor) <> (0, 0, 0, 0, 0) THEN
    RAISE EXCEPTION 'a position starts at zero' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger.apply_budget_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  UPDATE ledger.line_position SET budgeted_minor = budgeted_minor + NEW.delta_minor WHERE campaign_line_id = NEW.campaign_line_id;
  RETURN NULL;
END $$;

CREATE TRIGGER posting_checked AFTER INSERT ON ledger.posting REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.check_postings();
CREATE CONSTRAINT TRIGGER entry_checked AFTER INSERT ON ledger.entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ledger.check_entry();
CREATE TRIGGER position_guarded BEFORE INSERT OR UPDATE ON ledger.line_position
  FOR EACH ROW EXECUTE FUNCTION ledger.guard_position();
CREATE TRIGGER budget_applied AFTER INSERT ON ledger.line_budget_change
  FOR EACH ROW EXECUTE FUNCTION ledger.apply_budget_change();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.posting FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.account FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.account_code FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.line_budget_change FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.line_position FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.line_public_paid FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- The account of this code, currency and line; made at its first use.
CREATE FUNCTION ledger.account_id(p_code text, p_currency text, p_campaign_line_id uuid DEFAULT NULL) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  found_id integer;
BEGIN
  SELECT id INTO found_id FROM ledger.account
    WHERE code = p_code AND currency = p_currency::char(3) AND campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id;
  IF found_id IS NULL THEN
    INSERT INTO ledger.account (code, per_line, campaign_line_id, currency)
      VALUES (p_code, p_campaign_line_id IS NOT NULL, p_campaign_line_id, p_currency) ON CONFLICT DO NOTHING;
    SELECT id INTO STRICT found_id FROM ledger.account
      WHERE code = p_code AND currency = p_currency::char(3) AND campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id;
  END IF;
  RETURN found_id;
END $$;

-- Books one entry; postings with amount 0 are left out. The same key with the same input answers the entry of the
-- first time, with another input HW004.
CREATE FUNCTION ledger.post(
  p_kind text, p_idempotency_key text, p_effective_at timestamptz, p_subject_kind text, p_subject_id text,
  p_account_ids integer[], p_amounts_minor bigint[], p_reverses_entry_id uuid DEFAULT NULL
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  new_id uuid;
  existing record;
  account_ids integer[] := p_account_ids;
  amounts bigint[] := p_amounts_minor;
  currencies text[];
  here constant bigint := pg_current_xact_id()::text::bigint + (SELECT origin FROM ledger.xact_origin);
  hash constant bytea := sha256(convert_to(concat_ws(E'\n', p_kind, (extract(epoch FROM p_effective_at) * 1000)::bigint, p_subject_kind,
    p_subject_id, p_account_ids::text, p_amounts_minor::text, p_reverses_entry_id), 'UTF8'));
BEGIN
  IF 0 = ANY (amounts) THEN
    account_ids := '{}';
    amounts := '{}';
    FOR i IN 1 .. cardinality(p_amounts_minor) LOOP
      CONTINUE WHEN p_amounts_minor[i] = 0;
      account_ids := account_ids || p_account_ids[i];
      amounts := amounts || p_amounts_minor[i];
    END LOOP;
  END IF;
  INSERT INTO ledger.entry AS e (kind, effective_at, booked_at, idempotency_key, input_hash, actor_id, reverses_entry_id,
      subject_kind, subject_id, posting_count, xact)
    VALUES (p_kind, p_effective_at, system.now(), p_idempotency_key, hash, system.actor_id(), p_reverses_entry_id,
      p_subject_kind, p_subject_id, cardinality(amounts), here)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING e.id INTO new_id;
  IF new_id IS NULL THEN
    SELECT e.id, e.input_hash INTO STRICT existing FROM ledger.entry e WHERE e.idempotency_key = p_idempotency_key;
    IF existing.input_hash <> hash THEN
      RAISE EXCEPTION 'the key % was used with another input', p_idempotency_key USING ERRCODE = 'HW004';
    END IF;
    RETURN existing.id;
  END IF;
  FOR i IN 1 .. cardinality(amounts) LOOP
    currencies[i] := (SELECT a.currency FROM ledger.account a WHERE a.id = account_ids[i]);
  END LOOP;
  INSERT INTO ledger.posting (entry_id, position, account_id, currency, amount_minor, xact)
    SELECT new_id, i, account_ids[i], currencies[i], amounts[i], here FROM generate_series(1, cardinality(amounts)) i;
  RETURN new_id;
END $$;

-- Who acts, when they hold the role now; HW001 otherwise.
CREATE FUNCTION ledger.require_role(VARIADIC p_roles text[]) RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := system.actor_id();
BEGIN
  IF actor IS NULL OR NOT EXISTS (SELECT 1 FROM unnest(p_roles) r WHERE identity.holds_role(actor, r)) THEN
    RAISE EXCEPTION 'this takes the role %', array_to_string(p_roles, ' or ') USING ERRCODE = 'HW001';
  END IF;
  RETURN actor;
END $$;

-- At publication: the line's budget is what was published, and never typed in.
CREATE FUNCTION ledger.open_line(p_campaign_line_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('reviewer');
  published record;
BEGIN
  SELECT l.goal_minor, c.currency INTO published FROM public.campaign_line l JOIN public.campaign c ON c.id = l.campaign_id
    WHERE l.id = p_campaign_line_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  INSERT INTO ledger.line_position (campaign_line_id, currency) VALUES (p_campaign_line_id, published.currency) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  INSERT INTO ledger.line_budget_change (campaign_line_id, delta_minor, reason, changed_by)
    VALUES (p_campaign_line_id, published.goal_minor, 'opening', actor);
  PERFORM ledger.account_id(code, published.currency, p_campaign_line_id) FROM ledger.account_code WHERE per_line ORDER BY code;
END $$;

-- Read rights. Amounts by opaque ids: nothing here names a person.
GRANT SELECT ON ledger.account_code, ledger.line_position, ledger.line_budget_change TO homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_worker;
GRANT SELECT ON ledger.account, ledger.entry, ledger.posting, ledger.line_public_paid, ledger.xact_origin TO homeward_finance, homeward_auditor, homeward_worker;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.open_line(uuid) TO homeward_reviewer;
