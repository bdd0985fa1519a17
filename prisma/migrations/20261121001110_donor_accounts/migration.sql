-- Donors: signing in by a mailed link, and being forgotten.
--
-- giving.ask_link(id, kind, fingerprint, token_hash, client_hash, email_sealed, gift) → false when too many were asked for from
--   here (donor); emits mailed_link {linkId} for known and unknown addresses alike. giving.link_sent(id) (worker).
-- giving.use_sign_in_link(token_hash, session_hash) → donor id or null, giving.donor_of_session(session_hash) → donor id or
--   null, giving.end_donor_session(session_hash), giving.gift_of_link(token_hash) → (link_id, gift) (donor).
-- giving.forget_donor(donor_id) → the day on which the address goes, null: it is gone (donor: oneself; worker).
--   While a monthly gift goes on: HW002. giving.clear_expired() → rows (worker): who is to be forgotten by today, old links.

CREATE TABLE giving.donor_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  link_minutes integer NOT NULL DEFAULT 15 CHECK (link_minutes BETWEEN 1 AND 60),
  session_minutes integer NOT NULL DEFAULT 60 CHECK (session_minutes BETWEEN 5 AND 240),
  links_per_address_hour integer NOT NULL DEFAULT 4 CHECK (links_per_address_hour > 0),
  links_per_client_hour integer NOT NULL DEFAULT 12 CHECK (links_per_client_hour > 0),
  -- For how long the law wants receipts to be kept with the one to whom they were given.
  receipt_years integer NOT NULL DEFAULT 10 CHECK (receipt_years BETWEEN 0 AND 30)
);
INSERT INTO giving.donor_rule DEFAULT VALUES;

