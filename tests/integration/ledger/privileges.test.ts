import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asSuperuser } from '../database';
import { endPools, type Role, refusal, roles, rows, transaction } from './scene';

/** Every function of the money schemas and who may call it. A function that is missing here fails the test. */
const callers: Record<string, Role[]> = {
  'audit.answer_finding': ['officer', 'finance'],
  'audit.close_finding': ['auditor'],
  'audit.lock_finding': [],
  'audit.raise_finding': ['auditor'],
  'audit.record': ['officer', 'reviewer', 'finance', 'auditor', 'admin', 'worker', 'identity'],
  'audit.seal_trail': ['worker'],
  'audit.unusual_readings': ['reviewer', 'auditor'],
  'giving.acting_donor': ['donor'],
  'giving.address_kept_until': [],
  'giving.ask_follow': ['donor'],
  'giving.ask_link': ['donor'],
  'giving.ask_monthly': ['donor'],
  'giving.attach_session': ['worker'],
  'giving.book_balance_transaction': ['worker'],
  'giving.book_gift': ['worker'],
  'giving.book_refund': ['worker'],
  'giving.book_renewal': ['worker'],
  'giving.book_unknown_transaction': ['worker'],
  'giving.campaign_ended': [],
  'giving.campaigns_of_case': [],
  'giving.cancel_pool_transfer': ['officer'],
  'giving.claim_event': ['worker'],
  'giving.clear_expired': ['worker'],
  'giving.clear_follows': ['worker'],
  'giving.close_checkout': ['worker'],
  'giving.close_dispute': ['worker'],
  'giving.confirm_follow': ['donor'],
  'giving.counter_account': [],
  'giving.decide_pool_transfer': ['finance'],
  'giving.donor_id': [],
  'giving.donor_of_session': ['donor'],
  'giving.end_donor_session': ['donor'],
  'giving.finish_event': ['worker'],
  'giving.finish_monthly': ['worker'],
  'giving.follow_ask_sent': ['worker'],
  'giving.follow_mail_sent': ['worker'],
  'giving.forget_donor': ['worker', 'donor'],
  'giving.free_parts': [],
  'giving.gift_of_link': ['donor'],
  'giving.give_back': [],
  'giving.give_to_pool': [],
  'giving.give_up_event': ['finance'],
  'giving.give_up_refund': [],
  'giving.hold_dispute': [],
  'giving.insert_pool_transfer': [],
  'giving.issue_receipt': ['worker'],
  'giving.leave_follow': ['donor'],
  'giving.link_sent': ['worker'],
  'giving.lock_dispute': [],
  'giving.lock_gift': [],
  'giving.lock_pool': [],
  'giving.lock_pool_transfer': [],
  'giving.lock_reserve': [],
  'giving.lose_dispute': [],
  'giving.lower_budget': ['finance'],
  'giving.mark_refund_sent': ['worker'],
  'giving.mark_sweep': ['worker'],
  'giving.note_receipt_mail': ['worker'],
  'giving.open_checkout': ['public'],
  'giving.open_dispute': ['worker'],
  'giving.own_address_kept_until': ['donor'],
  'giving.part_account': [],
  'giving.pass_consumption': [],
  'giving.plan_follow_mails': ['worker'],
  'giving.plan_freeing': [],
  'giving.plan_taking': [],
  'giving.propose_pool_transfer': ['officer'],
  'giving.propose_pooled_transfer': ['officer'],
  'giving.refuse_refund': ['worker'],
  'giving.release_dispute': [],
  'giving.release_left_over': ['finance', 'worker'],
  'giving.remember_language': ['worker'],
  'giving.renew_receipt': [],
  'giving.replace_funder': [],
  'giving.request_left_over': [],
  'giving.request_refund': ['finance', 'worker'],
  'giving.requeue_events': ['worker'],
  'giving.require_pool_room': [],
  'giving.require_reserve_room': [],
  'giving.retry_event': ['finance'],
  'giving.set_monthly_status': ['worker'],
  'giving.start_monthly': ['worker'],
  'giving.store_event': ['public', 'worker'],
  'giving.sweep_from': ['worker'],
  'giving.take_refund': [],
  'giving.tell_left_over': [],
  'giving.update_dispute': ['worker'],
  'giving.use_allocation': [],
  'giving.use_sign_in_link': ['donor'],
  'giving.void_receipt': ['finance', 'worker'],
  'ledger.account_balance': ['finance', 'auditor', 'worker'],
  'ledger.account_id': [],
  'ledger.account_of_match': [],
  'ledger.add_bank_account': ['finance'],
  'ledger.approvals_needed': ['officer', 'finance', 'auditor'],
  'ledger.approve_disbursement': ['finance'],
  'ledger.attach_evidence': ['officer'],
  'ledger.bank_of_entry': [],
  'ledger.book_opening_balance': ['finance'],
  'ledger.book_payout_arrival': ['worker'],
  'ledger.book_returned_payment': ['finance'],
  'ledger.book_write_off': [],
  'ledger.cancel_disbursement': ['officer'],
  'ledger.check_evidence': ['officer', 'reviewer'],
  'ledger.check_openings': [],
  'ledger.claim_nightly_checks': ['worker'],
  'ledger.confirm_opening_balance': ['finance'],
  'ledger.confirm_period_close': ['finance'],
  'ledger.confirm_receipt': ['survivor', 'officer', 'reviewer'],
  'ledger.confirm_write_off': ['finance'],
  'ledger.consume_gifts': [],
  'ledger.default_bank': [],
  'ledger.entry_leaf': [],
  'ledger.epoch_ms': [],
  'ledger.execute_disbursement': ['finance'],
  'ledger.facts_to_tell': [],
  'ledger.finance_or_machine': [],
  'ledger.finish_nightly_checks': ['worker'],
  'ledger.fund_balance': ['finance', 'auditor', 'worker'],
  'ledger.hold_freezes': [],
  'ledger.import_bank_statement': ['finance'],
  'ledger.in_suspense': ['finance', 'auditor', 'worker'],
  'ledger.is_officer_of_case': ['officer'],
  'ledger.is_officer_of_disbursement': ['officer', 'finance', 'auditor'],
  'ledger.is_officer_of_line': ['officer', 'finance', 'auditor'],
  'ledger.is_return_travel': [],
  'ledger.is_small_fee': [],
  'ledger.lift_freeze': ['finance'],
  'ledger.lock_bank_line': [],
  'ledger.lock_disbursement': [],
  'ledger.lock_exception': [],
  'ledger.lock_opening_balance': [],
  'ledger.lock_period': [],
  'ledger.lock_write_off': [],
  'ledger.match_bank_line': ['finance', 'worker'],
  'ledger.match_part': [],
  'ledger.month_by_account': [],
  'ledger.next_owner': [],
  'ledger.next_period': ['finance', 'auditor', 'worker'],
  'ledger.open_exception': ['finance', 'worker'],
  'ledger.open_line': ['reviewer'],
  'ledger.own_exception': ['finance'],
  'ledger.payment_stops': ['finance', 'auditor', 'worker'],
  'ledger.payout_rank': [],
  'ledger.post': [],
  'ledger.propose_period_close': ['finance'],
  'ledger.propose_write_off': ['finance'],
  'ledger.publish_paid': [],
  'ledger.raise_freeze': ['finance', 'worker'],
  'ledger.rebase_after_restore': [],
  'ledger.record_payout': ['worker'],
  'ledger.reject_disbursement': ['finance'],
  'ledger.reject_opening_balance': ['finance'],
  'ledger.reject_period_close': ['finance'],
  'ledger.reject_write_off': ['finance'],
  'ledger.release_disbursement': [],
  'ledger.request_disbursement': ['officer'],
  'ledger.request_pooled_disbursement': ['officer'],
  'ledger.require_bank': [],
  'ledger.require_no_stop': [],
  'ledger.require_officer_of_disbursement': [],
  'ledger.require_officer_of_line': [],
  'ledger.require_officer_of_request': [],
  'ledger.require_role': [],
  'ledger.resolve_exception': ['finance'],
  'ledger.return_consumption': [],
  'ledger.reverse_entry': [],
  'ledger.root_to_sign': ['worker'],
  'ledger.seal': ['worker'],
  'ledger.settle_disbursement': [],
  'ledger.settle_exceptions': [],
  'ledger.settle_line': [],
  'ledger.statement_balance': ['finance', 'auditor', 'worker'],
  'ledger.statement_of_funds': ['finance', 'auditor', 'worker'],
  'ledger.store_reconciliation': ['worker'],
  'ledger.store_root': ['worker'],
  'ledger.tell_months': ['worker'],
  'ledger.trial_balance': ['finance', 'auditor', 'worker'],
  'ledger.unmatch_bank_line': ['finance'],
  'ledger.unpublish_paid': [],
  'ledger.xact_horizon': [],
  'ledger.xact_number': [],
};

