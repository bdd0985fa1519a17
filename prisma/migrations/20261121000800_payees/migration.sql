-- Payees of an office, and receipts that an officer is still covering.
--
-- private.payee (officer: own office; finance sees the code only, in ledger.disbursement), private.evidence_draft
-- (officer: own drafts), ledger.office_confirmation (officer: own office). A request above the usual of its kind is flagged.

-- Who is paid stays sealed; nothing of it changes: another account is another payee with another code, so that a
-- changed account meets approver and executor as somebody who was never paid before.
CREATE TABLE private.payee (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_id uuid NOT NULL REFERENCES identity.office (id),
  code text NOT NULL UNIQUE CHECK (code ~ '^PY-[2-9A-HJ-NP-Z]{6}$'),
  details_sealed bytea NOT NULL,
  -- Keyed hash of name and account: the same payee entered twice is one payee.
  fingerprint text NOT NULL CHECK (length(fingerprint) = 64),
  sanctions_checked_on date NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT system.now(),
  UNIQUE (office_id, fingerprint)
);
ALTER TABLE private.payee ENABLE ROW LEVEL SECURITY;
CREATE POLICY officer_sees_payees_of_office ON private.payee FOR SELECT TO homeward_officer USING (office_id = system.actor_office());
CREATE POLICY officer_adds_in_own_name ON private.payee FOR INSERT TO homeward_officer
  WITH CHECK (office_id = system.actor_office() AND created_by = system.actor_id() AND identity.holds_role(created_by, 'officer'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private.payee FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Between the upload and the moment when the boxes are burned in. The files are sealed in the file store.
CREATE TABLE private.evidence_draft (
  id uuid PRIMARY KEY,
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  original_key text NOT NULL UNIQUE,
  sheet_key text NOT NULL UNIQUE,
  original_digest bytea NOT NULL CHECK (length(original_digest) BETWEEN 16 AND 64),
  width_pixels integer NOT NULL CHECK (width_pixels > 0),
  height_pixels integer NOT NULL CHECK (height_pixels > 0),
  boxes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(boxes) = 'array'),
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL DEFAULT system.now()
);
CREATE INDEX evidence_draft_disbursement ON private.evidence_draft (disbursement_id);
ALTER TABLE private.evidence_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_drafts ON private.evidence_draft FOR ALL TO homeward_officer
  USING (uploaded_by = system.actor_id())
  WITH CHECK (uploaded_by = system.actor_id()
    AND ledger.is_officer_of_line(system.actor_id(), (SELECT d.campaign_line_id FROM ledger.office_disbursement d WHERE d.id = disbursement_id)));

CREATE VIEW ledger.office_confirmation WITH (security_barrier) AS
  SELECT r.* FROM ledger.receipt_confirmation r JOIN ledger.disbursement d ON d.id = r.disbursement_id
  WHERE ledger.is_officer_of_line(system.actor_id(), d.campaign_line_id);

-- More than twice what nine in ten payments of its kind came to: somebody should look. Too few payments say nothing.
CREATE FUNCTION ledger.flag_above_usual() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  usual bigint;
  compared integer;
BEGIN
  SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY recent.amount_minor), count(*) INTO usual, compared FROM (
    SELECT d.amount_minor FROM ledger.disbursement d JOIN public.campaign_line l ON l.id = d.campaign_line_id
    WHERE l.category = (SELECT category FROM public.campaign_line WHERE id = NEW.campaign_line_id) AND d.currency = NEW.currency AND d.executed_at IS NOT NULL
    ORDER BY d.executed_at DESC LIMIT 200) recent;
  IF compared >= 8 AND NEW.amount_minor > 2 * usual THEN
    INSERT INTO ledger.disbursement_flag (disbursement_id, kind) VALUES (NEW.id, 'above_usual');
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ledger.flag_above_usual() FROM PUBLIC;
CREATE TRIGGER above_usual AFTER INSERT ON ledger.disbursement FOR EACH ROW EXECUTE FUNCTION ledger.flag_above_usual();

GRANT SELECT, INSERT ON private.payee TO homeward_officer;
GRANT SELECT, INSERT, DELETE ON private.evidence_draft TO homeward_officer;
GRANT UPDATE (boxes) ON private.evidence_draft TO homeward_officer;
GRANT SELECT ON ledger.office_confirmation TO homeward_officer;
