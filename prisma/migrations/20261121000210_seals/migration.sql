-- Seals: a chain of hashes over finished entries and over the trail, balances at the seal, and signed daily roots.
--
-- The sealer follows the horizon of transactions: it takes entries whose transaction number is below the oldest
-- transaction still running, so that an entry committed late is never skipped and posting never waits. Leaves are
-- sha256 over the canonical text below, which app/domain/ledger/canonical.server.ts builds again from the rows.
--
-- ledger.seal(limit) → entries sealed, audit.seal_trail(limit) → rows sealed (worker; every second)
-- ledger.account_balance(code, currency, line) → debit positive (finance, auditor, worker)
-- ledger.root_to_sign(), ledger.store_root(day, ledger_seq, trail_seq, public_key, signature) (worker)

CREATE TABLE ledger.entry_seal (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  entry_id uuid NOT NULL UNIQUE REFERENCES ledger.entry (id),
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz(3) NOT NULL
);

-- How far the sealer is. Derived: the last row of entry_seal says the same.
CREATE TABLE ledger.seal_head (
  chain text PRIMARY KEY CHECK (chain IN ('ledger', 'trail')),
  seq bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL,
  through_xact bigint NOT NULL DEFAULT 0
);
INSERT INTO ledger.seal_head (chain, hash) VALUES
  ('ledger', sha256('homeward-ledger-1')), ('trail', sha256('homeward-trail-1'));

-- Balance of an account over all postings with xact below through_xact. Derived, so it may be changed, by the sealer.
CREATE TABLE ledger.account_checkpoint (
  account_id integer PRIMARY KEY REFERENCES ledger.account (id),
  balance_minor bigint NOT NULL,
  through_xact bigint NOT NULL
);

CREATE TABLE audit.trail_seal (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  trail_seq bigint NOT NULL UNIQUE REFERENCES audit.trail_entry (seq),
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz(3) NOT NULL
);
ALTER TABLE audit.trail_entry ADD COLUMN xact bigint NOT NULL DEFAULT ledger.xact_number();
CREATE INDEX trail_entry_xact ON audit.trail_entry (xact);

