-- Money of a pooled line. Gifts go to it as to any line; each payment is for one child's need, of that child's officer, and
-- no more is paid for a need than it costs. Whose payment it is stands in private.pooled_payment; everybody else goes on
-- reading by payment, no longer by line.
--
-- ledger.request_pooled_disbursement(id, need_id, amount_minor, payee_code, reason_sealed, planned_on) → id (officer of the child's office)
-- ledger.office_line (officer): the lines an officer may ask from, a child's need among them
--
-- A child who has left is paid for as before: what was given for the group was given for them too, and refusing to be
-- told of never reduces aid. The page's budget stays, since a change would tell of one child.

CREATE TABLE private.pooled_payment (
  disbursement_id uuid PRIMARY KEY REFERENCES ledger.disbursement (id) DEFERRABLE INITIALLY DEFERRED,
  need_id uuid NOT NULL REFERENCES private.pool_need (id)
);
CREATE INDEX pooled_payment_need ON private.pooled_payment (need_id);
ALTER TABLE private.pooled_payment ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private.pooled_payment FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Whose payment it is: by its line where the line is one case's, by itself where it is a group's.
CREATE VIEW private.disbursement_case AS
  SELECT d.id AS disbursement_id, l.case_id, l.needs_line_id FROM ledger.disbursement d JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  UNION ALL
  SELECT p.disbursement_id, n.case_id, n.needs_line_id FROM private.pooled_payment p JOIN private.pool_need n ON n.id = p.need_id;

-- Asked for or paid, of all groups that a need was ever in.
CREATE FUNCTION private.covered_before(of_needs_line uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (SELECT coalesce(sum(d.amount_minor), 0)::bigint FROM private.pool_need n JOIN private.pooled_payment p ON p.need_id = n.id
  JOIN ledger.disbursement d ON d.id = p.disbursement_id
  WHERE n.needs_line_id = of_needs_line AND d.state NOT IN ('rejected', 'cancelled', 'returned'));

CREATE FUNCTION ledger.is_officer_of_disbursement(p_user_id uuid, p_disbursement_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT EXISTS (SELECT 1 FROM private.disbursement_case c WHERE c.disbursement_id = p_disbursement_id AND ledger.is_officer_of_case(p_user_id, c.case_id)) $$;
CREATE FUNCTION ledger.require_officer_of_disbursement(p_disbursement_id uuid) RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
BEGIN
  IF NOT ledger.is_officer_of_disbursement(actor, p_disbursement_id) THEN
    RAISE EXCEPTION 'the case of this payment belongs to another office' USING ERRCODE = 'HW001';
  END IF;
  RETURN actor;
END $$;
CREATE FUNCTION ledger.require_officer_of_request(p_id uuid, p_campaign_line_id uuid) RETURNS uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM private.pool WHERE campaign_line_id = p_campaign_line_id) THEN
    RETURN private.require_officer_of_case((SELECT n.case_id FROM private.pooled_payment p JOIN private.pool_need n ON n.id = p.need_id WHERE p.disbursement_id = p_id));
  END IF;
  RETURN ledger.require_officer_of_line(p_campaign_line_id);
END $$;

CREATE OR REPLACE FUNCTION ledger.request_disbursement(
  p_id uuid, p_campaign_line_id uuid, p_amount_minor bigint, p_payee_code text, p_reason_sealed bytea, p_planned_on date
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_officer_of_request(p_id, p_campaign_line_id);
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
  IF 3 < (SELECT count(DISTINCT l.case_id) FROM ledger.disbursement d JOIN private.disbursement_case l ON l.disbursement_id = d.id WHERE d.payee_code = p_payee_code) THEN
    INSERT INTO ledger.disbursement_flag (disbursement_id, kind) VALUES (p_id, 'payee_of_many_cases');
  END IF;
  PERFORM audit.record('disbursement.requested', 'disbursement', p_id::text, jsonb_build_object('line', p_campaign_line_id, 'amountMinor', p_amount_minor::text, 'currency', line.currency));
  RETURN p_id;
END $$;
CREATE OR REPLACE FUNCTION ledger.cancel_disbursement(p_id uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
BEGIN
  PERFORM ledger.require_officer_of_disbursement(p_id);
  PERFORM ledger.release_disbursement(wanted, 'cancelled', actor, NULL);
END $$;
CREATE OR REPLACE FUNCTION ledger.attach_evidence(p_id uuid, p_disbursement_id uuid, p_redacted_sha256 bytea, p_redacted_key text, p_original_key text, p_original_digest bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
  wanted ledger.disbursement := ledger.lock_disbursement(p_disbursement_id);
BEGIN
  PERFORM ledger.require_officer_of_disbursement(p_disbursement_id);
  IF wanted.state NOT IN ('executed', 'evidenced') THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.evidence WHERE id = p_id) THEN
    IF EXISTS (SELECT 1 FROM ledger.evidence WHERE id = p_id AND (disbursement_id, redacted_sha256, redacted_key, original_key, original_digest, uploaded_by)
        = (p_disbursement_id, p_redacted_sha256, p_redacted_key, p_original_key, p_original_digest, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.evidence WHERE original_digest = p_original_digest AND disbursement_id <> p_disbursement_id) THEN
    INSERT INTO ledger.disbursement_flag (disbursement_id, kind) VALUES (p_disbursement_id, 'receipt_used_twice') ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO ledger.evidence (id, disbursement_id, redacted_sha256, redacted_key, original_key, original_digest, uploaded_by, uploaded_at)
    VALUES (p_id, p_disbursement_id, p_redacted_sha256, p_redacted_key, p_original_key, p_original_digest, actor, system.now());
  PERFORM audit.record('evidence.attached', 'disbursement', p_disbursement_id::text, jsonb_build_object('evidence', p_id));
  RETURN p_id;
END $$;
CREATE OR REPLACE FUNCTION ledger.check_evidence(p_evidence_id uuid, p_accepted boolean) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer', 'reviewer');
  shown ledger.evidence;
BEGIN
  SELECT * INTO shown FROM ledger.evidence WHERE id = p_evidence_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such evidence' USING ERRCODE = 'HW007';
  END IF;
  IF NOT identity.holds_role(actor, 'reviewer') THEN
    PERFORM ledger.require_officer_of_disbursement(shown.disbursement_id);
  END IF;
  IF actor = shown.uploaded_by THEN
    RAISE EXCEPTION 'a second person checks evidence' USING ERRCODE = 'HW005';
  END IF;
  IF shown.state <> 'pending' THEN
    RAISE EXCEPTION 'this evidence is %', shown.state USING ERRCODE = 'HW002';
  END IF;
  UPDATE ledger.evidence SET state = CASE WHEN p_accepted THEN 'accepted' ELSE 'rejected' END, checked_by = actor, checked_at = system.now() WHERE id = p_evidence_id;
  PERFORM audit.record(CASE WHEN p_accepted THEN 'evidence.accepted' ELSE 'evidence.rejected' END, 'disbursement', shown.disbursement_id::text,
    jsonb_build_object('evidence', p_evidence_id));
  RETURN ledger.settle_disbursement(shown.disbursement_id);
END $$;
CREATE OR REPLACE FUNCTION ledger.confirm_receipt(p_disbursement_id uuid, p_received boolean, p_note_sealed bytea DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor uuid;
  wanted ledger.disbursement;
  -- The role of the session, which a survivor's door has set; a setting alone would not do.
  by_survivor constant boolean := current_setting('role') = 'homeward_survivor';
BEGIN
  IF by_survivor THEN
    SELECT d.* INTO wanted FROM ledger.disbursement d JOIN private.disbursement_case l ON l.disbursement_id = d.id
      WHERE d.id = p_disbursement_id AND l.case_id = system.actor_case() FOR UPDATE OF d;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such disbursement' USING ERRCODE = 'HW007';
    END IF;
  ELSE
    actor := ledger.require_role('officer', 'reviewer');
    wanted := ledger.lock_disbursement(p_disbursement_id);
    IF NOT identity.holds_role(actor, 'reviewer') THEN
      PERFORM ledger.require_officer_of_disbursement(p_disbursement_id);
    END IF;
    IF actor = wanted.requested_by THEN
      RAISE EXCEPTION 'a visit is paid by another person than the requester' USING ERRCODE = 'HW005';
    END IF;
  END IF;
  IF wanted.state NOT IN ('executed', 'evidenced') THEN
    RAISE EXCEPTION 'this disbursement is %', wanted.state USING ERRCODE = 'HW002';
  END IF;
  INSERT INTO ledger.receipt_confirmation (disbursement_id, received, by_kind, confirmed_by, confirmed_at, note_sealed)
    VALUES (p_disbursement_id, p_received, CASE WHEN by_survivor THEN 'survivor' ELSE 'visit' END, actor, system.now(), p_note_sealed);
  PERFORM audit.record(CASE WHEN p_received THEN 'receipt.confirmed' ELSE 'receipt.disputed' END, 'disbursement', p_disbursement_id::text, '{}');
  RETURN ledger.settle_disbursement(p_disbursement_id);
END $$;
CREATE OR REPLACE FUNCTION audit.answer_finding(p_finding_id uuid, p_text text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer', 'finance');
  asked audit.finding := audit.lock_finding(p_finding_id);
BEGIN
  IF actor = asked.raised_by THEN
    RAISE EXCEPTION 'nobody answers their own finding' USING ERRCODE = 'HW005';
  END IF;
  IF NOT identity.holds_role(actor, 'finance') THEN
    PERFORM ledger.require_officer_of_disbursement(asked.disbursement_id);
  END IF;
  INSERT INTO audit.finding_response (finding_id, kind, text, written_by, written_at) VALUES (p_finding_id, 'answer', p_text, actor, system.now());
  UPDATE audit.finding SET state = 'answered' WHERE id = p_finding_id;
  PERFORM audit.record('finding.answered', 'disbursement', asked.disbursement_id::text, jsonb_build_object('finding', p_finding_id));
END $$;

-- Against a group's line nothing is asked but for a need of it, and no more than that need still costs. The line's
-- position is locked by the request.
CREATE FUNCTION ledger.check_pooled_request() RETURNS trigger
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
  IF EXISTS (SELECT 1 FROM private.pool_need n JOIN private.pool p ON p.id = n.pool_id JOIN private.pool own ON own.id = need.pool_id
      WHERE n.needs_line_id = need.needs_line_id AND p.approved_at > own.approved_at) THEN
    RAISE EXCEPTION 'a later group holds this need' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.amount_minor > need.amount_minor - (SELECT coalesce(sum(d.amount_minor), 0) FROM private.pooled_payment p JOIN ledger.disbursement d ON d.id = p.disbursement_id
      WHERE p.need_id = need.id AND d.id <> NEW.id AND d.state NOT IN ('rejected', 'cancelled', 'returned')) THEN
    RAISE EXCEPTION 'this need of the child does not cost as much' USING ERRCODE = 'HW003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pooled_request_bounded BEFORE INSERT ON ledger.disbursement FOR EACH ROW EXECUTE FUNCTION ledger.check_pooled_request();

CREATE FUNCTION ledger.request_pooled_disbursement(
  p_id uuid, p_need_id uuid, p_amount_minor bigint, p_payee_code text, p_reason_sealed bytea, p_planned_on date
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  line uuid;
  of_case uuid;
BEGIN
  SELECT p.campaign_line_id, n.case_id INTO line, of_case FROM private.pool_need n JOIN private.pool p ON p.id = n.pool_id WHERE n.id = p_need_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such need' USING ERRCODE = 'HW007';
  END IF;
  PERFORM private.require_officer_of_case(of_case);
  INSERT INTO private.pooled_payment (disbursement_id, need_id) VALUES (p_id, p_need_id) ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT 1 FROM private.pooled_payment WHERE disbursement_id = p_id AND need_id = p_need_id) THEN
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  RETURN ledger.request_disbursement(p_id, line, p_amount_minor, p_payee_code, p_reason_sealed, p_planned_on);
END $$;

-- ── readers, by payment ────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE VIEW ledger.office_disbursement WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, d.amount_minor, d.currency, d.payee_code, d.reason_sealed, d.planned_on, d.state, d.requested_by, d.requested_at, d.approved_by,
    d.approved_at, d.executed_by, d.executed_at, d.reference_sealed, d.value_date, d.entry_id, d.closed_by, d.closed_at, d.close_reason_sealed, l.case_id, cl.label, cl.category::text AS category
  FROM ledger.disbursement d
  JOIN private.disbursement_case l ON l.disbursement_id = d.id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  WHERE ledger.is_officer_of_disbursement(system.actor_id(), d.id);
CREATE OR REPLACE VIEW ledger.office_evidence WITH (security_barrier) AS
  SELECT e.* FROM ledger.evidence e JOIN ledger.disbursement d ON d.id = e.disbursement_id
  WHERE ledger.is_officer_of_disbursement(system.actor_id(), d.id);
CREATE OR REPLACE VIEW ledger.review_evidence WITH (security_barrier) AS
  SELECT e.*, d.amount_minor, d.currency, d.state AS disbursement_state, d.requested_by, cl.label, cl.category::text AS category, l.case_id
  FROM ledger.evidence e
  JOIN ledger.disbursement d ON d.id = e.disbursement_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  JOIN private.disbursement_case l ON l.disbursement_id = d.id
  WHERE identity.holds_role(system.actor_id(), 'reviewer');
CREATE OR REPLACE VIEW ledger.finance_disbursement WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, f.pseudonym, cl.label, cl.category::text AS category, d.amount_minor, d.currency, d.payee_code, d.planned_on, d.state,
    d.requested_by, ru.name AS requested_by_name, d.requested_at, d.approved_by, au.name AS approved_by_name, d.approved_at,
    d.executed_by, xu.name AS executed_by_name, d.executed_at, d.reference_sealed, d.value_date, d.entry_id, d.closed_by, d.closed_at,
    ledger.approvals_needed(d.currency, d.amount_minor) AS approvals_needed,
    ARRAY(SELECT a.approved_by FROM ledger.disbursement_approval a WHERE a.disbursement_id = d.id ORDER BY a.approved_at) AS approvers,
    ARRAY(SELECT g.kind FROM ledger.disbursement_flag g WHERE g.disbursement_id = d.id ORDER BY g.kind) AS flags
  FROM ledger.disbursement d
  JOIN private.disbursement_case l ON l.disbursement_id = d.id
  JOIN private.case_file f ON f.id = l.case_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  LEFT JOIN identity."user" ru ON ru.id = d.requested_by
  LEFT JOIN identity."user" au ON au.id = d.approved_by
  LEFT JOIN identity."user" xu ON xu.id = d.executed_by
  WHERE identity.holds_role(system.actor_id(), 'finance');
CREATE OR REPLACE VIEW audit.disbursement_view WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, f.pseudonym, cl.label, cl.category::text AS category, d.amount_minor, d.currency, d.payee_code, d.planned_on, d.state,
    ru.name AS requested_by_name, d.requested_at, au.name AS approved_by_name, d.approved_at, xu.name AS executed_by_name, d.executed_at,
    d.value_date, d.entry_id, cu.name AS closed_by_name, d.closed_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'at', a.approved_at) ORDER BY a.approved_at), '[]')
      FROM ledger.disbursement_approval a LEFT JOIN identity."user" u ON u.id = a.approved_by WHERE a.disbursement_id = d.id) AS approvals,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'sha256', encode(e.redacted_sha256, 'hex'), 'redactedKey', e.redacted_key, 'state', e.state,
        'uploadedBy', uu.name, 'uploadedAt', e.uploaded_at, 'checkedBy', ku.name, 'checkedAt', e.checked_at) ORDER BY e.uploaded_at), '[]')
      FROM ledger.evidence e LEFT JOIN identity."user" uu ON uu.id = e.uploaded_by LEFT JOIN identity."user" ku ON ku.id = e.checked_by
      WHERE e.disbursement_id = d.id) AS evidence,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('received', r.received, 'by', r.by_kind, 'name', vu.name, 'at', r.confirmed_at) ORDER BY r.confirmed_at), '[]')
      FROM ledger.receipt_confirmation r LEFT JOIN identity."user" vu ON vu.id = r.confirmed_by WHERE r.disbursement_id = d.id) AS confirmations,
    ARRAY(SELECT g.kind FROM ledger.disbursement_flag g WHERE g.disbursement_id = d.id ORDER BY g.kind) AS flags,
    ARRAY(SELECT n.id FROM ledger.entry n WHERE n.subject_kind = 'disbursement' AND n.subject_id = d.id::text ORDER BY n.booked_at, n.id) AS entry_ids
  FROM ledger.disbursement d
  JOIN private.disbursement_case l ON l.disbursement_id = d.id
  JOIN private.case_file f ON f.id = l.case_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  LEFT JOIN identity."user" ru ON ru.id = d.requested_by
  LEFT JOIN identity."user" au ON au.id = d.approved_by
  LEFT JOIN identity."user" xu ON xu.id = d.executed_by
  LEFT JOIN identity."user" cu ON cu.id = d.closed_by
  WHERE identity.holds_role(system.actor_id(), 'auditor');
