-- The survivor's own view: codes, PINs and sessions; what a session may read and do; what reviewers hear of it.
--
-- private.issue_own_code(case_id, code_hash) → until when the PIN must be chosen (officer of the office; ends the code before)
-- private.open_own_view(code_hash, client_hash, verifier, session_key) → 'open', 'choose' or 'closed' (survivor)
-- private.choose_own_pin(code_hash, client_hash, verifier, second_verifier, session_key) → 'open' or 'closed' (survivor)
-- private.enter_own_view(session_key) → kind, case_id, code_hash; no row: no session. Holds for this transaction (survivor)
-- private.leave_own_view(session_key) · private.change_own_pin(verifier, new, second) → boolean (survivor)
-- private.withdraw_own_consent() → whether there was one · private.raise_own_concern(id, sealed) (survivor)
-- private.answer_concern(id, answer_sealed) · private.close_concern(id) (reviewer) · private.clear_own_view() (worker)
--
-- A verifier is Argon2id of the peppered PIN, made by the application. What is stored is its hash together with the case,
-- so that nobody who reads this table has anything to type, and nobody who writes it can lend one case's PIN to another.

CREATE TABLE private.own_view_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  first_entry_hours integer NOT NULL DEFAULT 24 CHECK (first_entry_hours BETWEEN 1 AND 168),
  session_minutes integer NOT NULL DEFAULT 15 CHECK (session_minutes BETWEEN 1 AND 15),
  tries_per_code integer NOT NULL DEFAULT 5 CHECK (tries_per_code BETWEEN 3 AND 10),
  tries_per_client integer NOT NULL DEFAULT 10 CHECK (tries_per_client BETWEEN 3 AND 100),
  -- Beyond this many failures in an hour, everywhere together, each client has only three tries, and reviewers are told.
  failures_per_hour integer NOT NULL DEFAULT 200 CHECK (failures_per_hour BETWEEN 10 AND 10000),
  first_wait_seconds integer NOT NULL DEFAULT 60 CHECK (first_wait_seconds BETWEEN 1 AND 3600),
  longest_wait_seconds integer NOT NULL DEFAULT 86400 CHECK (longest_wait_seconds BETWEEN 60 AND 604800),
  complaints_per_day integer NOT NULL DEFAULT 10 CHECK (complaints_per_day BETWEEN 1 AND 100)
);
INSERT INTO private.own_view_rule DEFAULT VALUES;

CREATE TABLE private.own_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  case_id uuid NOT NULL REFERENCES private.case_file (id) ON DELETE CASCADE,
  code_hash bytea NOT NULL UNIQUE CHECK (length(code_hash) = 32),
  issued_by uuid NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  -- Until then whoever holds the code chooses the PIN, once.
  first_entry_until timestamptz(3) NOT NULL,
  pin_digest bytea CHECK (length(pin_digest) = 32),
  second_digest bytea CHECK (length(second_digest) = 32),
  pin_chosen_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz(3),
  revoked_at timestamptz(3),
  CONSTRAINT own_pin_whole CHECK ((pin_digest IS NULL) = (pin_chosen_at IS NULL)),
  CONSTRAINT own_second_pin_is_second CHECK (second_digest IS NULL OR (pin_digest IS NOT NULL AND second_digest <> pin_digest))
);
CREATE UNIQUE INDEX own_code_one_in_force ON private.own_code (case_id) WHERE revoked_at IS NULL;

