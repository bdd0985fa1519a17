-- What each reader of disbursements may see. The views run with the owner's rights; none shows a case, a place or a vendor.
--
-- ledger.office_disbursement (officer: the offices where they are an officer now), ledger.finance_disbursement (finance),
-- ledger.survivor_line (survivor: the lines of homeward.case_id), audit.disbursement_view (auditor).

CREATE VIEW ledger.office_disbursement WITH (security_barrier) AS
  SELECT d.*, l.case_id, cl.label, cl.category::text AS category
  FROM ledger.disbursement d
  JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  WHERE ledger.is_officer_of_line(system.actor_id(), d.campaign_line_id);

CREATE VIEW ledger.office_evidence WITH (security_barrier) AS
  SELECT e.* FROM ledger.evidence e JOIN ledger.disbursement d ON d.id = e.disbursement_id
  WHERE ledger.is_officer_of_line(system.actor_id(), d.campaign_line_id);

-- A reviewer checks evidence of any office: the redacted copy and the original beside it, nothing of the request.
CREATE VIEW ledger.review_evidence WITH (security_barrier) AS
  SELECT e.*, d.amount_minor, d.currency, d.state AS disbursement_state, d.requested_by, cl.label, cl.category::text AS category, l.case_id
  FROM ledger.evidence e
  JOIN ledger.disbursement d ON d.id = e.disbursement_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  WHERE identity.holds_role(system.actor_id(), 'reviewer');

CREATE VIEW ledger.finance_disbursement WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, f.pseudonym, cl.label, cl.category::text AS category, d.amount_minor, d.currency, d.payee_code, d.planned_on, d.state,
    d.requested_by, ru.name AS requested_by_name, d.requested_at, d.approved_by, au.name AS approved_by_name, d.approved_at,
    d.executed_by, xu.name AS executed_by_name, d.executed_at, d.reference_sealed, d.value_date, d.entry_id, d.closed_by, d.closed_at,
    ledger.approvals_needed(d.currency, d.amount_minor) AS approvals_needed,
    ARRAY(SELECT a.approved_by FROM ledger.disbursement_approval a WHERE a.disbursement_id = d.id ORDER BY a.approved_at) AS approvers,
    ARRAY(SELECT g.kind FROM ledger.disbursement_flag g WHERE g.disbursement_id = d.id ORDER BY g.kind) AS flags
  FROM ledger.disbursement d
  JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  JOIN private.case_file f ON f.id = l.case_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  LEFT JOIN identity."user" ru ON ru.id = d.requested_by
  LEFT JOIN identity."user" au ON au.id = d.approved_by
  LEFT JOIN identity."user" xu ON xu.id = d.executed_by
  WHERE identity.holds_role(system.actor_id(), 'finance');

CREATE VIEW audit.disbursement_view WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, f.pseudonym, cl.label, cl.category::text AS category, d.amount_minor, d.currency, d.payee_code, d.planned_on, d.state,
    ru.name AS requested_by_name, d.requested_at, au.name AS approved_by_name, d.approved_at, xu.name AS executed_by_name, d.executed_at,
    d.value_date, d.entry_id, cu.name AS closed_by_name, d.closed_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'at', a.approved_at) ORDER BY a.approved_at), '[]')
      FROM ledger.disbursement_approval a LEFT JOIN identity."user" u ON u.id = a.approved_by WHERE a.disbursement_id = d.id) AS approvals,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'sha256', encode(e.redacted_sha256, 'hex'), 'redactedKey', e.redacted_key, 'state', e.state,
        'uploadedBy', uu.name, 'uploadedAt', e.uploaded_at, 'checkedBy', ku.name, 'checkedAt', e.checked_at) ORDER BY e.uploaded_at), '[]')
      FROM ledger.evidence e LEFT JOIN identity."user" uu ON uu.id = e.uploaded_by LEFT JOIN identity."user" ku ON ku.id = e.checked_by
      WHERE e.disbursement_id = d.id) AS evidence,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('received', r.received, 'by', r.by_kind, 'name', vu.name, 'at', r.confirmed_at) ORDER BY r.confirmed_at), '[]')
      FROM ledger.receipt_confirmation r LEFT JOIN identity."user" vu ON vu.id = r.confirmed_by WHERE r.disbursement_id = d.id) AS confirmations,
    ARRAY(SELECT g.kind FROM ledger.disbursement_flag g WHERE g.disbursement_id = d.id ORDER BY g.kind) AS flags,
    ARRAY(SELECT n.id FROM ledger.entry n WHERE n.subject_kind = 'disbursement' AND n.subject_id = d.id::text ORDER BY n.booked_at, n.id) AS entry_ids
  FROM ledger.disbursement d
  JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  JOIN private.case_file f ON f.id = l.case_id
  JOIN public.campaign_line cl ON cl.id = d.campaign_line_id
  LEFT JOIN identity."user" ru ON ru.id = d.requested_by
  LEFT JOIN identity."user" au ON au.id = d.approved_by
  LEFT JOIN identity."user" xu ON xu.id = d.executed_by
  LEFT JOIN identity."user" cu ON cu.id = d.closed_by
  WHERE identity.holds_role(system.actor_id(), 'auditor');

CREATE VIEW ledger.survivor_line WITH (security_barrier) AS
  SELECT p.campaign_line_id, cl.position, cl.category::text AS category, cl.label, p.currency, p.budgeted_minor, p.allocated_minor, p.paid_minor
  FROM ledger.line_position p
  JOIN public.campaign_line cl ON cl.id = p.campaign_line_id
  JOIN private.published_line l ON l.campaign_line_id = p.campaign_line_id
  WHERE l.case_id = system.actor_case();

-- What of it the survivor may confirm: no payee, no date ahead.
CREATE VIEW ledger.survivor_disbursement WITH (security_barrier) AS
  SELECT d.id, d.campaign_line_id, d.amount_minor, d.currency, d.state, d.executed_at
  FROM ledger.disbursement d JOIN private.published_line l ON l.campaign_line_id = d.campaign_line_id
  WHERE l.case_id = system.actor_case() AND d.executed_at IS NOT NULL;

GRANT SELECT ON ledger.office_disbursement, ledger.office_evidence TO homeward_officer;
GRANT SELECT ON ledger.review_evidence TO homeward_reviewer;
GRANT SELECT ON ledger.finance_disbursement TO homeward_finance;
GRANT SELECT ON ledger.survivor_line, ledger.survivor_disbursement TO homeward_survivor;
GRANT SELECT ON audit.disbursement_view TO homeward_auditor;
-- Functions in a view run with the reader's rights.
GRANT EXECUTE ON FUNCTION ledger.is_officer_of_line(uuid, uuid) TO homeward_officer;
GRANT EXECUTE ON FUNCTION ledger.approvals_needed(text, bigint) TO homeward_officer, homeward_finance, homeward_auditor;