CREATE TABLE ledger.daily_root (
  day date PRIMARY KEY,
  ledger_seq bigint NOT NULL CHECK (ledger_seq >= 0),
  ledger_hash bytea NOT NULL,
  trail_seq bigint NOT NULL CHECK (trail_seq >= 0),
  trail_hash bytea NOT NULL,
  -- Ed25519: the raw key of 32 bytes and the signature of 64.
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  signature bytea NOT NULL CHECK (length(signature) = 64),
  stored_at timestamptz(3) NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entry_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.daily_root FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.trail_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON ledger.seal_head FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.epoch_ms(p_at timestamptz) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
  AS $$ SELECT (extract(epoch FROM p_at) * 1000)::bigint::text $$;

-- The canonical text of an entry: one field a line, one posting a line, '-' for what is absent.
CREATE FUNCTION ledger.entry_leaf(p_entry_id uuid) RETURNS bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
  SELECT sha256(convert_to(concat_ws(E'\n', 'homeward-entry-1', e.id, e.kind, ledger.epoch_ms(e.effective_at), ledger.epoch_ms(e.booked_at),
    e.idempotency_key, encode(e.input_hash, 'hex'), coalesce(e.actor_id::text, '-'), coalesce(e.reverses_entry_id::text, '-'),
    e.subject_kind, e.subject_id,
    (SELECT string_agg(concat_ws(' ', p.position, a.code, coalesce(a.campaign_line_id::text, '-'), p.currency, p.amount_minor), E'\n' ORDER BY p.position)
      FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id WHERE p.entry_id = e.id)), 'UTF8'))
  FROM ledger.entry e WHERE e.id = p_entry_id $$;

CREATE FUNCTION ledger.seal(p_limit integer DEFAULT 10000) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  head ledger.seal_head;
  horizon bigint;
  first_xact bigint;
  cut bigint;
  leaf record;
  seqs bigint[] := '{}';
  entry_ids uuid[] := '{}';
  leaves bytea[] := '{}';
  hashes bytea[] := '{}';
BEGIN
  SELECT * INTO head FROM ledger.seal_head WHERE chain = 'ledger' FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0; -- another sealer is at work
  END IF;
  horizon := ledger.xact_horizon();
  IF horizon < head.through_xact THEN
    RAISE EXCEPTION 'transaction numbers went back: this is a restored dump, call ledger.rebase_after_restore()' USING ERRCODE = 'HW002';
  END IF;
  SELECT min(xact) INTO first_xact FROM ledger.entry WHERE xact >= head.through_xact AND xact < horizon;
  -- A transaction is sealed as a whole, however many entries it has.
  SELECT xact INTO cut FROM ledger.entry WHERE xact >= head.through_xact AND xact < horizon ORDER BY xact OFFSET p_limit LIMIT 1;
  IF cut IS NOT NULL THEN
    horizon := greatest(cut, first_xact + 1);
  END IF;
  FOR leaf IN
    SELECT e.id, ledger.entry_leaf(e.id) AS hash FROM ledger.entry e
      WHERE e.xact >= head.through_xact AND e.xact < horizon ORDER BY e.xact, e.id
  LOOP
    head.seq := head.seq + 1;
    head.hash := sha256(head.hash || leaf.hash);
    seqs := array_append(seqs, head.seq);
    entry_ids := array_append(entry_ids, leaf.id);
    leaves := array_append(leaves, leaf.hash);
    hashes := array_append(hashes, head.hash);
  END LOOP;
  INSERT INTO ledger.entry_seal (seq, entry_id, leaf, hash, sealed_at)
    SELECT u.seq, u.entry_id, u.leaf, u.hash, system.now() FROM unnest(seqs, entry_ids, leaves, hashes) AS u (seq, entry_id, leaf, hash);
  INSERT INTO ledger.account_checkpoint AS c (account_id, balance_minor, through_xact)
    SELECT p.account_id, sum(p.amount_minor), horizon FROM unnest(entry_ids) AS u (id) JOIN ledger.posting p ON p.entry_id = u.id
      GROUP BY p.account_id ORDER BY p.account_id
    ON CONFLICT (account_id) DO UPDATE SET balance_minor = c.balance_minor + excluded.balance_minor, through_xact = excluded.through_xact;
  UPDATE ledger.seal_head SET seq = head.seq, hash = head.hash, through_xact = horizon WHERE chain = 'ledger';
  RETURN cardinality(seqs);
END $$;

CREATE FUNCTION audit.seal_trail(p_limit integer DEFAULT 10000) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  head ledger.seal_head;
  horizon bigint;
  first_xact bigint;
  cut bigint;
  row record;
  sealed integer := 0;
BEGIN
  SELECT * INTO head FROM ledger.seal_head WHERE chain = 'trail' FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  horizon := ledger.xact_horizon();
  IF horizon < head.through_xact THEN
    RAISE EXCEPTION 'transaction numbers went back: this is a restored dump, call ledger.rebase_after_restore()' USING ERRCODE = 'HW002';
  END IF;
  SELECT min(xact) INTO first_xact FROM audit.trail_entry WHERE xact >= head.through_xact AND xact < horizon;
  SELECT xact INTO cut FROM audit.trail_entry WHERE xact >= head.through_xact AND xact < horizon ORDER BY xact OFFSET p_limit LIMIT 1;
  IF cut IS NOT NULL THEN
    horizon := greatest(cut, first_xact + 1);
  END IF;
  FOR row IN
    SELECT t.seq, sha256(convert_to(concat_ws(E'\n', 'homeward-trail-1', t.id, ledger.epoch_ms(t.at), coalesce(t.actor_id::text, '-'),
        t.actor_role, t.action, t.subject_kind, t.subject, t.detail::text), 'UTF8')) AS leaf
      FROM audit.trail_entry t WHERE t.xact >= head.through_xact AND t.xact < horizon ORDER BY t.xact, t.seq
  LOOP
    head.seq := head.seq + 1;
    head.hash := sha256(head.hash || row.leaf);
    sealed := sealed + 1;
    INSERT INTO audit.trail_seal (seq, trail_seq, leaf, hash, sealed_at) VALUES (head.seq, row.seq, row.leaf, head.hash, system.now());
  END LOOP;
  UPDATE ledger.seal_head SET seq = head.seq, hash = head.hash, through_xact = horizon WHERE chain = 'trail';
  RETURN sealed;
END $$;

-- After a dump was restored into a new server: numbers go on above the highest that was ever used.
CREATE FUNCTION ledger.rebase_after_restore() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  UPDATE ledger.xact_origin SET origin = 1 + greatest(
      (SELECT max(xact) FROM ledger.entry), (SELECT max(xact) FROM audit.trail_entry), (SELECT max(through_xact) FROM ledger.seal_head)) $$;

-- The balance of an account, debit positive: its checkpoint and the tail of postings since.
CREATE FUNCTION ledger.account_balance(p_code text, p_currency text, p_campaign_line_id uuid DEFAULT NULL) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
  SELECT coalesce((
    SELECT coalesce(c.balance_minor, 0) + coalesce(
        (SELECT sum(p.amount_minor) FROM ledger.posting p WHERE p.account_id = a.id AND p.xact >= coalesce(c.through_xact, 0)), 0)
      FROM ledger.account a LEFT JOIN ledger.account_checkpoint c ON c.account_id = a.id
      WHERE a.code = p_code AND a.currency = p_currency::char(3) AND a.campaign_line_id IS NOT DISTINCT FROM p_campaign_line_id), 0)::bigint $$;

CREATE FUNCTION ledger.root_to_sign() RETURNS TABLE (ledger_seq bigint, ledger_hash bytea, trail_seq bigint, trail_hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT l.seq, l.hash, t.seq, t.hash FROM ledger.seal_head l, ledger.seal_head t WHERE l.chain = 'ledger' AND t.chain = 'trail' $$;

CREATE FUNCTION ledger.store_root(p_day date, p_ledger_seq bigint, p_trail_seq bigint, p_public_key bytea, p_signature bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  ledger_hash bytea := sha256('homeward-ledger-1');
  trail_hash bytea := sha256('homeward-trail-1');
  last_root ledger.daily_root;
BEGIN
  SELECT * INTO last_root FROM ledger.daily_root ORDER BY day DESC LIMIT 1;
  IF last_root.day >= p_day OR last_root.ledger_seq > p_ledger_seq OR last_root.trail_seq > p_trail_seq THEN
    RAISE EXCEPTION 'a root of a later state is already there' USING ERRCODE = 'HW002';
  END IF;
  IF p_ledger_seq > 0 THEN
    SELECT hash INTO STRICT ledger_hash FROM ledger.entry_seal WHERE seq = p_ledger_seq;
  END IF;
  IF p_trail_seq > 0 THEN
    SELECT hash INTO STRICT trail_hash FROM audit.trail_seal WHERE seq = p_trail_seq;
  END IF;
  INSERT INTO ledger.daily_root (day, ledger_seq, ledger_hash, trail_seq, trail_hash, public_key, signature, stored_at)
    VALUES (p_day, p_ledger_seq, ledger_hash, p_trail_seq, trail_hash, p_public_key, p_signature, system.now());
END $$;

GRANT SELECT ON ledger.entry_seal, ledger.seal_head, ledger.account_checkpoint, ledger.daily_root, audit.trail_seal TO homeward_finance, homeward_auditor, homeward_worker;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.seal_trail(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.seal(integer), audit.seal_trail(integer), ledger.root_to_sign(), ledger.store_root(date, bigint, bigint, bytea, bytea) TO homeward_worker;
GRANT EXECUTE ON FUNCTION ledger.account_balance(text, text, uuid) TO homeward_finance, homeward_auditor, homeward_worker;
