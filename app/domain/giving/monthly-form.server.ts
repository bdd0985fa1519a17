import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { DonorActor } from '../access';
import { amountForInput } from '../money';
import { type OwnMonthly, ownMonthly } from './donor.queries.server';
import { readGiftAmount } from './gift-form.server';
import { readLimit } from './giving.queries.server';
import { changeMonthly, type MonthlyOutcome, stopMonthly } from './monthly-change.server';

const targets = { pool: 'toPool', operating: 'toOperating' } as const;

const own = async (actor: DonorActor, id: string): Promise<OwnMonthly | undefined> =>
  (await ownMonthly(actor)).find((each) => each.id === id);

/** What the page of one's monthly gift needs to know; undefined for one that is not one's own. */
export async function monthlyForm(actor: DonorActor, id: string, lang: PublicLanguage) {
  const { donors } = publicWords(lang);
  const monthly = await own(actor, id);
  if (!monthly) return undefined;
  const { amountMinor, feeCoverMinor, currency, destination, status, askedKind } = monthly;
  const limit = await readLimit(currency);
  if (!limit) throw new Error(`no gift is taken in ${currency}`);
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  const now = { amount: money(amountMinor), cover: money(feeCoverMinor), to: donors[targets[destination]] };
  return {
    id,
    currency,
    words: message(feeCoverMinor > 0n ? donors.monthlyNowCover : donors.monthlyNow, now, lang),
    coversFee: feeCoverMinor > 0n,
    amount: amountForInput(amountMinor, currency),
    hint: message(donors.changeHint, { min: money(limit.minMinor), max: money(limit.maxMinor) }, lang),
    goesOn: status !== 'cancelled' && askedKind !== 'stop',
    // One id for each form: what is sent twice is done once.
    changeId: randomUUID(),
    stopId: randomUUID(),
  };
}
export type MonthlyFormView = NonNullable<Awaited<ReturnType<typeof monthlyForm>>>;

const schema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('stop'), command_id: z.uuid() }),
  z.object({ what: z.literal('change'), command_id: z.uuid(), amount: z.string().trim().max(20) }),
]);

/** What the page says after a form that did not simply do what was asked. */
export interface MonthlyAnswer {
  later: boolean;
  ended: boolean;
  amountError: string | undefined;
}

/** Does what a sent form asks for. */
export async function changeMonthlyFromForm(
  actor: DonorActor,
  id: string,
  sent: Record<string, FormDataEntryValue>,
  lang: PublicLanguage,
): Promise<MonthlyAnswer | 'done' | 'unknown'> {
  const monthly = await own(actor, id);
  const parsed = schema.safeParse(sent);
  if (!monthly || !parsed.success) return 'unknown';
  const asked = { commandId: parsed.data.command_id, monthlyId: id };
  if (parsed.data.what === 'stop') return answerOf(await stopMonthly(actor, asked), lang);
  const { currency } = monthly;
  const amount = await readGiftAmount({ amount: '', other: parsed.data.amount || '-' }, currency, lang);
  if (!amount.ok)
    return {
      later: false,
      ended: false,
      amountError: amount.errors.amount ?? publicWords(lang).giving.errorAmountNeeded,
    };
  const { amountMinor } = amount;
  return answerOf(
    await changeMonthly(actor, { ...asked, amountMinor, currency, coversFee: monthly.feeCoverMinor > 0n }),
    lang,
  );
}

function answerOf(outcome: MonthlyOutcome, lang: PublicLanguage): MonthlyAnswer | 'done' | 'unknown' {
  if (outcome === 'done' || outcome === 'unknown') return outcome;
  const amountError = outcome === 'amount' ? publicWords(lang).giving.errorAmountNeeded : undefined;
  return { later: outcome === 'later', ended: outcome === 'ended', amountError };
}