CREATE TABLE private.own_session (
  key_hash bytea PRIMARY KEY CHECK (length(key_hash) = 32),
  code_id uuid NOT NULL REFERENCES private.own_code (id) ON DELETE CASCADE,
  -- Opened by the second PIN: such a session has no case.
  harmless boolean NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX own_session_code ON private.own_session (code_id);

CREATE TABLE private.own_guess (
  client_hash bytea PRIMARY KEY CHECK (length(client_hash) = 32),
  failures integer NOT NULL DEFAULT 0,
  last_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  locked_until timestamptz(3)
);
CREATE TABLE private.own_failure_hour (
  hour timestamptz PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0
);

-- What reviewers hear: a complaint, a second PIN, unusual guessing, a code that replaces one in use. No officer reads this.
CREATE TABLE private.concern (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('complaint', 'second_pin', 'guessing', 'new_code')),
  case_id uuid REFERENCES private.case_file (id) ON DELETE CASCADE,
  -- The words of the survivor, and of the reviewer, under the key of the case.
  sealed bytea,
  raised_at timestamptz(3) NOT NULL,
  answer_sealed bytea,
  answered_by uuid,
  answered_at timestamptz(3),
  closed_by uuid,
  closed_at timestamptz(3),
  CONSTRAINT concern_complaint_has_words CHECK ((kind = 'complaint') = (sealed IS NOT NULL)),
  CONSTRAINT concern_answer_whole CHECK ((answer_sealed IS NULL) = (answered_by IS NULL) AND (answer_sealed IS NULL) = (answered_at IS NULL)),
  CONSTRAINT concern_closing_whole CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
  CONSTRAINT concern_only_complaints_are_answered CHECK (kind = 'complaint' OR answer_sealed IS NULL),
  CONSTRAINT concern_has_case CHECK (kind = 'guessing' OR case_id IS NOT NULL)
);
CREATE INDEX concern_case ON private.concern (case_id);
CREATE INDEX concern_open ON private.concern (raised_at) WHERE closed_at IS NULL;

ALTER TABLE private.own_view_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.own_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.own_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.own_guess ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.own_failure_hour ENABLE ROW LEVEL SECURITY;
ALTER TABLE private.concern ENABLE ROW LEVEL SECURITY;
CREATE POLICY follows_its_case ON private.own_code FOR SELECT TO homeward_officer
  USING (EXISTS (SELECT FROM private.case_file c WHERE c.id = case_id));

-- ── whose case it is: only a session that the database itself has checked says so ──────────────────────────
-- A setting that names a case can be set by whoever gets a statement through. One that names a session must be known.
CREATE OR REPLACE FUNCTION system.actor_case() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
RETURN (
  SELECT c.case_id FROM private.own_session s JOIN private.own_code c ON c.id = s.code_id
  WHERE s.key_hash = sha256(decode(nullif(current_setting('homeward.own_key', true), ''), 'hex'))
    AND NOT s.harmless AND s.expires_at > clock_timestamp() AND c.revoked_at IS NULL);

CREATE FUNCTION private.require_own_case() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  whose constant uuid := system.actor_case();
BEGIN
  IF whose IS NULL OR current_setting('role') <> 'homeward_survivor' THEN
    RAISE EXCEPTION 'no session of the survivor' USING ERRCODE = 'HW001';
  END IF;
  RETURN whose;
END
$$;

