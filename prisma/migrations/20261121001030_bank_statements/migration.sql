-- Statements of the bank: each line is booked once, against suspense; what explains it is matched (next migration).
--
-- ledger.import_bank_statement(id, bank_code, currency, format, file_sha256, statement_ref, from_on, to_on, opening_minor,
--   closing_minor, lines) → id of the statement (finance). The same statement of the same file answers the first id;
--   lines that are known by their key are not booked again; opening + lines must be closing (HW006). An opening balance
--   that is not what earlier statements end with opens an exception, and so does each line with something unmatched.
--   lines: [{id, bookedOn, valueOn, amountMinor, key, text, counterparty, reference, parts}] with hex for what is sealed
--   or hashed; parts as for match_bank_line.
-- What a bank writes may name people: text, counterparty and reference are sealed by the application, the key is its hash.

INSERT INTO ledger.account_code (code, type, normal_side, fund, restriction, per_line, position_effect) VALUES
  ('transfers_in_transit', 'asset', 'debit', NULL, 'none', false, NULL);

CREATE TABLE ledger.bank_statement (
  id uuid PRIMARY KEY,
  bank_code text NOT NULL REFERENCES ledger.bank_account (code),
  currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  format text NOT NULL CHECK (format IN ('camt053', 'csv')),
  file_sha256 bytea NOT NULL CHECK (length(file_sha256) = 32),
  statement_ref text NOT NULL CHECK (length(statement_ref) BETWEEN 1 AND 100 AND statement_ref !~ '[[:cntrl:]]'),
  from_on date NOT NULL,
  to_on date NOT NULL,
  opening_minor bigint NOT NULL,
  closing_minor bigint NOT NULL,
  imported_by uuid NOT NULL,
  imported_at timestamptz(3) NOT NULL,
  UNIQUE (bank_code, currency, file_sha256, statement_ref),
  CHECK (to_on >= from_on)
);
CREATE INDEX bank_statement_days ON ledger.bank_statement (bank_code, currency, from_on);

CREATE TABLE ledger.bank_line (
  id uuid PRIMARY KEY,
  bank_code text NOT NULL REFERENCES ledger.bank_account (code),
  currency char(3) NOT NULL,
  booked_on date NOT NULL,
  value_on date NOT NULL,
  -- Money in is positive.
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  -- Keyed hash of the bank's own reference, or of all that the line says where it has none.
  line_key bytea NOT NULL CHECK (length(line_key) = 32),
  text_sealed bytea NOT NULL,
  counterparty_sealed bytea NOT NULL,
  reference_sealed bytea NOT NULL,
  entry_id uuid NOT NULL UNIQUE REFERENCES ledger.entry (id),
  UNIQUE (bank_code, currency, line_key)
);
CREATE INDEX bank_line_days ON ledger.bank_line (bank_code, currency, booked_on);

-- Which lines a statement shows; one that overlaps another shows some of the same.
CREATE TABLE ledger.bank_statement_line (
  statement_id uuid NOT NULL REFERENCES ledger.bank_statement (id),
  position integer NOT NULL CHECK (position >= 1),
  line_id uuid NOT NULL REFERENCES ledger.bank_line (id),
  PRIMARY KEY (statement_id, position)
);
CREATE INDEX bank_statement_line_line ON ledger.bank_statement_line (line_id);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.bank_statement FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.bank_line FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.bank_statement_line FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- What an account held at the beginning of a day, by all statements but this one: the earliest one's opening and the
-- lines since. Null when nothing is known.
CREATE FUNCTION ledger.statement_balance(p_bank_code text, p_currency text, p_on date, p_but uuid) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  SELECT s.opening_minor + coalesce((
      SELECT sum(l.amount_minor) FROM ledger.bank_line l WHERE l.bank_code = p_bank_code AND l.currency = p_currency::char(3) AND l.booked_on >= s.from_on AND l.booked_on < p_on), 0)::bigint
    FROM ledger.bank_statement s WHERE s.bank_code = p_bank_code AND s.currency = p_currency::char(3) AND s.from_on < p_on AND s.id IS DISTINCT FROM p_but
    ORDER BY s.from_on, s.imported_at, s.id LIMIT 1 $$;

