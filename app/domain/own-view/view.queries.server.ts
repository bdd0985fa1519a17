import type { StoryLanguage } from '~/catalogues/story-languages';
import { CaseKeyMissingError, unseal, vault } from '~/platform/crypto/index.server';
import type { Transaction } from '~/platform/db/index.server';

/** What strangers see, or will. Places are counted, never named: whoever looks over a shoulder learns no way. */
export interface OwnPage {
  isPublic: boolean;
  locale: string;
  title: string;
  story: string;
  form: string | null;
  ageBand: string | null;
  stops: { text: string; isDrawn: boolean }[];
  updates: { month: string; text: string }[];
  /** The same words in the other languages in which anybody may read them. */
  translations: { locale: StoryLanguage; title: string; story: string; stops: string[] }[];
}

export async function ownPage(tx: Transaction): Promise<OwnPage | null> {
  const [page] = await tx.$queryRaw<Omit<OwnPage, 'stops' | 'updates' | 'translations'>[]>`
    SELECT is_public AS "isPublic", locale, title, story, form, age_band AS "ageBand" FROM private.own_page`;
  if (!page) return null;
  const stops = await tx.$queryRaw<OwnPage['stops']>`
    SELECT text, is_drawn AS "isDrawn" FROM private.own_stop ORDER BY position`;
  const updates = await tx.$queryRaw<OwnPage['updates']>`
    SELECT to_char(month, 'YYYY-MM') AS month, text FROM private.own_update ORDER BY month DESC, id`;
  const translations = await tx.$queryRaw<OwnPage['translations']>`
    SELECT locale, title, story, stops FROM private.own_translation ORDER BY locale`;
  return { ...page, stops, updates, translations };
}

export interface OwnConsent {
  state: 'none' | 'in_force' | 'ended' | 'withdrawn';
  granted: string[];
}

export async function ownConsent(tx: Transaction): Promise<OwnConsent> {
  const [consent] = await tx.$queryRaw<OwnConsent[]>`SELECT state, granted FROM private.own_consent`;
  return consent ?? { state: 'none', granted: [] };
}

export interface OwnLine {
  label: string;
  currency: string;
  neededMinor: bigint;
  givenMinor: bigint;
  spentMinor: bigint;
}
export interface OwnPayment {
  id: string;
  label: string;
  amountMinor: bigint;
  currency: string;
  month: string;
  maySay: boolean;
  said: boolean | null;
}

/** Lines under their names in this language, where the page was published in it. */
export async function ownMoney(
  tx: Transaction,
  language: string,
): Promise<{ lines: OwnLine[]; payments: OwnPayment[] }> {
  const lines = await tx.$queryRaw<OwnLine[]>`
    SELECT coalesce(t.label, l.label) AS label, l.currency::text AS currency, l.budgeted_minor AS "neededMinor",
      l.allocated_minor AS "givenMinor", l.paid_minor AS "spentMinor"
    FROM ledger.survivor_line l LEFT JOIN private.own_line_label t ON t.campaign_line_id = l.campaign_line_id AND t.locale = ${language}
    ORDER BY l.position, l.label`;
  const payments = await tx.$queryRaw<OwnPayment[]>`
    SELECT p.id, coalesce(t.label, p.label) AS label, p.amount_minor AS "amountMinor", p.currency, p.month, p.may_say AS "maySay", p.said
    FROM private.own_payment p LEFT JOIN private.own_line_label t ON t.campaign_line_id = p.campaign_line_id AND t.locale = ${language}
    ORDER BY p.month DESC, p.label, p.id`;
  return { lines, payments };
}

export interface OwnAnswer {
  id: string;
  month: string;
  words: string;
}
export type SealedAnswer = Omit<OwnAnswer, 'words'> & { caseId: string; sealed: Uint8Array };

export async function sealedAnswers(tx: Transaction): Promise<SealedAnswer[]> {
  return tx.$queryRaw`
    SELECT id, case_id AS "caseId", month, answer_sealed AS sealed FROM private.own_answer ORDER BY answered_at DESC`;
}

/** What reviewers answered; nothing once the case was erased. */
export async function openAnswers(answers: readonly SealedAnswer[]): Promise<OwnAnswer[]> {
  try {
    return await Promise.all(
      answers.map(async ({ id, caseId, month, sealed }) => {
        const bytes = unseal(await vault().caseKey(caseId), `concern/${id}/answer:${caseId}`, sealed);
        return { id, month, words: Buffer.from(bytes).toString('utf8') };
      }),
    );
  } catch (error) {
    if (error instanceof CaseKeyMissingError) return [];
    throw error;
  }
}