CREATE OR REPLACE VIEW ledger.survivor_disbursement WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, d.amount_minor, d.currency, d.state, d.executed_at
  FROM ledger.disbursement d JOIN private.disbursement_case l ON l.disbursement_id = d.id
  WHERE l.case_id = system.actor_case() AND d.executed_at IS NOT NULL;
CREATE OR REPLACE VIEW audit.finding_view WITH (security_barrier) AS
  SELECT f.id, f.disbursement_id, f.severity, f.text, f.raised_by, ru.name AS raised_by_name, f.raised_at, f.due_on, f.state, cu.name AS closed_by_name, f.closed_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text, 'name', wu.name, 'at', r.written_at) ORDER BY r.id), '[]')
      FROM audit.finding_response r LEFT JOIN identity."user" wu ON wu.id = r.written_by WHERE r.finding_id = f.id) AS responses
  FROM audit.finding f
  JOIN ledger.disbursement d ON d.id = f.disbursement_id
  LEFT JOIN identity."user" ru ON ru.id = f.raised_by
  LEFT JOIN identity."user" cu ON cu.id = f.closed_by
  WHERE identity.holds_role(system.actor_id(), 'auditor') OR identity.holds_role(system.actor_id(), 'finance')
    OR ledger.is_officer_of_disbursement(system.actor_id(), d.id);
