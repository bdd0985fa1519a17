-- Receipts, numbered without gaps per year, and what the public may know of a need's progress.
--
-- giving.issue_receipt(gift_id) → receipt id (worker; a short transaction of its own, since a year's series is one row)
-- giving.void_receipt(receipt_id, reason) (worker, finance)
-- public.line_progress, public.campaign_progress: visible campaigns only; paid moves with the month, never by the day.

CREATE TABLE giving.receipt_series (
  year integer PRIMARY KEY CHECK (year BETWEEN 2020 AND 2200),
  last_serial integer NOT NULL CHECK (last_serial >= 0)
);
CREATE TABLE giving.receipt (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  gift_id uuid NOT NULL REFERENCES giving.gift (id),
  year integer NOT NULL REFERENCES giving.receipt_series (year),
  serial integer NOT NULL CHECK (serial >= 1),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  state text NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'void')),
  issued_at timestamptz(3) NOT NULL DEFAULT system.now(),
  voided_at timestamptz(3),
  void_reason text CHECK (void_reason IN ('refund', 'dispute', 'mistake')),
  UNIQUE (year, serial),
  CHECK ((state = 'void') = (voided_at IS NOT NULL) AND (state = 'void') = (void_reason IS NOT NULL))
);
CREATE UNIQUE INDEX receipt_one_issued ON giving.receipt (gift_id) WHERE state = 'issued';

CREATE FUNCTION giving.guard_receipt() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF TG_TABLE_NAME = 'receipt_series' THEN
    IF NEW.year <> OLD.year OR NEW.last_serial <> OLD.last_serial + 1 THEN
      RAISE EXCEPTION 'serial numbers go up by one' USING ERRCODE = 'HW002';
    END IF;
  ELSIF OLD.state = 'void' OR (to_jsonb(NEW) - '{state,voided_at,void_reason}'::text[]) <> (to_jsonb(OLD) - '{state,voided_at,void_reason}'::text[]) THEN
    RAISE EXCEPTION 'a receipt is not rewritten, only made void once' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
-- A number is taken by a receipt or not at all.
CREATE FUNCTION giving.check_serial() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF (SELECT count(*) FROM giving.receipt WHERE year = NEW.year AND serial = NEW.last_serial) <> least(NEW.last_serial, 1) THEN
    RAISE EXCEPTION 'serial % of % has no receipt', NEW.last_serial, NEW.year USING ERRCODE = 'HW002';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER series_guarded BEFORE UPDATE ON giving.receipt_series FOR EACH ROW EXECUTE FUNCTION giving.guard_receipt();
CREATE CONSTRAINT TRIGGER series_gapless AFTER INSERT OR UPDATE ON giving.receipt_series DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION giving.check_serial();
CREATE TRIGGER receipt_guarded BEFORE UPDATE ON giving.receipt FOR EACH ROW EXECUTE FUNCTION giving.guard_receipt();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.receipt_series FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON giving.receipt FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION giving.issue_receipt(p_gift_id uuid) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  gift giving.gift;
  receipt uuid;
  this_year constant integer := extract(year FROM system.now() AT TIME ZONE 'UTC');
  serial integer;
BEGIN
  SELECT * INTO gift FROM giving.gift WHERE id = p_gift_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such gift' USING ERRCODE = 'HW007';
  END IF;
  SELECT id INTO receipt FROM giving.receipt WHERE gift_id = p_gift_id AND state = 'issued';
  IF FOUND THEN
    RETURN receipt;
  END IF;
  INSERT INTO giving.receipt_series AS s (year, last_serial) VALUES (this_year, 1)
    ON CONFLICT (year) DO UPDATE SET last_serial = s.last_serial + 1 RETURNING s.last_serial INTO serial;
  INSERT INTO giving.receipt (gift_id, year, serial, amount_minor, currency) VALUES (p_gift_id, this_year, serial, gift.amount_minor, gift.currency)
    RETURNING id INTO receipt;
  RETURN receipt;
END $$;

CREATE FUNCTION giving.void_receipt(p_receipt_id uuid, p_reason text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF current_setting('role') <> 'homeward_worker' THEN
    PERFORM ledger.require_role('finance');
  END IF;
  UPDATE giving.receipt SET state = 'void', voided_at = system.now(), void_reason = p_reason WHERE id = p_receipt_id AND state = 'issued';
  IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM giving.receipt WHERE id = p_receipt_id) THEN
    RAISE EXCEPTION 'no such receipt' USING ERRCODE = 'HW007';
  END IF;
  PERFORM audit.record('receipt.voided', 'receipt', p_receipt_id::text, jsonb_build_object('reason', p_reason));
END $$;

CREATE VIEW public.line_progress WITH (security_barrier) AS
  SELECT l.id AS campaign_line_id, l.campaign_id, c.currency,
    coalesce(p.budgeted_minor, l.goal_minor) AS goal_minor,
    coalesce(p.allocated_minor, 0) AS allocated_minor,
    coalesce(p.budgeted_minor - p.allocated_minor, l.goal_minor) AS missing_minor,
    coalesce((SELECT sum(m.paid_minor) FROM ledger.line_public_paid m
      WHERE m.campaign_line_id = l.id AND m.month < date_trunc('month', system.now() AT TIME ZONE 'UTC')::date), 0)::bigint AS paid_minor
  FROM public.campaign_line l JOIN public.visible_campaign c ON c.id = l.campaign_id
  LEFT JOIN ledger.line_position p ON p.campaign_line_id = l.id;

CREATE VIEW public.campaign_progress WITH (security_barrier) AS
  SELECT campaign_id, currency, sum(goal_minor)::bigint AS goal_minor, sum(allocated_minor)::bigint AS allocated_minor,
    sum(missing_minor)::bigint AS missing_minor, sum(paid_minor)::bigint AS paid_minor
  FROM public.line_progress GROUP BY campaign_id, currency;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.receipt, giving.receipt_series TO homeward_worker, homeward_finance, homeward_auditor;
GRANT SELECT ON public.line_progress, public.campaign_progress TO homeward_public, homeward_survivor, homeward_officer, homeward_reviewer, homeward_finance, homeward_auditor, homeward_admin, homeward_worker;
GRANT EXECUTE ON FUNCTION giving.issue_receipt(uuid) TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.void_receipt(uuid, text) TO homeward_worker, homeward_finance;
