-- Following a need by mail. An address is kept sealed, follows only once its owner said so from its mailbox, and goes when
-- they leave or when the page is closed. Whoever asks is told the same whether an address follows or not.
--
-- giving.ask_follow(id, slug, fingerprint, email_sealed, language, token_hash, client_hash, address_hash, proof)
--   → 'asked', 'too_many' or 'gone' (donor: anybody); emits follow_asked {askId} whenever it answers 'asked'.
-- giving.confirm_follow(token_hash, follower_id, leave_hash) → slug, null for a link that was used, is too old or never
--   was; giving.leave_follow(leave_hash) (donor: anybody who holds the link).
-- giving.follow_ask_sent(id), giving.plan_follow_mails() → mails planned, giving.follow_mail_sent(follower_id, month),
--   giving.clear_follows() → addresses gone (worker). plan emits follow_mail {followerId, month}, once for each.

CREATE TABLE giving.follow_rule (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  confirm_hours integer NOT NULL DEFAULT 24 CHECK (confirm_hours BETWEEN 1 AND 24),
  asks_per_client_hour integer NOT NULL DEFAULT 12 CHECK (asks_per_client_hour > 0),
  unproven_per_client_hour integer NOT NULL DEFAULT 3 CHECK (unproven_per_client_hour > 0),
  asks_per_network_hour integer NOT NULL DEFAULT 40 CHECK (asks_per_network_hour > 0),
  unproven_per_network_hour integer NOT NULL DEFAULT 12 CHECK (unproven_per_network_hour > 0),
  mails_per_address_day integer NOT NULL DEFAULT 3 CHECK (mails_per_address_day > 0),
  needs_per_address integer NOT NULL DEFAULT 30 CHECK (needs_per_address > 0),
  -- A page that was taken down stays down: there is nothing to keep the address for. With the hourly rounds, within a day.
  kept_after_close_hours integer NOT NULL DEFAULT 20 CHECK (kept_after_close_hours BETWEEN 0 AND 20)
);
INSERT INTO giving.follow_rule DEFAULT VALUES;

-- Somebody wrote an address into a form. Nothing follows from it unless the mailbox answers within a day.
CREATE TABLE giving.follow_ask (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES public.campaign (id),
  fingerprint bytea NOT NULL CHECK (length(fingerprint) BETWEEN 16 AND 64),
  -- Null once it is of no more use: confirmed, too old, or no mail was to be sent.
  email_sealed bytea,
  language text NOT NULL CHECK (language IN ('en', 'es', 'fr', 'ar')),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) BETWEEN 16 AND 64),
  client_hash bytea CHECK (length(client_hash) BETWEEN 16 AND 64),
  address_hash bytea CHECK (length(address_hash) BETWEEN 16 AND 64),
  proven boolean NOT NULL,
  asked_at timestamptz(3) NOT NULL DEFAULT system.now(),
  expires_at timestamptz(3) NOT NULL,
  -- Whether a mail is to go at all: beyond the limit of an address, and for one that follows, the row only counts.
  mailed boolean NOT NULL,
  sent_at timestamptz(3),
  used_at timestamptz(3)
);
CREATE INDEX follow_ask_fingerprint ON giving.follow_ask (fingerprint, asked_at);
CREATE INDEX follow_ask_client ON giving.follow_ask (client_hash, asked_at) WHERE client_hash IS NOT NULL;
CREATE INDEX follow_ask_network ON giving.follow_ask (address_hash, asked_at) WHERE address_hash IS NOT NULL;
CREATE INDEX follow_ask_age ON giving.follow_ask (asked_at);

CREATE TABLE giving.follower (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES public.campaign (id),
  fingerprint bytea NOT NULL CHECK (length(fingerprint) BETWEEN 16 AND 64),
  email_sealed bytea NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'es', 'fr', 'ar')),
  leave_hash bytea NOT NULL UNIQUE CHECK (length(leave_hash) BETWEEN 16 AND 64),
  confirmed_at timestamptz(3) NOT NULL DEFAULT system.now(),
  -- When it was first seen that the page is no longer public.
  gone_since timestamptz(3),
  UNIQUE (campaign_id, fingerprint)
);
CREATE INDEX follower_fingerprint ON giving.follower (fingerprint);

