-- Asked again with the same key, Stripe wants the same words: a checkout has the language in which its form was sent first.
--
-- giving.remember_language(checkout_id, language) → the language that the checkout has (worker).

ALTER TABLE giving.checkout ALTER COLUMN language DROP NOT NULL, ALTER COLUMN language DROP DEFAULT;

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

DROP FUNCTION giving.remember_language(uuid, text);
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
REVOKE ALL ON FUNCTION giving.remember_language(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving.remember_language(uuid, text) TO homeward_worker;
