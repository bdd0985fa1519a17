-- The language that a gift was begun in, or a link asked for: every mail and paper about it is written in that.
--
-- Asked again with the same key, Stripe wants the same words: a checkout has the language in which its form was sent first.
--
-- giving.remember_language(checkout_id, language) → the language that the checkout has (worker).
-- giving.ask_link takes the language of the page on which it was asked for.

ALTER TABLE giving.checkout ADD COLUMN language text CHECK (language IN ('en', 'es', 'fr', 'ar'));
ALTER TABLE giving.mailed_link ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es', 'fr', 'ar'));

CREATE OR REPLACE FUNCTION giving.guard_checkout() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog
  AS $$
DECLARE
  as_it_was giving.checkout := NEW;
BEGIN
  as_it_was.session_id := OLD.session_id;
  as_it_was.session_expires_at := OLD.session_expires_at;
  as_it_was.status := OLD.status;
  as_it_was.hold_minor := OLD.hold_minor;
  IF OLD.language IS NULL THEN
    as_it_was.language := NULL;
  END IF;
  IF as_it_was IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'a checkout is not rewritten' USING ERRCODE = 'HW002';
  END IF;
  IF OLD.session_id IS NOT NULL AND NEW.session_id IS DISTINCT FROM OLD.session_id THEN
    RAISE EXCEPTION 'this checkout has its session' USING ERRCODE = 'HW004';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status = 'paid' OR NEW.status = 'open' OR (OLD.status IN ('expired', 'failed') AND NEW.status <> 'paid')) THEN
    RAISE EXCEPTION 'a checkout that is % does not become %', OLD.status, NEW.status USING ERRCODE = 'HW002';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION giving.remember_language(p_checkout_id uuid, p_language text) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  known text;
BEGIN
  UPDATE giving.checkout SET language = p_language WHERE id = p_checkout_id AND language IS NULL;
  SELECT language INTO known FROM giving.checkout WHERE id = p_checkout_id;
  RETURN known;
END $$;

-- What a monthly gift is changed to is a checkout of its own, and its donor reads what they always read.
CREATE FUNCTION giving.keep_monthly_language() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
BEGIN
  UPDATE giving.checkout c SET language = first.language
    FROM giving.monthly_gift m JOIN giving.checkout first ON first.id = m.checkout_id
    WHERE m.id = NEW.monthly_gift_id AND c.id = NEW.checkout_id AND c.id <> first.id;
  RETURN NULL;
END $$;
CREATE TRIGGER terms_keep_language AFTER INSERT ON giving.monthly_terms FOR EACH ROW EXECUTE FUNCTION giving.keep_monthly_language();

DROP FUNCTION giving.ask_link(uuid, text, bytea, bytea, bytea, bytea, jsonb);
CREATE FUNCTION giving.ask_link(
  p_id uuid, p_kind text, p_fingerprint bytea, p_token_hash bytea, p_client_hash bytea, p_email_sealed bytea DEFAULT NULL,
  p_gift jsonb DEFAULT NULL, p_language text DEFAULT 'en'
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
  INSERT INTO giving.mailed_link (id, kind, fingerprint, token_hash, client_hash, email_sealed, gift, language, expires_at, sent_at)
    VALUES (p_id, p_kind, p_fingerprint, p_token_hash, p_client_hash, p_email_sealed, p_gift, p_language,
      system.now() + make_interval(mins => CASE p_kind WHEN 'gift' THEN 60 ELSE rule.link_minutes END),
      CASE WHEN to_there >= rule.links_per_address_hour THEN system.now() END);
  PERFORM system.emit('mailed_link', jsonb_build_object('linkId', p_id));
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION giving.remember_language(uuid, text), giving.keep_monthly_language(),
  giving.ask_link(uuid, text, bytea, bytea, bytea, bytea, jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.remember_language(uuid, text) TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.ask_link(uuid, text, bytea, bytea, bytea, bytea, jsonb, text) TO homeward_donor;
