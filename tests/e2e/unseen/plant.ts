import { asking } from './asking';
import { Browser, idIn, textOf } from './browser';
import { asOwner, type Installation, today } from './installation';
import type { Secret } from './literals';
import { watchJobs } from './outputs';
import { everybody, type Staff } from './people';
import { caseIds, plantCase, plantInCases, plantReviewedCase } from './plant-cases';
import { plantBank, plantMoney } from './plant-money';
import { plantDonor, plantFollower, plantStaff, plantStash } from './plant-people';
import { plantOwnView, plantReview } from './plant-words';
import { mark } from './register';
import type { Seen } from './visits';

// Puts every mark where a person would put it: through the forms of the running demonstration.

export interface Planted {
  installation: Installation;
  staff: Staff;
  otherOffice: Browser;
  donor: Browser;
  /** What the survivor sees after each step. */
  own: () => Promise<Seen[]>;
  /** What an officer sees whose form was cut off by the end of the session. */
  stash: Seen[];
  slugs: string[];
  /** Addresses of what was planted, in every part of the product. */
  addresses: string[];
  staffAddresses: string[];
  secrets: Secret[];
}

/** Something of finance's to explain: no bank line of the demonstration differs, so it is put there. */
const openException = (installation: Installation): Promise<string> =>
  asOwner(installation, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO ledger.exception (kind, subject_kind, subject_id, opened_at, due_on)
       VALUES ('planted', 'planted', 'planted', system.now(), current_date + 7) RETURNING id`,
    );
    return rows[0]?.id ?? '';
  });

export async function plantEverything(installation: Installation): Promise<Planted> {
  const { base } = installation;
  await watchJobs(installation);
  const day = await today(installation);
  const staff = await everybody(base);
  const { officer } = staff;
  const before = await caseIds(officer);
  const caseId = await plantCase(officer, day);
  // Of the children of the group one stands for all.
  const children = before.filter((id) => id.startsWith('5eed'));
  await plantInCases(officer, [...before.filter((id) => !children.includes(id)), ...children.slice(0, 1)]);

  const reviewed = await plantReviewedCase(officer);
  const [firstReview, review] = await plantReview(staff, reviewed, day);
  await moveToTheRelease(staff.admin);
  const then = await today(installation);
  const list = await new Browser(base).page('/en/needs');
  const slugs = [...new Set([...list.matchAll(/\/en\/needs\/([0-9a-z]{16})"/g)].map(([, slug = '']) => slug))];

  const { disbursement, refused, line } = await plantMoney(staff, then);
  await plantBank(staff, await openException(installation), then);
  const donor = await plantDonor(installation);
  await plantFollower(installation, slugs[0] ?? '', slugs[1] ?? '');
  const otherOffice = await plantStaff(installation, staff);
  const survivor = new Browser(base);
  const { code, pin, second } = await plantOwnView(staff, survivor, caseId);
  await giveUp(installation, staff.finance);
  const stasher = await plantStash(installation, caseId);
  await asking(new Browser(base), slugs[0] ?? '');
  const stash = await stasher.ask('/account/resume');
  return {
    installation,
    staff,
    otherOffice,
    donor,
    own: () => everyStepOf(survivor, code, pin),
    stash: [{ where: stash.address, status: stash.status, text: textOf(stash) }],
    slugs,
    addresses: [
      ...[caseId, reviewed, await spreadsheetCase(officer)].flatMap(partsOfCase),
      ...[disbursement, refused].flatMap((id) => [
        `/officer/disbursements/${id}`,
        `/finance/disbursements/${id}`,
        `/audit/disbursements/${id}`,
      ]),
      `/officer/disbursements/pool?line=${line}`,
      review,
      firstReview,
    ],
    staffAddresses: [`${mark('staff address').toLowerCase()}@people.example`],
    secrets: [
      { what: 'the code of the own view', text: code },
      { what: 'the code of the own view', text: code.replace(/\D/g, '') },
      { what: 'the PIN', text: pin },
      { what: 'the second PIN', text: second },
      ...[donor, otherOffice, ...Object.values(staff)].flatMap(({ cookies }) =>
        [...cookies].map(([name, text]) => ({ what: `the cookie ${name}`, text })),
      ),
    ].filter(({ text }) => text.length >= 9),
  };
}

/** An event that nobody could handle is given up with a reason: it is put there, since none fails in a demonstration. */
async function giveUp(installation: Installation, finance: Browser): Promise<void> {
  await asOwner(installation, (client) =>
    client.query(
      `INSERT INTO giving.stripe_event (event_id, type, livemode, payload, state, attempts, received_at, finished_at)
       VALUES ('evt_planted', 'charge.updated', false, '{}', 'dead', 25, system.now(), system.now()) ON CONFLICT DO NOTHING`,
    ),
  );
  const answers = { intent: 'give-up-event', id: 'evt_planted', why: mark('give-up reason') };
  await finance.send('/finance/reconciliation/work', new URLSearchParams(answers));
}

/** What was approved is public from here on. */
async function moveToTheRelease(admin: Browser): Promise<void> {
  await admin.fill('/admin/clock', 'value="release"', { to: 'release' });
}

const partsOfCase = (id: string): string[] =>
  [
    '',
    '/person',
    '/journey',
    '/needs',
    '/story',
    '/gate',
    '/consent',
    '/consent/show',
    '/consent/paper?language=en',
    '/code',
    '/erase',
    '/group',
  ].map((part) => `/officer/cases/${id}${part}`);

/** The case that came with the spreadsheet. */
async function spreadsheetCase(officer: Browser): Promise<string> {
  const list = await officer.page('/officer');
  return idIn(list, /href="\/officer\/cases\/([0-9a-f-]{36})"[^>]*>Imported line/);
}

async function everyStepOf(survivor: Browser, code: string, pin: string): Promise<Seen[]> {
  const entered = await survivor.send('/p', new URLSearchParams({ lang: 'en', do: 'open', code, pin }));
  const key = /name="key" value="([^"]+)"/.exec(textOf(entered))?.[1] ?? '';
  const seen: Seen[] = [{ where: '/p', status: entered.status, text: `${entered.headers}\n\n${textOf(entered)}` }];
  for (const see of ['1', '2', '3', '4', '5', '6']) {
    const answer = await survivor.send('/p', new URLSearchParams({ lang: 'en', key, see }));
    seen.push({ where: `/p, page ${see}`, status: answer.status, text: `${answer.headers}\n\n${textOf(answer)}` });
  }
  return seen;
}
