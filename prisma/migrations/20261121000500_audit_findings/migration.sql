-- Findings of auditors on disbursements: raised by an auditor, answered by those responsible, closed by an auditor.
--
-- audit.raise_finding(id, disbursement_id, severity, text, due_on) → id (auditor)
-- audit.answer_finding(finding_id, text) (officer of the office, finance; not the one who raised it)
-- audit.close_finding(finding_id, text) (auditor; nobody who answered it)

CREATE TABLE audit.finding (
  id uuid PRIMARY KEY,
  disbursement_id uuid NOT NULL REFERENCES ledger.disbursement (id),
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
  text text NOT NULL CHECK (length(text) BETWEEN 3 AND 4000),
  raised_by uuid NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
  closed_by uuid,
  closed_at timestamptz(3),
  CHECK ((state = 'closed') = (closed_by IS NOT NULL) AND (closed_by IS NULL) = (closed_at IS NULL))
);
CREATE INDEX finding_disbursement ON audit.finding (disbursement_id);
CREATE INDEX finding_open ON audit.finding (state, due_on);

CREATE TABLE audit.finding_response (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  finding_id uuid NOT NULL REFERENCES audit.finding (id),
  kind text NOT NULL CHECK (kind IN ('answer', 'closure')),
  text text NOT NULL CHECK (length(text) BETWEEN 3 AND 4000),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL
);
CREATE INDEX finding_response_finding ON audit.finding_response (finding_id, id);

CREATE FUNCTION audit.guard_finding() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  IF OLD.state = 'closed' OR (to_jsonb(NEW) - '{state,closed_by,closed_at}'::text[]) <> (to_jsonb(OLD) - '{state,closed_by,closed_at}'::text[])
    OR NEW.state = 'open' THEN
    RAISE EXCEPTION 'a finding is answered and closed, not rewritten' USING ERRCODE = 'HW002';
  END IF;
  IF NEW.closed_by IS NOT NULL AND EXISTS (SELECT 1 FROM audit.finding_response WHERE finding_id = NEW.id AND kind = 'answer' AND written_by = NEW.closed_by) THEN
    RAISE EXCEPTION 'whoever answered a finding does not close it' USING ERRCODE = 'HW005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER finding_guarded BEFORE UPDATE ON audit.finding FOR EACH ROW EXECUTE FUNCTION audit.guard_finding();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON audit.finding FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.finding_response FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION audit.lock_finding(p_id uuid) RETURNS audit.finding
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  locked audit.finding;
BEGIN
  SELECT * INTO locked FROM audit.finding WHERE id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such finding' USING ERRCODE = 'HW007';
  END IF;
  IF locked.state = 'closed' THEN
    RAISE EXCEPTION 'this finding is closed' USING ERRCODE = 'HW002';
  END IF;
  RETURN locked;
END $$;

CREATE FUNCTION audit.raise_finding(p_id uuid, p_disbursement_id uuid, p_severity text, p_text text, p_due_on date) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('auditor');
  wanted ledger.disbursement := ledger.lock_disbursement(p_disbursement_id);
BEGIN
  IF actor IN (wanted.requested_by, wanted.approved_by, wanted.executed_by)
    OR EXISTS (SELECT 1 FROM ledger.disbursement_approval WHERE disbursement_id = p_disbursement_id AND approved_by = actor) THEN
    RAISE EXCEPTION 'nobody audits their own work' USING ERRCODE = 'HW005';
  END IF;
  INSERT INTO audit.finding (id, disbursement_id, severity, text, raised_by, raised_at, due_on)
    VALUES (p_id, p_disbursement_id, p_severity, p_text, actor, system.now(), p_due_on) ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    IF EXISTS (SELECT 1 FROM audit.finding f WHERE f.id = p_id AND (f.disbursement_id, f.severity, f.text, f.due_on, f.raised_by)
        = (p_disbursement_id, p_severity, p_text, p_due_on, actor)) THEN
      RETURN p_id;
    END IF;
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  PERFORM audit.record('finding.raised', 'disbursement', p_disbursement_id::text, jsonb_build_object('finding', p_id, 'severity', p_severity));
  RETURN p_id;
END $$;

CREATE FUNCTION audit.answer_finding(p_finding_id uuid, p_text text) RETURNS void
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
    PERFORM ledger.require_officer_of_line((SELECT campaign_line_id FROM ledger.disbursement WHERE id = asked.disbursement_id));
  END IF;
  INSERT INTO audit.finding_response (finding_id, kind, text, written_by, written_at) VALUES (p_finding_id, 'answer', p_text, actor, system.now());
  UPDATE audit.finding SET state = 'answered' WHERE id = p_finding_id;
  PERFORM audit.record('finding.answered', 'disbursement', asked.disbursement_id::text, jsonb_build_object('finding', p_finding_id));
END $$;

CREATE FUNCTION audit.close_finding(p_finding_id uuid, p_text text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('auditor');
  asked audit.finding := audit.lock_finding(p_finding_id);
BEGIN
  IF asked.state <> 'answered' THEN
    RAISE EXCEPTION 'a finding is closed once it is answered' USING ERRCODE = 'HW002';
  END IF;
  INSERT INTO audit.finding_response (finding_id, kind, text, written_by, written_at) VALUES (p_finding_id, 'closure', p_text, actor, system.now());
  UPDATE audit.finding SET state = 'closed', closed_by = actor, closed_at = system.now() WHERE id = p_finding_id;
  PERFORM audit.record('finding.closed', 'disbursement', asked.disbursement_id::text, jsonb_build_object('finding', p_finding_id));
END $$;

-- Auditors and finance see all findings, an officer those of their office.
CREATE VIEW audit.finding_view WITH (security_barrier) AS
  SELECT f.id, f.disbursement_id, f.severity, f.text, f.raised_by, ru.name AS raised_by_name, f.raised_at, f.due_on, f.state, cu.name AS closed_by_name, f.closed_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text, 'name', wu.name, 'at', r.written_at) ORDER BY r.id), '[]')
      FROM audit.finding_response r LEFT JOIN identity."user" wu ON wu.id = r.written_by WHERE r.finding_id = f.id) AS responses
  FROM audit.finding f
  JOIN ledger.disbursement d ON d.id = f.disbursement_id
  LEFT JOIN identity."user" ru ON ru.id = f.raised_by
  LEFT JOIN identity."user" cu ON cu.id = f.closed_by
  WHERE identity.holds_role(system.actor_id(), 'auditor') OR identity.holds_role(system.actor_id(), 'finance')
    OR ledger.is_officer_of_line(system.actor_id(), d.campaign_line_id);

REVOKE ALL ON FUNCTION audit.guard_finding(), audit.lock_finding(uuid), audit.raise_finding(uuid, uuid, text, text, date), audit.answer_finding(uuid, text),
  audit.close_finding(uuid, text) FROM PUBLIC;
GRANT SELECT ON audit.finding_view TO homeward_auditor, homeward_finance, homeward_officer;
GRANT EXECUTE ON FUNCTION ledger.is_officer_of_line(uuid, uuid) TO homeward_finance, homeward_auditor;
GRANT EXECUTE ON FUNCTION audit.raise_finding(uuid, uuid, text, text, date), audit.close_finding(uuid, text) TO homeward_auditor;
GRANT EXECUTE ON FUNCTION audit.answer_finding(uuid, text) TO homeward_officer, homeward_finance;