interface Table {
  name: string;
  column: string;
}
interface Callable {
  name: string;
  call: string;
  is_definer: boolean;
  has_path: boolean;
  is_trigger: boolean;
}
let tables: Table[];
let functions: Callable[];

beforeAll(async () => {
  await asSuperuser(async (client) => {
    tables = (
      await client.query<Table>(
        `SELECT format('%I.%I', n.nspname, c.relname) AS name, (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attidentity = '' ORDER BY a.attnum LIMIT 1) AS column
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('ledger', 'giving', 'audit') AND c.relkind IN ('r', 'v', 'p') ORDER BY 1`,
      )
    ).rows;
    functions = (
      await client.query<Callable>(
        `SELECT format('%s.%s', n.nspname, p.proname) AS name, p.prosecdef AS is_definer, coalesce(p.proconfig::text LIKE '%search_path%', false) AS has_path, p.prorettype = 'trigger'::regtype AS is_trigger,
            format('SELECT %I.%I(%s)', n.nspname, p.proname, (SELECT string_agg(CASE WHEN p.provariadic <> 0 AND o = p.pronargs THEN 'VARIADIC ' ELSE '' END || 'NULL::' || format_type(t, NULL), ', ' ORDER BY o) FROM unnest(p.proargtypes) WITH ORDINALITY AS u (t, o))) AS call
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('ledger', 'giving', 'audit') ORDER BY 1`,
      )
    ).rows;
  });
});
afterAll(endPools);