CREATE OR REPLACE VIEW ledger.office_confirmation WITH (security_barrier) AS
  SELECT r.* FROM ledger.receipt_confirmation r JOIN ledger.disbursement d ON d.id = r.disbursement_id
  WHERE ledger.is_officer_of_disbursement(system.actor_id(), d.id);

-- The lines of one's page, and a child's part of each group: what it costs, and what was paid for it, not what the group got.
CREATE OR REPLACE VIEW ledger.survivor_line WITH (security_barrier) AS
  SELECT p.campaign_line_id, cl.position, cl.category::text AS category, cl.label, p.currency, p.budgeted_minor, p.allocated_minor, p.paid_minor
  FROM ledger.line_position p
  JOIN public.campaign_line cl ON cl.id = p.campaign_line_id
  JOIN private.published_line l ON l.campaign_line_id = p.campaign_line_id
  WHERE l.case_id = system.actor_case()
  UNION ALL
  SELECT o.campaign_line_id, cl.position, cl.category::text, cl.label, c.currency, sum(n.amount_minor)::bigint, sum(x.paid_minor)::bigint, sum(x.paid_minor)::bigint
  FROM private.pool_need n JOIN private.pool o ON o.id = n.pool_id JOIN public.campaign_line cl ON cl.id = o.campaign_line_id JOIN public.campaign c ON c.id = o.campaign_id
  CROSS JOIN LATERAL (SELECT coalesce(sum(d.amount_minor), 0) AS paid_minor FROM private.pooled_payment p JOIN ledger.disbursement d ON d.id = p.disbursement_id
    WHERE p.need_id = n.id AND d.state IN ('executed', 'evidenced', 'confirmed')) x
  WHERE n.case_id = system.actor_case()
  GROUP BY o.campaign_line_id, cl.position, cl.category, cl.label, c.currency;