CREATE TABLE giving.donor_session (
  session_hash bytea PRIMARY KEY CHECK (length(session_hash) BETWEEN 16 AND 64),
  donor_id uuid NOT NULL REFERENCES giving.donor (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT system.now(),
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX donor_session_donor ON giving.donor_session (donor_id);

ALTER TABLE giving.donor
  ADD COLUMN forget_asked_at timestamptz(3),
  ADD COLUMN forget_on date,
  ADD CONSTRAINT forgotten_is_not_found CHECK (forget_on IS NULL OR (fingerprint IS NULL AND forget_asked_at IS NOT NULL));
CREATE INDEX donor_forget ON giving.donor (forget_on) WHERE forget_on IS NOT NULL;

CREATE FUNCTION giving.ask_link(
  p_id uuid, p_kind text, p_fingerprint bytea, p_token_hash bytea, p_client_hash bytea, p_email_sealed bytea DEFAULT NULL, p_gift jsonb DEFAULT NULL
) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  rule giving.donor_rule;
  from_here bigint;
  to_there bigint;
BEGIN
  SELECT * INTO rule FROM giving.donor_rule;
  SELECT count(*) INTO from_here FROM giving.mailed_link WHERE client_hash = p_client_hash AND asked_at > system.now() - interval '1 hour';
  IF from_here >= rule.links_per_client_hour THEN
    RETURN false;
  END IF;
  SELECT count(*) INTO to_there FROM giving.mailed_link WHERE fingerprint = p_fingerprint AND asked_at > system.now() - interval '1 hour';
  -- Nobody's mailbox is filled by strangers: beyond this the row says that it was sent, and whoever asked is told the same.
  INSERT INTO giving.mailed_link (id, kind, fingerprint, token_hash, client_hash, email_sealed, gift, expires_at, sent_at)
    VALUES (p_id, p_kind, p_fingerprint, p_token_hash, p_client_hash, p_email_sealed, p_gift,
      system.now() + make_interval(mins => CASE p_kind WHEN 'gift' THEN 60 ELSE rule.link_minutes END),
      CASE WHEN to_there >= rule.links_per_address_hour THEN system.now() END);
  PERFORM system.emit('mailed_link', jsonb_build_object('linkId', p_id));
  RETURN true;
END $$;

CREATE FUNCTION giving.link_sent(p_id uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ UPDATE giving.mailed_link SET sent_at = coalesce(sent_at, system.now()), email_sealed = NULL WHERE id = p_id $$;

CREATE FUNCTION giving.gift_of_link(p_token_hash bytea) RETURNS TABLE (link_id uuid, gift jsonb, used boolean)
  LANGUAGE sql SECURITY DEFINER STABLE SET search_path = pg_catalog
  AS $$
  SELECT l.id, l.gift, l.used_at IS NOT NULL FROM giving.mailed_link l
    WHERE l.token_hash = p_token_hash AND l.kind = 'gift' AND l.expires_at > system.now() $$;

CREATE FUNCTION giving.use_sign_in_link(p_token_hash bytea, p_session_hash bytea) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  whose bytea;
  donor uuid;
BEGIN
  UPDATE giving.mailed_link SET used_at = system.now()
    WHERE token_hash = p_token_hash AND kind = 'sign_in' AND used_at IS NULL AND expires_at > system.now() RETURNING fingerprint INTO whose;
  SELECT id INTO donor FROM giving.donor WHERE fingerprint = whose;
  IF donor IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO giving.donor_session (session_hash, donor_id, expires_at)
    SELECT p_session_hash, donor, system.now() + make_interval(mins => session_minutes) FROM giving.donor_rule;
  RETURN donor;
END $$;

CREATE FUNCTION giving.donor_of_session(p_session_hash bytea) RETURNS uuid
  LANGUAGE sql SECURITY DEFINER STABLE SET search_path = pg_catalog
  AS $$ SELECT donor_id FROM giving.donor_session WHERE session_hash = p_session_hash AND expires_at > system.now() $$;

CREATE FUNCTION giving.end_donor_session(p_session_hash bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ DELETE FROM giving.donor_session WHERE session_hash = p_session_hash $$;

-- The day until which the receipts that are in force want the donor's address kept; null when none does.
CREATE FUNCTION giving.address_kept_until(p_donor_id uuid) RETURNS date
  LANGUAGE sql SECURITY DEFINER STABLE SET search_path = pg_catalog
  AS $$
  SELECT nullif(greatest((max(coalesce(r.issued_at, g.booked_at)) AT TIME ZONE 'UTC')::date + make_interval(years => min(rule.receipt_years)),
      (system.now() AT TIME ZONE 'UTC')::date), (system.now() AT TIME ZONE 'UTC')::date)::date
    FROM giving.donor_rule rule CROSS JOIN giving.gift g LEFT JOIN giving.receipt r ON r.gift_id = g.id
    WHERE g.donor_id = p_donor_id AND (r.state = 'issued' OR r.id IS NULL) $$;

CREATE FUNCTION giving.forget_donor(p_donor_id uuid) RETURNS date
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  kept_until date;
BEGIN
  IF current_setting('role') <> 'homeward_worker' AND p_donor_id IS DISTINCT FROM giving.acting_donor() THEN
    RAISE EXCEPTION 'only oneself' USING ERRCODE = 'HW001';
  END IF;
  PERFORM 1 FROM giving.donor WHERE id = p_donor_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no such donor' USING ERRCODE = 'HW007';
  END IF;
  IF EXISTS (SELECT 1 FROM giving.monthly_gift m WHERE m.donor_id = p_donor_id AND m.status <> 'cancelled'
      AND NOT EXISTS (SELECT 1 FROM giving.monthly_command c WHERE c.monthly_gift_id = m.id AND c.kind = 'stop' AND c.state <> 'refused')) THEN
    RAISE EXCEPTION 'a monthly gift goes on' USING ERRCODE = 'HW002';
  END IF;
  UPDATE giving.monthly_gift SET forgotten = true WHERE donor_id = p_donor_id;
  UPDATE giving.mailed_link l SET used_at = system.now() FROM giving.donor d
    WHERE d.id = p_donor_id AND l.fingerprint = d.fingerprint AND l.used_at IS NULL;
  DELETE FROM giving.donor_session WHERE donor_id = p_donor_id;
  kept_until := giving.address_kept_until(p_donor_id);
  IF kept_until IS NULL THEN
    DELETE FROM giving.donor WHERE id = p_donor_id;
  ELSE
    -- From now on nobody finds them by their address: a gift to come begins a new donor.
    UPDATE giving.donor SET fingerprint = NULL, forget_asked_at = system.now(), forget_on = kept_until WHERE id = p_donor_id AND forget_on IS NULL;
  END IF;
  PERFORM audit.record('donor.forgotten', 'donor', p_donor_id::text, jsonb_build_object('until', kept_until));
  RETURN kept_until;
END $$;

CREATE FUNCTION giving.clear_expired() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  gone bigint;
  total bigint;
BEGIN
  DELETE FROM giving.donor WHERE forget_on <= (system.now() AT TIME ZONE 'UTC')::date;
  GET DIAGNOSTICS total = ROW_COUNT;
  DELETE FROM giving.donor_session WHERE expires_at <= system.now();
  GET DIAGNOSTICS gone = ROW_COUNT;
  total := total + gone;
  DELETE FROM giving.mailed_link WHERE asked_at < system.now() - interval '1 day';
  GET DIAGNOSTICS gone = ROW_COUNT;
  total := total + gone;
  DELETE FROM giving.spent_proof WHERE spent_at < system.now() - interval '1 day';
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN total + gone;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.donor_rule TO homeward_donor, homeward_worker;
GRANT EXECUTE ON FUNCTION giving.link_sent(uuid), giving.clear_expired() TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.forget_donor(uuid) TO homeward_donor, homeward_worker;
GRANT EXECUTE ON FUNCTION giving.ask_link(uuid, text, bytea, bytea, bytea, bytea, jsonb), giving.use_sign_in_link(bytea, bytea),
  giving.donor_of_session(bytea), giving.end_donor_session(bytea), giving.gift_of_link(bytea) TO homeward_donor;