-- Opens an exception for a statement that does not begin where the earlier ones end, and settles it once it does.
CREATE FUNCTION ledger.check_openings(p_bank_code text, p_currency text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$
DECLARE
  shown record;
BEGIN
  FOR shown IN
    SELECT s.id, s.opening_minor - ledger.statement_balance(s.bank_code, s.currency, s.from_on, s.id) AS gap,
        EXISTS (SELECT 1 FROM ledger.bank_statement t WHERE (t.bank_code, t.currency, t.to_on, t.closing_minor) = (s.bank_code, s.currency, s.from_on, s.opening_minor) AND t.id <> s.id) AS goes_on
      FROM ledger.bank_statement s
      WHERE s.bank_code = p_bank_code AND s.currency = p_currency::char(3) ORDER BY s.from_on, s.id
  LOOP
    -- A second statement of the same day goes on where the first one ends.
    IF shown.gap <> 0 AND NOT shown.goes_on THEN
      PERFORM ledger.open_exception('broken_opening_balance', 'bank_statement', shown.id::text, p_currency, shown.gap, '{}');
    ELSE
      PERFORM ledger.settle_exceptions('bank_statement', shown.id::text);
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION ledger.import_bank_statement(
  p_id uuid, p_bank_code text, p_currency text, p_format text, p_file_sha256 bytea, p_statement_ref text, p_from_on date, p_to_on date,
  p_opening_minor bigint, p_closing_minor bigint, p_lines jsonb
) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off
  AS $$
DECLARE
  actor constant uuid := ledger.require_role('finance');
  known uuid;
  item record;
  line ledger.bank_line;
  entry uuid;
  added integer := 0;
BEGIN
  PERFORM ledger.require_bank(p_bank_code, p_currency);
  -- One import of an account at a time: two that overlap see each other's lines.
  PERFORM pg_advisory_xact_lock(hashtext('ledger.bank_statement'), hashtext(p_bank_code || p_currency));
  SELECT id INTO known FROM ledger.bank_statement
    WHERE bank_code = p_bank_code AND currency = p_currency::char(3) AND file_sha256 = p_file_sha256 AND statement_ref = p_statement_ref;
  IF FOUND THEN
    RETURN known;
  END IF;
  IF EXISTS (SELECT 1 FROM ledger.bank_statement WHERE id = p_id) THEN
    RAISE EXCEPTION 'this id was used with another input' USING ERRCODE = 'HW004';
  END IF;
  IF p_opening_minor + coalesce((SELECT sum((l ->> 'amountMinor')::bigint) FROM jsonb_array_elements(p_lines) l), 0) <> p_closing_minor THEN
    RAISE EXCEPTION 'opening balance and lines do not make the closing balance' USING ERRCODE = 'HW006';
  END IF;
  INSERT INTO ledger.bank_statement (id, bank_code, currency, format, file_sha256, statement_ref, from_on, to_on, opening_minor, closing_minor, imported_by, imported_at)
    VALUES (p_id, p_bank_code, p_currency, p_format, p_file_sha256, p_statement_ref, p_from_on, p_to_on, p_opening_minor, p_closing_minor, actor, system.now());

  FOR item IN SELECT n, l FROM jsonb_array_elements(p_lines) WITH ORDINALITY AS u (l, n) ORDER BY n LOOP
    SELECT * INTO line FROM ledger.bank_line WHERE bank_code = p_bank_code AND currency = p_currency::char(3) AND line_key = decode(item.l ->> 'key', 'hex');
    IF FOUND THEN
      IF (line.amount_minor, line.booked_on) <> ((item.l ->> 'amountMinor')::bigint, (item.l ->> 'bookedOn')::date) THEN
        PERFORM ledger.open_exception('bank_line_changed', 'bank_line_again', line.id::text, p_currency, (item.l ->> 'amountMinor')::bigint - line.amount_minor,
          jsonb_build_object('statement', p_id));
      END IF;
    ELSE
      entry := ledger.post('bank_line', 'bank_line:' || (item.l ->> 'id'), (item.l ->> 'bookedOn')::timestamp AT TIME ZONE 'UTC', 'bank_line', item.l ->> 'id',
        ARRAY[ledger.account_id(p_bank_code, p_currency), ledger.account_id('suspense', p_currency)],
        ARRAY[(item.l ->> 'amountMinor')::bigint, -(item.l ->> 'amountMinor')::bigint]);
      INSERT INTO ledger.bank_line (id, bank_code, currency, booked_on, value_on, amount_minor, line_key, text_sealed, counterparty_sealed, reference_sealed, entry_id)
        VALUES ((item.l ->> 'id')::uuid, p_bank_code, p_currency, (item.l ->> 'bookedOn')::date, (item.l ->> 'valueOn')::date, (item.l ->> 'amountMinor')::bigint,
          decode(item.l ->> 'key', 'hex'), decode(item.l ->> 'text', 'hex'), decode(item.l ->> 'counterparty', 'hex'), decode(item.l ->> 'reference', 'hex'), entry)
        RETURNING * INTO line;
      added := added + 1;
      IF jsonb_array_length(coalesce(item.l -> 'parts', '[]')) > 0 THEN
        PERFORM ledger.match_bank_line(line.id, item.l -> 'parts');
      END IF;
      IF ledger.in_suspense('bank_line', line.id::text, p_currency) <> 0 THEN
        PERFORM ledger.open_exception('unmatched_bank_line', 'bank_line', line.id::text, p_currency, ledger.in_suspense('bank_line', line.id::text, p_currency), '{}');
      END IF;
    END IF;
    INSERT INTO ledger.bank_statement_line (statement_id, position, line_id) VALUES (p_id, item.n, line.id);
  END LOOP;
  PERFORM ledger.check_openings(p_bank_code, p_currency);
  PERFORM audit.record('bank_statement.imported', 'bank_statement', p_id::text,
    jsonb_build_object('bank', p_bank_code, 'currency', p_currency, 'lines', jsonb_array_length(p_lines), 'new', added));
  RETURN p_id;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT SELECT ON ledger.bank_statement, ledger.bank_statement_line TO homeward_finance, homeward_auditor, homeward_worker;
GRANT SELECT ON ledger.bank_line TO homeward_finance, homeward_worker;
GRANT SELECT (id, bank_code, currency, booked_on, value_on, amount_minor, entry_id) ON ledger.bank_line TO homeward_auditor;
GRANT EXECUTE ON FUNCTION ledger.import_bank_statement(uuid, text, text, text, bytea, text, date, date, bigint, bigint, jsonb) TO homeward_finance;
GRANT EXECUTE ON FUNCTION ledger.statement_balance(text, text, date, uuid) TO homeward_finance, homeward_auditor, homeward_worker;