-- One mail a month at most: this row is the right to send it.
CREATE TABLE giving.follow_mail (
  follower_id uuid NOT NULL REFERENCES giving.follower (id) ON DELETE CASCADE,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  sent_at timestamptz(3),
  PRIMARY KEY (follower_id, month)
);

CREATE FUNCTION giving.ask_follow(
  p_id uuid, p_slug text, p_fingerprint bytea, p_email_sealed bytea, p_language text, p_token_hash bytea, p_client_hash bytea,
  p_address_hash bytea DEFAULT NULL, p_proof bytea DEFAULT NULL
) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  rule giving.follow_rule;
  followed uuid;
  is_proven boolean := false;
  to_there bigint;
  is_mailed boolean;
BEGIN
  SELECT * INTO rule FROM giving.follow_rule;
  SELECT id INTO followed FROM public.visible_campaign WHERE slug = p_slug;
  IF NOT FOUND THEN
    RETURN 'gone';
  END IF;
  IF p_proof IS NOT NULL THEN
    INSERT INTO giving.spent_proof (proof) VALUES (p_proof) ON CONFLICT DO NOTHING;
    is_proven := FOUND;
  END IF;
  IF EXISTS (
      SELECT 1 FROM giving.follow_ask WHERE client_hash = p_client_hash AND asked_at > system.now() - interval '1 hour'
      HAVING count(*) >= rule.asks_per_client_hour OR (NOT is_proven AND count(*) FILTER (WHERE NOT proven) >= rule.unproven_per_client_hour))
    OR EXISTS (
      SELECT 1 FROM giving.follow_ask WHERE address_hash = p_address_hash AND asked_at > system.now() - interval '1 hour'
      HAVING count(*) >= rule.asks_per_network_hour OR (NOT is_proven AND count(*) FILTER (WHERE NOT proven) >= rule.unproven_per_network_hour)) THEN
    RETURN 'too_many';
  END IF;
  -- Two forms about one address at once: the second counts the first.
  PERFORM pg_advisory_xact_lock(hashtextextended('giving.follow:' || encode(p_fingerprint, 'hex'), 0));
  SELECT count(*) INTO to_there FROM giving.follow_ask WHERE fingerprint = p_fingerprint AND mailed AND asked_at > system.now() - interval '1 day';
  -- Nobody's mailbox is filled by strangers, and whoever asked is told the same.
  is_mailed := to_there < rule.mails_per_address_day
    AND NOT EXISTS (SELECT 1 FROM giving.follower WHERE campaign_id = followed AND fingerprint = p_fingerprint);
  INSERT INTO giving.follow_ask (id, campaign_id, fingerprint, email_sealed, language, token_hash, client_hash, address_hash, proven, expires_at, mailed)
    VALUES (p_id, followed, p_fingerprint, CASE WHEN is_mailed THEN p_email_sealed END, p_language, p_token_hash, p_client_hash, p_address_hash,
      is_proven, system.now() + make_interval(hours => rule.confirm_hours), is_mailed);
  PERFORM system.emit('follow_asked', jsonb_build_object('askId', p_id));
  RETURN 'asked';
END $$;