-- What an officer may ask from. A child's need is a line of its own here, with what of it is not asked for yet.
CREATE VIEW ledger.office_line WITH (security_barrier) AS
  SELECT l.campaign_line_id AS id, NULL::uuid AS need_id, l.case_id, f.pseudonym, cl.label, cl.category::text AS category, cl.position, p.currency::text AS currency,
    cl.goal_minor, p.allocated_minor, p.reserved_minor, p.paid_minor, p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor AS free_minor
  FROM private.published_line l JOIN private.case_file f ON f.id = l.case_id JOIN public.campaign_line cl ON cl.id = l.campaign_line_id
  JOIN ledger.line_position p ON p.campaign_line_id = cl.id
  WHERE f.office_id = system.actor_office() AND ledger.is_officer_of_line(system.actor_id(), l.campaign_line_id)
  UNION ALL
  SELECT n.id, n.id, n.case_id, f.pseudonym, cl.label, cl.category::text, cl.position, p.currency::text, n.amount_minor, x.reserved_minor + x.paid_minor + r.free_minor,
    x.reserved_minor, x.paid_minor, r.free_minor
  FROM private.pool_need n JOIN private.pool o ON o.id = n.pool_id JOIN private.case_file f ON f.id = n.case_id JOIN public.campaign_line cl ON cl.id = o.campaign_line_id
  JOIN ledger.line_position p ON p.campaign_line_id = cl.id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(d.amount_minor) FILTER (WHERE d.state IN ('requested', 'approved')), 0)::bigint AS reserved_minor,
      coalesce(sum(d.amount_minor) FILTER (WHERE d.state IN ('executed', 'evidenced', 'confirmed')), 0)::bigint AS paid_minor
    FROM private.pooled_payment y JOIN ledger.disbursement d ON d.id = y.disbursement_id WHERE y.need_id = n.id) x
  CROSS JOIN LATERAL (SELECT greatest(0, least(p.allocated_minor - p.reserved_minor - p.paid_minor - p.frozen_minor,
    n.amount_minor - x.reserved_minor - x.paid_minor)) AS free_minor) r
  WHERE f.office_id = system.actor_office() AND ledger.is_officer_of_case(system.actor_id(), n.case_id)
    AND NOT EXISTS (SELECT 1 FROM private.pool_need later JOIN private.pool q ON q.id = later.pool_id WHERE later.needs_line_id = n.needs_line_id AND q.approved_at > o.approved_at);

