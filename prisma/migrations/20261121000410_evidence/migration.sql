-- Evidence of a disbursement and the confirmation that it arrived.
--
-- ledger.attach_evidence(id, disbursement_id, redacted_sha256, redacted_key, original_key, original_digest) → id (officer of the office)
-- ledger.check_evidence(evidence_id, accepted) → state of the disbursement (officer of the office or reviewer, not the uploader)
-- ledger.confirm_receipt(disbursement_id, received, note_sealed) → state (survivor of the case; or a visit by an officer
--   of the office or a reviewer, not the requester). The survivor's word is never the only evidence: confirmed comes
--   after evidenced. Errors as for disbursements.

CREATE TABLE ledger.evidence (
  id uuid PRIMARY KEY,
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  -- Of the redacted copy, which finance and auditors see; the original stays sealed.
  redacted_sha256 bytea NOT NULL CHECK (length(redacted_sha256) = 32),
  redacted_key text NOT NULL UNIQUE CHECK (length(redacted_key) BETWEEN 3 AND 200),
  original_key text NOT NULL UNIQUE CHECK (length(original_key) BETWEEN 3 AND 200),
  -- Keyed hash of the original, to notice a receipt that is used twice.
  original_digest bytea NOT NULL CHECK (length(original_digest) BETWEEN 16 AND 64),
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected')),
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL,
  checked_by uuid,
  checked_at timestamptz(3),
  CONSTRAINT evidence_checked_by_another CHECK (checked_by <> uploaded_by),
  CONSTRAINT evidence_check_whole CHECK ((state = 'pending') = (checked_by IS NULL) AND (checked_by IS NULL) = (checked_at IS NULL))
);
CREATE INDEX evidence_disbursement ON ledger.evidence (disbursement_id);
CREATE INDEX evidence_digest ON ledger.evidence (original_digest);

CREATE TABLE ledger.receipt_confirmation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  received boolean NOT NULL,
  by_kind text NOT NULL CHECK (by_kind IN ('survivor', 'visit')),
  -- Null when the survivor confirmed: a survivor has no account.
  confirmed_by uuid,
  confirmed_at timestamptz(3) NOT NULL,
  note_sealed bytea,
  CHECK ((by_kind = 'survivor') = (confirmed_by IS NULL))
);
CREATE INDEX receipt_confirmation_disbursement ON ledger.receipt_confirmation (disbursement_id, confirmed_at);

CREATE FUNCTION ledger.guard_evidence() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.state <> 'pending' OR (to_jsonb(NEW) - '{state,checked_by,checked_at}'::text[]) <> (to_jsonb(OLD) - '{state,checked_by,checked_at}'::text[]) THEN
    RAISE EXCEPTION 'evidence is not rewritten, only checked once' USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_guarded BEFORE UPDATE ON ledger.evidence FOR EACH ROW EXECUTE FUNCTION ledger.guard_evidence();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.evidence FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.receipt_confirmation FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.attach_evidence(p_id uuid, p_disbursement_id uuid, p_redacted_sha256 bytea, p_redacted_key text, p_original_key text, p_original_digest bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('officer');
  wanted ledger.disbursement := ledger.lock_disbursement(p_disbursement_id);
BEGIN
  PERFORM ledger.require_officer_of_line(wanted.campaign_line_id);
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

-- How far an executed disbursement is, by its evidence and confirmations.
CREATE FUNCTION ledger.settle_disbursement(p_id uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  wanted ledger.disbursement := ledger.lock_disbursement(p_id);
BEGIN
  IF wanted.state = 'executed' AND EXISTS (SELECT 1 FROM ledger.evidence WHERE disbursement_id = p_id AND state = 'accepted') THEN
    UPDATE ledger.disbursement SET state = 'evidenced' WHERE id = p_id;
    wanted.state := 'evidenced';
  END IF;
  -- The last word counts: a disputed receipt stays open until somebody has seen to it.
  IF wanted.state = 'evidenced' AND (SELECT received FROM ledger.receipt_confirmation WHERE disbursement_id = p_id ORDER BY confirmed_at DESC, received LIMIT 1) THEN
    UPDATE ledger.disbursement SET state = 'confirmed' WHERE id = p_id;
    wanted.state := 'confirmed';
    IF ledger.is_return_travel(wanted.campaign_line_id) THEN
      PERFORM ledger.publish_paid(wanted.campaign_line_id, wanted.amount_minor);
    END IF;
  END IF;
  RETURN wanted.state;
END $$;

CREATE FUNCTION ledger.check_evidence(p_evidence_id uuid, p_accepted boolean) RETURNS text
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
    PERFORM ledger.require_officer_of_line((SELECT campaign_line_id FROM ledger.disbursement WHERE id = shown.disbursement_id));
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

CREATE FUNCTION ledger.confirm_receipt(p_disbursement_id uuid, p_received boolean, p_note_sealed bytea DEFAULT NULL) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor uuid;
  wanted ledger.disbursement;
  -- The role of the session, which a survivor's door has set; a setting alone would not do.
  by_survivor constant boolean := current_setting('role') = 'homeward_survivor';
BEGIN
  IF by_survivor THEN
    SELECT d.* INTO wanted FROM ledger.disbursement d JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
      WHERE d.id = p_disbursement_id AND l.case_id = system.actor_case() FOR UPDATE OF d;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such disbursement' USING ERRCODE = 'HW007';
    END IF;
  ELSE
    actor := ledger.require_role('officer', 'reviewer');
    wanted := ledger.lock_disbursement(p_disbursement_id);
    IF NOT identity.holds_role(actor, 'reviewer') THEN
      PERFORM ledger.require_officer_of_line(wanted.campaign_line_id);
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

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT (id, disbursement_id, redacted_sha256, redacted_key, state, uploaded_by, uploaded_at, checked_by, checked_at) ON ledger.evidence TO homeward_finance, homeward_auditor;
GRANT SELECT (id, disbursement_id, received, by_kind, confirmed_by, confirmed_at) ON ledger.receipt_confirmation TO homeward_finance, homeward_auditor;
GRANT SELECT ON ledger.evidence, ledger.receipt_confirmation TO homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.attach_evidence(uuid, uuid, bytea, text, text, bytea) TO homeward_officer;
GRANT EXECUTE ON FUNCTION ledger.check_evidence(uuid, boolean) TO homeward_officer, homeward_reviewer;
GRANT EXECUTE ON FUNCTION ledger.confirm_receipt(uuid, boolean, bytea) TO homeward_survivor, homeward_officer, homeward_reviewer;