CREATE FUNCTION giving.follow_ask_sent(p_id uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ UPDATE giving.follow_ask SET sent_at = coalesce(sent_at, system.now()) WHERE id = p_id $$;

CREATE FUNCTION giving.confirm_follow(p_token_hash bytea, p_follower_id uuid, p_leave_hash bytea) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  asked giving.follow_ask;
  followed text;
BEGIN
  UPDATE giving.follow_ask SET used_at = system.now()
    WHERE token_hash = p_token_hash AND used_at IS NULL AND expires_at > system.now() AND email_sealed IS NOT NULL RETURNING * INTO asked;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  UPDATE giving.follow_ask SET email_sealed = NULL WHERE id = asked.id;
  PERFORM pg_advisory_xact_lock(hashtextextended('giving.follow:' || encode(asked.fingerprint, 'hex'), 0));
  SELECT slug INTO followed FROM public.visible_campaign WHERE id = asked.campaign_id;
  IF NOT FOUND OR (SELECT count(*) FROM giving.follower WHERE fingerprint = asked.fingerprint) >= (SELECT needs_per_address FROM giving.follow_rule) THEN
    RETURN NULL;
  END IF;
  INSERT INTO giving.follower (id, campaign_id, fingerprint, email_sealed, language, leave_hash)
    VALUES (p_follower_id, asked.campaign_id, asked.fingerprint, asked.email_sealed, asked.language, p_leave_hash)
    ON CONFLICT (campaign_id, fingerprint) DO NOTHING;
  RETURN followed;
END $$;

-- With the follower go the links that were asked for and not used: none of them brings the address back.
CREATE FUNCTION giving.leave_follow(p_leave_hash bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  gone giving.follower;
BEGIN
  DELETE FROM giving.follower WHERE leave_hash = p_leave_hash RETURNING * INTO gone;
  IF FOUND THEN
    UPDATE giving.follow_ask SET email_sealed = NULL, used_at = coalesce(used_at, system.now())
      WHERE fingerprint = gone.fingerprint AND campaign_id = gone.campaign_id;
  END IF;
END $$;

-- The month that is over, for whoever followed before it ended, where it brought news: a gift, a payment, an update.
CREATE FUNCTION giving.plan_follow_mails() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  this_month constant timestamp := date_trunc('month', system.now() AT TIME ZONE 'UTC');
  last_month constant date := (this_month - interval '1 month')::date;
  planned integer;
BEGIN
  WITH news AS (
    SELECT f.campaign_id FROM (SELECT DISTINCT campaign_id FROM giving.follower) f JOIN public.visible_campaign c ON c.id = f.campaign_id
    WHERE EXISTS (SELECT 1 FROM public.visible_update u WHERE u.campaign_id = c.id AND u.month = last_month)
      OR EXISTS (SELECT 1 FROM public.campaign_line l JOIN ledger.line_public_paid m ON m.campaign_line_id = l.id
        WHERE l.campaign_id = c.id AND m.month = last_month AND m.paid_minor > 0)
      OR EXISTS (SELECT 1 FROM giving.gift g WHERE g.campaign_id = c.id
        AND g.paid_at >= last_month AT TIME ZONE 'UTC' AND g.paid_at < this_month AT TIME ZONE 'UTC')
  ), due AS (
    INSERT INTO giving.follow_mail (follower_id, month)
      SELECT f.id, last_month FROM giving.follower f JOIN news n ON n.campaign_id = f.campaign_id
        WHERE f.confirmed_at < this_month AT TIME ZONE 'UTC' AND f.gone_since IS NULL
          AND NOT EXISTS (SELECT 1 FROM giving.follow_mail m WHERE m.follower_id = f.id AND m.month = last_month)
      ON CONFLICT DO NOTHING RETURNING follower_id, month
  )
  SELECT count(system.emit('follow_mail', jsonb_build_object('followerId', follower_id, 'month', to_char(month, 'YYYY-MM')))) INTO planned FROM due;
  RETURN planned;
END $$;

CREATE FUNCTION giving.follow_mail_sent(p_follower_id uuid, p_month date) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ UPDATE giving.follow_mail SET sent_at = coalesce(sent_at, system.now()) WHERE follower_id = p_follower_id AND month = p_month $$;

CREATE FUNCTION giving.clear_follows() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  gone bigint;
BEGIN
  -- The address goes with its hour; the row goes on counting for the rest of the day.
  UPDATE giving.follow_ask a SET email_sealed = NULL WHERE email_sealed IS NOT NULL
    AND (expires_at <= system.now() OR NOT EXISTS (SELECT 1 FROM public.visible_campaign c WHERE c.id = a.campaign_id));
  DELETE FROM giving.follow_ask WHERE asked_at < system.now() - interval '1 day';
  UPDATE giving.follower f SET gone_since = system.now()
    WHERE gone_since IS NULL AND NOT EXISTS (SELECT 1 FROM public.visible_campaign c WHERE c.id = f.campaign_id);
  DELETE FROM giving.follower f USING giving.follow_rule r WHERE f.gone_since <= system.now() - make_interval(hours => r.kept_after_close_hours);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA giving FROM PUBLIC;
GRANT SELECT ON giving.follow_rule, giving.follow_ask, giving.follower, giving.follow_mail TO homeward_worker;
GRANT EXECUTE ON FUNCTION giving.ask_follow(uuid, text, bytea, bytea, text, bytea, bytea, bytea, bytea),
  giving.confirm_follow(bytea, uuid, bytea), giving.leave_follow(bytea) TO homeward_donor;
GRANT EXECUTE ON FUNCTION giving.follow_ask_sent(uuid), giving.plan_follow_mails(), giving.follow_mail_sent(uuid, date),
  giving.clear_follows() TO homeward_worker;
