-- Transfers from the solidarity pool, and from the reserve, to the line of a group of children. As a payment of a group, a
-- transfer is proposed for one child's need, by an officer of that child's office, and finance decides.
--
-- giving.propose_pooled_transfer(id, need_id, amount_minor, reason_sealed) → id (officer of the child's office)
--   From the pool while the group's line misses something: no more than the need misses beyond what the line has free
--   (HW003). From the reserve once the line is funded in full: it raises the line's own budget and what may be paid for
--   this need; the page goes on telling its amount, which never changes. HW002 when a later group holds the need.
-- giving.decide_pool_transfer, giving.cancel_pool_transfer: as for any line.

ALTER TABLE ledger.pool_transfer ADD COLUMN need_id uuid REFERENCES private.pool_need (id);
CREATE INDEX pool_transfer_need ON ledger.pool_transfer (need_id) WHERE need_id IS NOT NULL;

-- Whatever writes a transfer: one to a group's line is for a need of that group, and no other names a need.
CREATE FUNCTION ledger.check_pool_transfer_need() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF (SELECT id FROM private.pool WHERE campaign_line_id = NEW.campaign_line_id) IS DISTINCT FROM
     (SELECT pool_id FROM private.pool_need WHERE id = NEW.need_id) THEN
    RAISE EXCEPTION 'a transfer to a group is for a need of one of its children' USING ERRCODE = 'HW001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_names_its_need BEFORE INSERT ON ledger.pool_transfer FOR EACH ROW EXECUTE FUNCTION ledger.check_pool_transfer_need();

-- What a need in a group may cost: what it was published with, and what the reserve added since.
CREATE FUNCTION private.pooled_need_minor(of_need uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT n.amount_minor + coalesce((SELECT sum(t.amount_minor) FROM ledger.pool_transfer t
  WHERE t.need_id = n.id AND t.source = 'reserve' AND t.state = 'approved'), 0)::bigint FROM private.pool_need n WHERE n.id = of_need);
CREATE FUNCTION private.pooled_need_asked_minor(of_need uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT coalesce(sum(d.amount_minor), 0)::bigint FROM private.pooled_payment p JOIN ledger.disbursement d ON d.id = p.disbursement_id
  WHERE p.need_id = of_need AND d.state NOT IN ('rejected', 'cancelled', 'returned'));

CREATE FUNCTION private.require_need_held(of_need uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM private.pool_need n JOIN private.pool own ON own.id = n.pool_id
      JOIN private.pool_need other ON other.needs_line_id = n.needs_line_id JOIN private.pool later ON later.id = other.pool_id
      WHERE n.id = of_need AND later.approved_at > own.approved_at) THEN
    RAISE EXCEPTION 'a later group holds this need' USING ERRCODE = 'HW002';
  END IF;
END $$;

-- ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────
-- The rest of both kinds of proposal; who may propose was asked before.
CREATE FUNCTION giving.insert_pool_transfer(actor uuid, p_id uuid, p_campaign_line_id uuid, p_need_id uuid, p_amount_minor bigint, p_reason_sealed bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  line ledger.line_position;
  asked text;
BEGIN
  SELECT * INTO line FROM ledger.line_position WHERE campaign_line_id = p_campaign_line_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such line' USING ERRCODE = 'HW007';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id) THEN
    IF EXISTS (SELECT 1 FROM ledger.pool_transfer t WHERE t.id = p_id AND t.need_id IS NOT DISTINCT FROM p_need_id
        AND (t.campaign_line_id, t.amount_minor, t.proposed_by) = (p_campaign_line_id, p_amount_minor, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  asked := CASE WHEN line.allocated_minor < line.budgeted_minor THEN 'pool' ELSE 'reserve' END;
  IF asked = 'reserve' THEN
    PERFORM giving.require_reserve_room(p_campaign_line_id, line.currency, p_amount_minor);
  ELSE
    PERFORM giving.require_pool_room(p_campaign_line_id, line.currency, p_amount_minor);
    IF p_need_id IS NOT NULL AND p_amount_minor > private.pooled_need_minor(p_need_id) - private.pooled_need_asked_minor(p_need_id)
        - greatest(0, line.allocated_minor - line.reserved_minor - line.paid_minor - line.frozen_minor) THEN
      RAISE EXCEPTION 'the group holds enough for this need' USING ERRCODE = 'HW003';
    END IF;
  END IF;
  INSERT INTO ledger.pool_transfer (id, campaign_line_id, need_id, currency, amount_minor, reason_sealed, proposed_by, proposed_at, source)
    VALUES (p_id, p_campaign_line_id, p_need_id, line.currency, p_amount_minor, p_reason_sealed, actor, system.now(), asked) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    -- The same form at the same moment; asked again, it is found above.
    RETURN giving.insert_pool_transfer(actor, p_id, p_campaign_line_id, p_need_id, p_amount_minor, p_reason_sealed);
  END IF;
  -- The trail names the line and never the child: a group's line is many children's.
  PERFORM audit.record('pool_transfer.proposed', 'pool_transfer', p_id::text,
    jsonb_build_object('line', p_campaign_line_id, 'amountMinor', p_amount_minor::text, 'currency', line.currency, 'source', asked));
  RETURN p_id;
END $$;

CREATE OR REPLACE FUNCTION giving.propose_pool_transfer(p_id uuid, p_campaign_line_id uuid, p_amount_minor bigint, p_reason_sealed bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_officer_of_line(p_campaign_line_id);
BEGIN
  RETURN giving.insert_pool_transfer(actor, p_id, p_campaign_line_id, NULL, p_amount_minor, p_reason_sealed);
END $$;

CREATE FUNCTION giving.propose_pooled_transfer(p_id uuid, p_need_id uuid, p_amount_minor bigint, p_reason_sealed bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  need private.pool_need;
  actor uuid;
BEGIN
  SELECT * INTO need FROM private.pool_need WHERE id = p_need_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such need' USING ERRCODE = 'HW007';
  END IF;
  actor := private.require_officer_of_case(need.case_id);
  PERFORM private.require_need_held(p_need_id);
  RETURN giving.insert_pool_transfer(actor, p_id, (SELECT campaign_line_id FROM private.pool WHERE id = need.pool_id), p_need_id, p_amount_minor, p_reason_sealed);
END $$;

-- ── deciding and taking back ───────────────────────────────────────────────────────────────────────────────
-- A need may have gone to a later group since it was proposed.
CREATE FUNCTION ledger.check_pool_transfer_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.require_need_held(NEW.need_id);
  RETURN NEW;
END $$;
CREATE TRIGGER approved_need_is_held BEFORE UPDATE OF state ON ledger.pool_transfer
  FOR EACH ROW WHEN (NEW.state = 'approved' AND NEW.need_id IS NOT NULL) EXECUTE FUNCTION ledger.check_pool_transfer_approval();

CREATE OR REPLACE FUNCTION giving.cancel_pool_transfer(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  wanted ledger.pool_transfer := giving.lock_pool_transfer(p_id);
  actor constant uuid := CASE WHEN wanted.need_id IS NULL THEN ledger.require_officer_of_line(wanted.campaign_line_id)
    ELSE private.require_officer_of_case((SELECT n.case_id FROM private.pool_need n WHERE n.id = wanted.need_id)) END;
BEGIN
  IF wanted.state = 'proposed' THEN
    UPDATE ledger.pool_transfer SET state = 'cancelled', decided_by = actor, decided_at = system.now() WHERE id = p_id;
    PERFORM audit.record('pool_transfer.cancelled', 'pool_transfer', p_id::text, '{}');
  ELSIF wanted.state <> 'cancelled' THEN
    RAISE EXCEPTION 'this transfer is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  RETURN 'cancelled';
END $$;

-- Of a group's line each office sees what it proposed for its own children.
CREATE OR REPLACE VIEW ledger.office_pool_transfer WITH (security_barrier) AS
  SELECT t.* FROM ledger.pool_transfer t
  WHERE CASE WHEN t.need_id IS NULL THEN ledger.is_officer_of_line(system.actor_id(), t.campaign_line_id)
    ELSE ledger.is_officer_of_case(system.actor_id(), (SELECT n.case_id FROM private.pool_need n WHERE n.id = t.need_id)) END;

-- ── what the reserve added can be paid ─────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION ledger.check_pooled_request() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  need private.pool_need;
  of_pool constant uuid := (SELECT id FROM private.pool WHERE campaign_line_id = NEW.campaign_line_id);
BEGIN
  SELECT n.* INTO need FROM private.pooled_payment p JOIN private.pool_need n ON n.id = p.need_id WHERE p.disbursement_id = NEW.id;
  IF need.pool_id IS DISTINCT FROM of_pool OR (of_pool IS NOT NULL AND NOT ledger.is_officer_of_case(NEW.requested_by, need.case_id)) THEN
    RAISE EXCEPTION 'a payment of a group is for a need of one of its children' USING ERRCODE = 'HW001';
  END IF;
  IF of_pool IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM private.require_need_held(need.id);
  IF NEW.amount_minor > private.pooled_need_minor(need.id) - private.pooled_need_asked_minor(need.id) THEN
    RAISE EXCEPTION 'this need of the child does not cost as much' USING ERRCODE = 'HW003';
  END IF;
  RETURN NEW;
END $$;

-- A child's part of a group: what it may cost, and what was paid for it. With what the reserve added, as on a line of one's own.
CREATE OR REPLACE VIEW ledger.survivor_line WITH (security_barrier) AS
  SELECT p.campaign_line_id, cl.position, cl.category::text AS category, cl.label, p.currency, p.budgeted_minor, p.allocated_minor, p.paid_minor
  FROM ledger.line_position p
  JOIN public.campaign_line cl ON cl.id = p.campaign_line_id
  JOIN private.published_line l ON l.campaign_line_id = p.campaign_line_id
  WHERE l.case_id = system.actor_case()
  UNION ALL
  SELECT o.campaign_line_id, cl.position, cl.category::text, cl.label, c.currency, sum(n.amount_minor + r.raised_minor)::bigint, sum(x.paid_minor)::bigint, sum(x.paid_minor)::bigint
  FROM private.pool_need n JOIN private.pool o ON o.id = n.pool_id JOIN public.campaign_line cl ON cl.id = o.campaign_line_id JOIN public.campaign c ON c.id = o.campaign_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(d.amount_minor), 0) AS paid_minor FROM private.pooled_payment p JOIN ledger.disbursement d ON d.id = p.disbursement_id
    WHERE p.need_id = n.id AND d.state IN ('executed', 'evidenced', 'confirmed')) x
  CROSS JOIN LATERAL (SELECT coalesce(sum(t.amount_minor), 0) AS raised_minor FROM ledger.pool_transfer t
    WHERE t.need_id = n.id AND t.source = 'reserve' AND t.state = 'approved') r
  WHERE n.case_id = system.actor_case()
  GROUP BY o.campaign_line_id, cl.position, cl.category, cl.label, c.currency;

-- With whom a line asks for more: the pool while it misses something, then the reserve. Of an erased case nothing more can
-- be asked for: what is said of a payment is sealed with its key.
CREATE OR REPLACE VIEW ledger.office_line WITH (security_barrier) AS
  SELECT l.campaign_line_id AS id, NULL::uuid AS need_id, l.case_id, f.pseudonym, cl.label, cl.category::text AS category, cl.position, p.currency::text AS currency,
    cl.goal_minor, p.allocated_minor, p.reserved_minor, p.paid_minor, p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS free_minor,
    CASE WHEN p.allocated_minor < p.budgeted_minor THEN 'pool' ELSE 'reserve' END AS asks
  FROM private.published_line l JOIN private.case_file f ON f.id = l.case_id JOIN public.campaign_line cl ON cl.id = l.campaign_line_id
  JOIN ledger.line_position p ON p.campaign_line_id = cl.id
  WHERE f.office_id = system.actor_office() AND f.erased_at IS NULL AND ledger.is_officer_of_line(system.actor_id(), l.campaign_line_id)
  UNION ALL
  SELECT n.id, n.id, n.case_id, f.pseudonym, cl.label, cl.category::text, cl.position, p.currency::text, n.amount_minor + t.raised_minor, x.reserved_minor + x.paid_minor + r.free_minor,
    x.reserved_minor, x.paid_minor, r.free_minor, CASE WHEN p.allocated_minor < p.budgeted_minor THEN 'pool' ELSE 'reserve' END
  FROM private.pool_need n JOIN private.pool o ON o.id = n.pool_id JOIN private.case_file f ON f.id = n.case_id JOIN public.campaign_line cl ON cl.id = o.campaign_line_id
  JOIN ledger.line_position p ON p.campaign_line_id = cl.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(g.amount_minor), 0)::bigint AS raised_minor FROM ledger.pool_transfer g
    WHERE g.need_id = n.id AND g.source = 'reserve' AND g.state = 'approved') t
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(d.amount_minor) FILTER (WHERE d.state IN ('requested', 'approved')), 0)::bigint AS reserved_minor,
      coalesce(sum(d.amount_minor) FILTER (WHERE d.state IN ('executed', 'evidenced', 'confirmed')), 0)::bigint AS paid_minor
    FROM private.pooled_payment y JOIN ledger.disbursement d ON d.id = y.disbursement_id WHERE y.need_id = n.id) x
  CROSS JOIN LATERAL (SELECT greatest(0, least(p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor,
    n.amount_minor + t.raised_minor - x.reserved_minor - x.paid_minor)) AS free_minor) r
  WHERE f.office_id = system.actor_office() AND f.erased_at IS NULL AND ledger.is_officer_of_case(system.actor_id(), n.case_id)
    AND NOT EXISTS (SELECT 1 FROM private.pool_need later JOIN private.pool q ON q.id = later.pool_id WHERE later.needs_line_id = n.needs_line_id AND q.approved_at > o.approved_at);

REVOKE ALL ON FUNCTION ledger.check_pool_transfer_need(), ledger.check_pool_transfer_approval(), private.pooled_need_minor(uuid),
  private.pooled_need_asked_minor(uuid), private.require_need_held(uuid), giving.insert_pool_transfer(uuid, uuid, uuid, uuid, bigint, bytea),
  giving.propose_pooled_transfer(uuid, uuid, bigint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.propose_pooled_transfer(uuid, uuid, bigint, bytea) TO homeward_officer;