describe('safeguard: no right to write on any table of ledger, giving and audit', () => {
  it.each(roles)('%s may insert, update, delete and truncate nothing', async (role) => {
    expect(tables.length).toBeGreaterThan(30);
    for (const { name, column } of tables) {
      const attempts = [
        `INSERT INTO ${name} DEFAULT VALUES`,
        `UPDATE ${name} SET ${column} = ${column}`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name}`,
      ];
      for (const sql of attempts) {
        const code = await refusal(rows({ role }, sql));
        // 42809: TRUNCATE of a view, whoever asks; 55000: a view that cannot be written by anybody.
        expect({ sql, code: ['42809', '55000'].includes(code) ? '42501' : code }).toEqual({ sql, code: '42501' });
      }
    }
  });

  it('is a right of nobody, not even by column, sequence or PUBLIC', async () => {
    const written = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `SELECT grantee, table_schema, table_name, privilege_type FROM information_schema.column_privileges
              WHERE table_schema IN ('ledger', 'giving', 'audit') AND privilege_type <> 'SELECT' AND grantee <> 'homeward_owner'
            UNION ALL SELECT grantee, table_schema, table_name, privilege_type FROM information_schema.table_privileges
              WHERE table_schema IN ('ledger', 'giving', 'audit') AND (privilege_type <> 'SELECT' OR grantee = 'PUBLIC') AND grantee <> 'homeward_owner'
            UNION ALL SELECT grantee, object_schema, object_name, privilege_type FROM information_schema.usage_privileges
              WHERE object_schema IN ('ledger', 'giving', 'audit') AND grantee <> 'homeward_owner'`,
          )
        ).rows,
    );
    expect(written).toEqual([]);
  });
});

describe('safeguard: each function has its callers', () => {
  it('is told of every function', () => {
    const named = [...new Set(functions.filter((each) => !each.is_trigger).map((each) => each.name))];
    expect(named).toEqual(Object.keys(callers).sort());
  });

  it('pins the search path of every function that runs with the rights of the owner', () => {
    expect(functions.filter((each) => each.is_definer && !each.has_path).map((each) => each.name)).toEqual([]);
  });

  it.each(roles)('%s calls what is theirs and nothing else', async (role) => {
    for (const { name, call } of functions.filter((each) => !each.is_trigger)) {
      const refused = (await refusal(callOnce(role, call))) === '42501';
      expect({ name, refused }).toEqual({ name, refused: !callers[name]?.includes(role) });
    }
  });
});

describe('safeguard: the public side reads progress and limits, and no donor', () => {
  const readable: Partial<Record<Role, string[]>> = {
    public: ['giving.currency_limit'],
    identity: [],
    donor: [
      'giving.currency_limit',
      'giving.donor_rule',
      'giving.own_donor',
      'giving.own_gift',
      'giving.own_monthly',
      'giving.own_paid_for',
      'giving.own_receipt',
    ],
    admin: ['giving.currency_limit'],
    survivor: ['giving.currency_limit', 'ledger.survivor_disbursement', 'ledger.survivor_line'],
  };
  it.each(Object.keys(readable) as Role[])('%s reads of these schemas only what is listed', async (role) => {
    const found: string[] = [];
    for (const { name } of tables)
      if ((await refusal(rows({ role }, `SELECT 1 FROM ${name} LIMIT 1`))) === 'accepted') found.push(name);
    expect(found).toEqual(readable[role]);
  });

  it.each(roles.filter((role) => role !== 'worker'))('%s cannot read a donor', async (role) => {
    expect(await refusal(rows({ role }, 'SELECT email_sealed FROM giving.donor'))).toBe('42501');
    expect(await refusal(rows({ role }, 'SELECT donor_id FROM giving.gift'))).toBe('42501');
  });

  it.each(['public', 'finance', 'auditor', 'admin', 'identity'] as Role[])(
    '%s has no way into the private schema',
    async (role) => {
      expect(await refusal(rows({ role }, 'SELECT 1 FROM private.case_file'))).toBe('42501');
      expect(await refusal(rows({ role }, 'SELECT 1 FROM private.published_line'))).toBe('42501');
    },
  );

  it('cannot leave the public login for another role', async () => {
    for (const role of roles.filter((each) => each !== 'public')) {
      expect(
        await refusal(transaction({ role: 'public' }, (client) => client.query(`SET LOCAL ROLE homeward_${role}`))),
      ).toBe('42501');
    }
  });
});

/** Calls and rolls back, so that a call that is allowed leaves nothing behind. */
async function callOnce(role: Role, call: string): Promise<void> {
  const stop = new Error('stop');
  try {
    await transaction({ role }, async (client) => {
      await client.query(call);
      throw stop;
    });
  } catch (error) {
    if (error !== stop) throw error;
  }
}