CREATE FUNCTION private.raise_concern(of_kind text, of_case uuid, of_id uuid DEFAULT gen_random_uuid(), words bytea DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO private.concern (id, kind, case_id, sealed, raised_at) VALUES (of_id, of_kind, of_case, words, system.now());
  -- The trail has no word of what it was about.
  PERFORM audit.record('concern.raised', 'concern', of_id::text, '{}');
  PERFORM system.emit('concern.raised', jsonb_build_object('concernId', of_id));
END
$$;

-- ── guesses ────────────────────────────────────────────────────────────────────────────────────────────────
-- Counts a client's try before it is judged. True: this client waits, and the try counts for nothing.
CREATE FUNCTION private.begin_own_guess(p_client_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  at constant timestamptz := clock_timestamp();
  rule private.own_view_rule;
  found private.own_guess;
  allowed integer;
BEGIN
  IF p_client_hash IS NULL THEN
    RETURN false;
  END IF;
  SELECT * INTO rule FROM private.own_view_rule;
  INSERT INTO private.own_guess (client_hash) VALUES (p_client_hash) ON CONFLICT DO NOTHING;
  SELECT * INTO found FROM private.own_guess WHERE client_hash = p_client_hash FOR UPDATE;
  IF found.locked_until > at THEN
    RETURN true;
  END IF;
  allowed := CASE WHEN (SELECT sum(failures) FROM private.own_failure_hour WHERE hour > at - interval '2 hours') >= rule.failures_per_hour
    THEN least(3, rule.tries_per_client) ELSE rule.tries_per_client END;
  IF found.last_at < at - interval '1 day' THEN
    found.failures := 0;
  END IF;
  found.failures := found.failures + 1;
  UPDATE private.own_guess SET failures = found.failures, last_at = at, locked_until = CASE WHEN found.failures >= allowed
    THEN at + make_interval(secs => least(rule.longest_wait_seconds, rule.first_wait_seconds * power(2, least(found.failures - allowed, 20)))) END
  WHERE client_hash = p_client_hash;
  RETURN false;
END
$$;

-- A failure, counted at the code if there is one, and everywhere. What is unusual is told to reviewers, once a day.
CREATE FUNCTION private.note_own_failure(p_code_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  at constant timestamptz := clock_timestamp();
  rule private.own_view_rule;
  counted integer;
  whose uuid;
BEGIN
  SELECT * INTO rule FROM private.own_view_rule;
  UPDATE private.own_code SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= rule.tries_per_code
    THEN at + make_interval(secs => least(rule.longest_wait_seconds, rule.first_wait_seconds * power(2, least(failures + 1 - rule.tries_per_code, 20)))) END
  WHERE id = p_code_id RETURNING failures, case_id INTO counted, whose;
  IF counted >= rule.tries_per_code AND NOT EXISTS (
      SELECT FROM private.concern WHERE kind = 'guessing' AND case_id = whose AND raised_at > system.now() - interval '1 day') THEN
    PERFORM private.raise_concern('guessing', whose);
  END IF;
  INSERT INTO private.own_failure_hour (hour, failures) VALUES (date_trunc('hour', at), 1)
    ON CONFLICT (hour) DO UPDATE SET failures = own_failure_hour.failures + 1 RETURNING failures INTO counted;
  IF counted >= rule.failures_per_hour AND NOT EXISTS (
      SELECT FROM private.concern WHERE kind = 'guessing' AND case_id IS NULL AND raised_at > system.now() - interval '1 day') THEN
    PERFORM private.raise_concern('guessing', NULL);
  END IF;
END
$$;

CREATE FUNCTION private.own_digest(p_verifier bytea, p_case_id uuid) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
RETURN sha256(p_verifier || convert_to(p_case_id::text, 'UTF8'));

CREATE FUNCTION private.begin_own_session(p_code private.own_code, p_client_hash bytea, p_session_key bytea, p_harmless boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE private.own_code SET failures = 0, locked_until = NULL WHERE id = p_code.id;
  UPDATE private.own_guess SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE client_hash = p_client_hash;
  DELETE FROM private.own_session WHERE code_id = p_code.id;
  INSERT INTO private.own_session (key_hash, code_id, harmless, expires_at)
    SELECT sha256(p_session_key), p_code.id, p_harmless, clock_timestamp() + make_interval(mins => session_minutes) FROM private.own_view_rule;
END
$$;

-- ── the door ───────────────────────────────────────────────────────────────────────────────────────────────
-- The same answer, 'closed', for a code that never was, one that was replaced, a wrong PIN, a lock and an empty PIN.
CREATE FUNCTION private.open_own_view(p_code_hash bytea, p_client_hash bytea, p_verifier bytea, p_session_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  client_waits constant boolean := private.begin_own_guess(p_client_hash);
  at constant timestamptz := clock_timestamp();
  door private.own_code;
  digest bytea;
BEGIN
  SELECT * INTO door FROM private.own_code WHERE code_hash = p_code_hash AND revoked_at IS NULL FOR UPDATE;
  IF client_waits OR door.locked_until > at THEN
    RETURN 'closed';
  END IF;
  IF p_verifier IS NULL AND door.pin_digest IS NULL AND door.first_entry_until > at THEN
    RETURN 'choose';
  END IF;
  digest := private.own_digest(p_verifier, door.case_id);
  IF digest = door.pin_digest THEN
    PERFORM private.begin_own_session(door, p_client_hash, p_session_key, false);
    PERFORM audit.record('own_view.opened', 'case', (SELECT pseudonym FROM private.case_file WHERE id = door.case_id), '{}');
    RETURN 'open';
  END IF;
  IF digest = door.second_digest THEN
    PERFORM private.begin_own_session(door, p_client_hash, p_session_key, true);
    IF NOT EXISTS (SELECT FROM private.concern WHERE kind = 'second_pin' AND case_id = door.case_id AND closed_at IS NULL
        AND raised_at > system.now() - interval '10 minutes') THEN
      PERFORM private.raise_concern('second_pin', door.case_id);
    END IF;
    RETURN 'open';
  END IF;
  PERFORM private.note_own_failure(door.id);
  RETURN 'closed';
END
$$;

CREATE FUNCTION private.choose_own_pin(p_code_hash bytea, p_client_hash bytea, p_verifier bytea, p_second_verifier bytea, p_session_key bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  client_waits constant boolean := private.begin_own_guess(p_client_hash);
  at constant timestamptz := clock_timestamp();
  door private.own_code;
BEGIN
  SELECT * INTO door FROM private.own_code WHERE code_hash = p_code_hash AND revoked_at IS NULL FOR UPDATE;
  IF client_waits OR door.locked_until > at THEN
    RETURN 'closed';
  END IF;
  IF door.id IS NULL OR door.pin_digest IS NOT NULL OR door.first_entry_until <= at THEN
    PERFORM private.note_own_failure(door.id);
    RETURN 'closed';
  END IF;
  UPDATE private.own_code SET pin_digest = private.own_digest(p_verifier, door.case_id),
    second_digest = private.own_digest(p_second_verifier, door.case_id), pin_chosen_at = system.now() WHERE id = door.id;
  PERFORM private.begin_own_session(door, p_client_hash, p_session_key, false);
  PERFORM audit.record('own_view.pin_chosen', 'case', (SELECT pseudonym FROM private.case_file WHERE id = door.case_id), '{}');
  RETURN 'open';
END
$$;

CREATE FUNCTION private.enter_own_view(p_session_key bytea) RETURNS TABLE (kind text, case_id uuid, code_hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM set_config('homeward.own_key', encode(p_session_key, 'hex'), true);
  RETURN QUERY SELECT CASE WHEN s.harmless THEN 'notes' ELSE 'own' END, CASE WHEN NOT s.harmless THEN c.case_id END,
      CASE WHEN NOT s.harmless THEN c.code_hash END
    FROM private.own_session s JOIN private.own_code c ON c.id = s.code_id
    WHERE s.key_hash = sha256(p_session_key) AND s.expires_at > clock_timestamp() AND c.revoked_at IS NULL;
END
$$;

CREATE FUNCTION private.leave_own_view(p_session_key bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$ DELETE FROM private.own_session WHERE key_hash = sha256(p_session_key) $$;

-- Whoever finds the view open must know the PIN all the same. A null leaves what there is.
CREATE FUNCTION private.change_own_pin(p_verifier bytea, p_new_verifier bytea, p_second_verifier bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  whose constant uuid := private.require_own_case();
  at constant timestamptz := clock_timestamp();
  door private.own_code;
BEGIN
  SELECT * INTO door FROM private.own_code WHERE case_id = whose AND revoked_at IS NULL FOR UPDATE;
  IF door.locked_until > at THEN
    RETURN false;
  END IF;
  IF private.own_digest(p_verifier, whose) IS DISTINCT FROM door.pin_digest THEN
    PERFORM private.note_own_failure(door.id);
    RETURN false;
  END IF;
  UPDATE private.own_code SET failures = 0, locked_until = NULL, pin_digest = coalesce(private.own_digest(p_new_verifier, whose), pin_digest),
    second_digest = coalesce(private.own_digest(p_second_verifier, whose), second_digest) WHERE id = door.id;
  PERFORM audit.record('own_view.pin_changed', 'case', (SELECT pseudonym FROM private.case_file WHERE id = whose), '{}');
  RETURN true;
END
$$;

-- ── codes ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION private.issue_own_code(p_case_id uuid, p_code_hash bytea) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  file private.case_file;
  before private.own_code;
  until timestamptz;
BEGIN
  SELECT * INTO file FROM private.case_file WHERE id = p_case_id FOR UPDATE;
  IF file.id IS NULL OR NOT EXISTS (SELECT FROM identity.role_grant g WHERE g.user_id = system.actor_id() AND g.role = 'officer'
      AND g.office_id = file.office_id AND g.approved_at IS NOT NULL AND g.revoked_at IS NULL) THEN
    RAISE EXCEPTION 'no such case in this office' USING ERRCODE = 'HW007';
  END IF;
  UPDATE private.own_code SET revoked_at = system.now() WHERE case_id = file.id AND revoked_at IS NULL RETURNING * INTO before;
  DELETE FROM private.own_session WHERE code_id = before.id;
  INSERT INTO private.own_code (case_id, code_hash, issued_by, issued_at, first_entry_until)
    SELECT file.id, p_code_hash, system.actor_id(), system.now(), clock_timestamp() + make_interval(hours => first_entry_hours)
    FROM private.own_view_rule RETURNING first_entry_until INTO until;
  -- An officer cannot set a PIN; with a new code they could pretend to be the survivor until the survivor notices. So a second person hears of it.
  IF before.pin_digest IS NOT NULL THEN
    PERFORM private.raise_concern('new_code', file.id);
  END IF;
  PERFORM audit.record('own_view.code_issued', 'case', file.pseudonym, jsonb_build_object('replaced', before.id IS NOT NULL));
  RETURN until;
END
$$;

-- ── what the survivor sees: no name, place, office, vendor or date ahead ───────────────────────────────────
CREATE VIEW private.own_consent WITH (security_barrier) AS
  SELECT c.granted_scopes::text[] AS granted, CASE WHEN c.withdrawn_at IS NOT NULL THEN 'withdrawn'
      WHEN c.expires_on < (system.now() AT TIME ZONE 'UTC')::date THEN 'ended' ELSE 'in_force' END AS state
  FROM private.consent c WHERE c.case_id = system.actor_case()
    AND c.version = (SELECT max(version) FROM private.consent WHERE case_id = c.case_id);
CREATE VIEW private.own_page WITH (security_barrier) AS
  SELECT p.id, p.locale, p.title, p.story, p.form::text AS form, p.age_band::text AS age_band,
    p.status::text = 'published' AS is_public
  FROM public.campaign p JOIN private.publication l ON l.campaign_id = p.id
  WHERE l.case_id = system.actor_case() AND p.status::text IN ('waiting', 'published') AND p.visible_until > system.now();
CREATE VIEW private.own_stop WITH (security_barrier) AS
  SELECT s.position, s.text, s.area_code IS NOT NULL AS is_drawn FROM public.campaign_stop s JOIN private.own_page p ON p.id = s.campaign_id;
CREATE VIEW private.own_update WITH (security_barrier) AS
  SELECT u.id, u.month, u.text FROM public.campaign_update u JOIN private.own_page p ON p.id = u.campaign_id;
CREATE VIEW private.own_payment WITH (security_barrier) AS
  SELECT d.id, l.label, d.amount_minor, d.currency::text AS currency, to_char(d.executed_at, 'YYYY-MM') AS month, d.state <> 'confirmed' AS may_say,
    (SELECT r.received FROM ledger.receipt_confirmation r WHERE r.disbursement_id = d.id AND r.by_kind = 'survivor' ORDER BY r.confirmed_at DESC LIMIT 1) AS said
  FROM ledger.survivor_disbursement d JOIN ledger.survivor_line l ON l.campaign_line_id = d.campaign_line_id
  WHERE d.state IN ('executed', 'evidenced', 'confirmed');
CREATE VIEW private.own_answer WITH (security_barrier) AS
  SELECT c.id, c.case_id, to_char(c.answered_at, 'YYYY-MM') AS month, c.answer_sealed, c.answered_at
  FROM private.concern c WHERE c.case_id = system.actor_case() AND c.kind = 'complaint' AND c.answer_sealed IS NOT NULL;

CREATE FUNCTION private.withdraw_own_consent() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  whose constant uuid := private.require_own_case();
  latest private.consent;
BEGIN
  SELECT * INTO latest FROM private.consent WHERE case_id = whose ORDER BY version DESC LIMIT 1 FOR UPDATE;
  IF latest.id IS NULL OR latest.withdrawn_at IS NOT NULL THEN
    RETURN false;
  END IF;
  UPDATE private.consent SET withdrawn_at = system.now() WHERE id = latest.id;
  PERFORM audit.record('consent.withdrawn', 'case', (SELECT pseudonym FROM private.case_file WHERE id = whose), jsonb_build_object('version', latest.version));
  PERFORM system.emit('consent.withdrawn', jsonb_build_object('caseId', whose, 'consentId', latest.id));
  RETURN true;
END
$$;

-- Whoever withdraws, and however: nothing of the survivor's stays open on any screen.
CREATE FUNCTION private.end_own_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM private.own_session s USING private.own_code c WHERE c.id = s.code_id AND c.case_id = NEW.case_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER withdrawal_ends_own_sessions AFTER UPDATE OF withdrawn_at ON private.consent
  FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION private.end_own_sessions();

CREATE FUNCTION private.raise_own_concern(p_id uuid, p_sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  whose constant uuid := private.require_own_case();
BEGIN
  PERFORM 1 FROM private.case_file WHERE id = whose FOR UPDATE;
  IF EXISTS (SELECT FROM private.concern WHERE id = p_id AND case_id = whose) THEN
    RETURN;
  END IF;
  IF (SELECT count(*) FROM private.concern WHERE case_id = whose AND kind = 'complaint' AND raised_at > system.now() - interval '1 day')
      >= (SELECT complaints_per_day FROM private.own_view_rule) THEN
    RAISE EXCEPTION 'too many in a day' USING ERRCODE = 'HW009';
  END IF;
  PERFORM private.raise_concern('complaint', whose, p_id, p_sealed);
END
$$;

-- ── what reviewers do with it ──────────────────────────────────────────────────────────────────────────────
CREATE VIEW private.review_concern WITH (security_barrier) AS
  SELECT c.id, c.kind, c.case_id, f.pseudonym, o.name AS office, c.raised_at, c.sealed, c.answer_sealed, c.answered_at, c.closed_at
  FROM private.concern c LEFT JOIN private.case_file f ON f.id = c.case_id LEFT JOIN identity.office o ON o.id = f.office_id
  WHERE identity.holds_role(system.actor_id(), 'reviewer');

CREATE FUNCTION private.lock_concern(p_id uuid) RETURNS private.concern
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  found private.concern;
BEGIN
  IF NOT identity.holds_role(system.actor_id(), 'reviewer') THEN
    RAISE EXCEPTION 'only a reviewer' USING ERRCODE = 'HW001';
  END IF;
  SELECT * INTO found FROM private.concern WHERE id = p_id FOR UPDATE;
  IF found.id IS NULL THEN
    RAISE EXCEPTION 'no such concern' USING ERRCODE = 'HW007';
  END IF;
  IF found.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'this is closed' USING ERRCODE = 'HW002';
  END IF;
  RETURN found;
END
$$;

CREATE FUNCTION private.answer_concern(p_id uuid, p_answer_sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  found constant private.concern := private.lock_concern(p_id);
BEGIN
  IF found.kind <> 'complaint' OR found.answer_sealed IS NOT NULL THEN
    RAISE EXCEPTION 'answered, or nothing to answer' USING ERRCODE = 'HW002';
  END IF;
  UPDATE private.concern SET answer_sealed = p_answer_sealed, answered_by = system.actor_id(), answered_at = system.now() WHERE id = p_id;
  PERFORM audit.record('concern.answered', 'concern', p_id::text, '{}');
END
$$;

CREATE FUNCTION private.close_concern(p_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM private.lock_concern(p_id);
  UPDATE private.concern SET closed_by = system.actor_id(), closed_at = system.now() WHERE id = p_id;
  PERFORM audit.record('concern.closed', 'concern', p_id::text, '{}');
END
$$;

CREATE FUNCTION private.clear_own_view() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM private.own_session WHERE expires_at < clock_timestamp();
  DELETE FROM private.own_guess WHERE last_at < clock_timestamp() - interval '2 days';
  DELETE FROM private.own_failure_hour WHERE hour < clock_timestamp() - interval '7 days';
$$;

-- ── who may do what ────────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON FUNCTION private.require_own_case(), private.raise_concern(text, uuid, uuid, bytea), private.begin_own_guess(bytea), private.note_own_failure(uuid),
  private.own_digest(bytea, uuid), private.begin_own_session(private.own_code, bytea, bytea, boolean), private.open_own_view(bytea, bytea, bytea, bytea),
  private.choose_own_pin(bytea, bytea, bytea, bytea, bytea), private.enter_own_view(bytea), private.leave_own_view(bytea),
  private.change_own_pin(bytea, bytea, bytea), private.issue_own_code(uuid, bytea), private.withdraw_own_consent(), private.end_own_sessions(),
  private.raise_own_concern(uuid, bytea), private.lock_concern(uuid), private.answer_concern(uuid, bytea), private.close_concern(uuid),
  private.clear_own_view() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION private.open_own_view(bytea, bytea, bytea, bytea), private.choose_own_pin(bytea, bytea, bytea, bytea, bytea),
  private.enter_own_view(bytea), private.leave_own_view(bytea), private.change_own_pin(bytea, bytea, bytea), private.withdraw_own_consent(),
  private.raise_own_concern(uuid, bytea) TO homeward_survivor;
GRANT EXECUTE ON FUNCTION private.issue_own_code(uuid, bytea) TO homeward_officer;
GRANT EXECUTE ON FUNCTION private.answer_concern(uuid, bytea), private.close_concern(uuid) TO homeward_reviewer;
GRANT EXECUTE ON FUNCTION private.clear_own_view() TO homeward_worker;
GRANT SELECT ON private.own_consent, private.own_page, private.own_stop, private.own_update, private.own_payment, private.own_answer TO homeward_survivor;
GRANT SELECT ON private.review_concern TO homeward_reviewer;
GRANT SELECT (id, case_id, issued_at, first_entry_until, pin_chosen_at, revoked_at) ON private.own_code TO homeward_officer;

-- The survivor's role has its own views and functions; of the register itself, of the trail and of the outbox it needs nothing.
REVOKE ALL ON private.case_file, private.consent, private.publication, private.published_line FROM homeward_survivor;
REVOKE EXECUTE ON FUNCTION audit.record(text, text, text, jsonb), system.emit(text, jsonb) FROM homeward_survivor;
DROP POLICY survivor_sees_own_case ON private.case_file;
