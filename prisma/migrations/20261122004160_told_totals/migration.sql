-- What anybody may know of all the money together, by months that are over.
--
-- A total is told in steps, and a step only once enough stand behind it; until then its money waits for a later month. A
-- step is never rewritten: a fact that comes late is part of the next one, so that two looks at the page differ by at least
-- as many as one step holds. What is paid for pages that are closed is never the difference of two other figures: it is a
-- total of its own, with a limit of its own.
--
-- ledger.tell_months() → steps told (worker; any number of times, it tells each month once)
-- public.told_total, public.told_through, public.line_paid_month: anybody

CREATE TABLE ledger.telling_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Donors, payments or refunds behind a step.
  facts_min integer NOT NULL DEFAULT 11 CHECK (facts_min >= 2),
  -- Pages that show what a step sums up anyway, and pages that show nothing any more.
  pages_min integer NOT NULL DEFAULT 3 CHECK (pages_min >= 2),
  closed_pages_min integer NOT NULL DEFAULT 11 CHECK (closed_pages_min >= 2)
);
INSERT INTO ledger.telling_rule DEFAULT VALUES;

CREATE TABLE ledger.told_month (
  month date PRIMARY KEY CHECK (extract(day FROM month) = 1)
);

CREATE TABLE ledger.told_total (
  measure text NOT NULL CHECK (measure IN ('given', 'given_needs', 'given_pool', 'given_operating', 'fee_cover', 'fees', 'refunded', 'disputed',
    'paid', 'paid_closed')),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  through_month date NOT NULL REFERENCES ledger.told_month (month),
  amount_minor bigint NOT NULL,
  PRIMARY KEY (measure, currency, through_month)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.told_total FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.told_month FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- What each line that is shown has paid, by month: the steps of public.line_progress.paid_minor, which never goes above
-- what was published.
CREATE VIEW public.line_paid_month WITH (security_barrier) AS
  SELECT campaign_id, campaign_line_id, currency, month, amount_minor FROM (
    SELECT p.campaign_id, p.campaign_line_id, p.currency, m.month,
      (least(p.goal_minor, sum(m.paid_minor) OVER upto) - least(p.goal_minor, sum(m.paid_minor) OVER upto - m.paid_minor))::bigint AS amount_minor
    FROM public.line_progress p JOIN ledger.line_public_paid m ON m.campaign_line_id = p.campaign_line_id
    WHERE m.month < date_trunc('month', system.now() AT TIME ZONE 'UTC')::date
    WINDOW upto AS (PARTITION BY p.campaign_id, p.campaign_line_id ORDER BY m.month)
  ) step WHERE amount_minor <> 0;

-- Every fact that a step may sum up, through a month, and who stands behind it.
CREATE FUNCTION ledger.facts_to_tell(p_month date) RETURNS TABLE (measure text, currency text, month date, behind uuid, amount_minor bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT f.measure, g.currency::text, e.period, coalesce(g.donor_id, g.id), CASE f.measure WHEN 'fee_cover' THEN g.fee_cover_minor ELSE g.amount_minor END
    FROM giving.gift g JOIN ledger.entry e ON e.id = g.entry_id JOIN giving.checkout c ON c.id = g.checkout_id,
      LATERAL (VALUES ('given'), (CASE WHEN c.destination IN ('need', 'line') THEN 'given_needs' ELSE 'given_' || c.destination END),
        (CASE WHEN g.fee_cover_minor > 0 THEN 'fee_cover' END)) AS f (measure)
    WHERE e.period <= p_month AND f.measure IS NOT NULL
  UNION ALL
  SELECT 'fees', p.currency::text, e.period, e.id, p.amount_minor
    FROM ledger.account a JOIN ledger.posting p ON p.account_id = a.id JOIN ledger.entry e ON e.id = p.entry_id
    WHERE a.code = 'processing_fees' AND e.period <= p_month
  UNION ALL
  SELECT 'refunded', r.currency::text, e.period, r.gift_id, CASE e.id WHEN r.taking_entry_id THEN r.amount_minor ELSE -r.amount_minor END
    FROM giving.refund r JOIN ledger.entry e ON e.id IN (r.taking_entry_id, r.restoring_entry_id) WHERE e.period <= p_month
  UNION ALL
  SELECT 'disputed', d.currency::text, e.period, d.gift_id, CASE e.id WHEN d.closing_entry_id THEN d.amount_minor ELSE -d.amount_minor END
    FROM giving.dispute d JOIN ledger.entry e ON e.id IN (d.closing_entry_id, d.reinstating_entry_id)
    WHERE (d.outcome = 'lost' OR d.reinstating_entry_id IS NOT NULL) AND e.period <= p_month $$;

CREATE FUNCTION ledger.tell_months() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  last_month constant date := (date_trunc('month', system.now() AT TIME ZONE 'UTC') - interval '1 month')::date;
  rule ledger.telling_rule;
  told integer;
  told_more integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('homeward.tell_months', 0));
  IF EXISTS (SELECT 1 FROM ledger.told_month WHERE month >= last_month) THEN
    RETURN 0;
  END IF;
  SELECT * INTO rule FROM ledger.telling_rule;
  INSERT INTO ledger.told_month (month) VALUES (last_month);

  WITH so_far AS (
    SELECT t.measure, t.currency::text AS currency, sum(t.amount_minor) AS amount_minor, max(t.through_month) AS through_month FROM ledger.told_total t GROUP BY 1, 2
  ), step AS (
    SELECT f.measure, f.currency, sum(f.amount_minor) - coalesce(min(s.amount_minor), 0) AS amount_minor,
      count(DISTINCT f.behind) FILTER (WHERE f.month > coalesce(s.through_month, '-infinity')) AS behind
    FROM ledger.facts_to_tell(last_month) f LEFT JOIN so_far s ON s.measure = f.measure AND s.currency = f.currency GROUP BY 1, 2
  ), enough AS (
    SELECT * FROM step WHERE behind >= rule.facts_min AND amount_minor <> 0
  )
  INSERT INTO ledger.told_total (measure, currency, through_month, amount_minor)
    SELECT e.measure, e.currency, last_month, e.amount_minor FROM enough e
    -- The parts of what was given come together with it and with each other, or one would be the difference of the rest.
    WHERE e.measure NOT LIKE 'given\_%' OR (
      EXISTS (SELECT 1 FROM enough w WHERE w.measure = 'given' AND w.currency = e.currency)
      AND NOT EXISTS (SELECT 1 FROM step o WHERE o.measure LIKE 'given\_%' AND o.currency = e.currency
        AND (o.behind > 0 OR o.amount_minor <> 0) AND NOT (o.behind >= rule.facts_min AND o.amount_minor <> 0)));
  GET DIAGNOSTICS told = ROW_COUNT;

  -- What the pages themselves show as paid.
  WITH so_far AS (
    SELECT t.currency::text AS currency, max(t.through_month) AS through_month FROM ledger.told_total t WHERE t.measure = 'paid' GROUP BY 1
  )
  INSERT INTO ledger.told_total (measure, currency, through_month, amount_minor)
    SELECT 'paid', m.currency, last_month, sum(m.amount_minor) FROM public.line_paid_month m LEFT JOIN so_far s ON s.currency = m.currency
      WHERE m.month > coalesce(s.through_month, '-infinity') AND m.month <= last_month
      GROUP BY m.currency HAVING count(DISTINCT m.campaign_id) >= rule.pages_min AND sum(m.amount_minor) <> 0;
  GET DIAGNOSTICS told_more = ROW_COUNT;
  told := told + told_more;

  -- And what was paid besides: for needs whose page is closed, and beyond what a page had published.
  WITH so_far AS (
    SELECT t.currency::text AS currency, sum(t.amount_minor) AS amount_minor, max(t.through_month) FILTER (WHERE t.measure = 'paid') AS shown_through,
      max(t.through_month) FILTER (WHERE t.measure = 'paid_closed') AS closed_through
    FROM ledger.told_total t WHERE t.measure IN ('paid', 'paid_closed') GROUP BY 1
  ), everything AS (
    SELECT p.currency::text AS currency, sum(m.paid_minor) AS amount_minor,
      count(DISTINCT l.campaign_id) FILTER (WHERE v.id IS NULL AND m.paid_minor <> 0 AND m.month > coalesce(s.closed_through, '-infinity')) AS behind
    FROM ledger.line_public_paid m JOIN ledger.line_position p ON p.campaign_line_id = m.campaign_line_id
      JOIN public.campaign_line l ON l.id = m.campaign_line_id LEFT JOIN public.visible_campaign v ON v.id = l.campaign_id
      LEFT JOIN so_far s ON s.currency = p.currency
    WHERE m.month <= last_month GROUP BY 1
  ), waiting AS (
    SELECT m.currency::text AS currency, sum(m.amount_minor) AS amount_minor FROM public.line_paid_month m LEFT JOIN so_far s ON s.currency = m.currency
      WHERE m.month > coalesce(s.shown_through, '-infinity') AND m.month <= last_month GROUP BY 1
  )
  INSERT INTO ledger.told_total (measure, currency, through_month, amount_minor)
    SELECT 'paid_closed', e.currency, last_month, e.amount_minor - coalesce(s.amount_minor, 0) - coalesce(w.amount_minor, 0)
      FROM everything e LEFT JOIN so_far s ON s.currency = e.currency LEFT JOIN waiting w ON w.currency = e.currency
      WHERE e.behind >= rule.closed_pages_min AND e.amount_minor - coalesce(s.amount_minor, 0) - coalesce(w.amount_minor, 0) <> 0;
  GET DIAGNOSTICS told_more = ROW_COUNT;
  IF told + told_more > 0 THEN
    PERFORM pg_notify('homeward_invalidate', '*');
  END IF;
  RETURN told + told_more;
END $$;

CREATE VIEW public.told_total WITH (security_barrier) AS
  SELECT measure, currency, through_month, amount_minor FROM ledger.told_total;
CREATE VIEW public.told_through WITH (security_barrier) AS
  SELECT max(month) AS month FROM ledger.told_month;

REVOKE ALL ON FUNCTION ledger.facts_to_tell(date), ledger.tell_months() FROM PUBLIC;
GRANT SELECT ON public.told_total, public.told_through, public.line_paid_month TO homeward_public;
GRANT SELECT ON ledger.told_total, ledger.told_month, ledger.telling_rule TO homeward_finance, homeward_auditor, homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.tell_months() TO homeward_worker;