DROP POLICY own_drafts ON private.evidence_draft;
CREATE POLICY own_drafts ON private.evidence_draft FOR ALL TO homeward_officer
  USING (uploaded_by = system.actor_id())
  WITH CHECK (uploaded_by = system.actor_id() AND ledger.is_officer_of_disbursement(system.actor_id(), disbursement_id));

-- ── what is left when a group's page is gone ───────────────────────────────────────────────────────────────
-- The children who remain did nothing: what was given stays for them until the last has left, or finance releases it.
CREATE OR REPLACE FUNCTION giving.campaign_ended(p_campaign_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT EXISTS (SELECT 1 FROM public.campaign k WHERE k.id = p_campaign_id AND (k.status = 'closed' OR (k.status <> 'published' AND EXISTS (
    SELECT 1 FROM private.consent c LEFT JOIN private.publication p ON p.case_id = c.case_id LEFT JOIN private.consent own ON own.id = p.consent_id
      WHERE c.withdrawn_at IS NOT NULL AND k.id IN (SELECT giving.campaigns_of_case(c.case_id))
        -- A page of a later consent does not end with an earlier one.
        AND (p.campaign_id IS DISTINCT FROM k.id OR c.version >= own.version)))))
  OR EXISTS (SELECT 1 FROM private.pool o JOIN public.campaign k ON k.id = o.campaign_id WHERE k.id = p_campaign_id AND k.status = 'unpublished'
    AND NOT EXISTS (SELECT 1 FROM private.pool_member m WHERE m.pool_id = o.id AND m.left_at IS NULL)) $$;

REVOKE ALL ON FUNCTION private.covered_before(uuid), ledger.is_officer_of_disbursement(uuid, uuid), ledger.require_officer_of_disbursement(uuid),
  ledger.require_officer_of_request(uuid, uuid), ledger.check_pooled_request(), ledger.request_pooled_disbursement(uuid, uuid, bigint, text, bytea, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.request_pooled_disbursement(uuid, uuid, bigint, text, bytea, date) TO homeward_officer;
-- Functions in a view run with the reader's rights.
GRANT EXECUTE ON FUNCTION ledger.is_officer_of_disbursement(uuid, uuid) TO homeward_officer, homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION ledger.is_officer_of_case(uuid, uuid) TO homeward_officer;
GRANT SELECT ON ledger.office_line TO homeward_officer;
