import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { declineReasons, erasureState } from '~/domain/cases';
import {
  confirmErasure,
  declineErasure,
  erasuresFor,
  samePersonPairs,
  unusualReadings,
} from '~/domain/cases/index.server';
import { databaseErrorCode } from '~/platform/db/index.server';
import { ErrorSummary, Notice, PageHeading } from '~/ui';
import { ErasureForms, type ErasureRefusal } from './ui/erasure-forms';
import { DecidedErasures, PairsTable, ReadingTable } from './ui/safety-tables';

export const meta: MetaFunction = () => [{ title: `${words.safetyTitle} · Homeward` }];

export const loader = guarded({ permission: 'erasure.decide' }, async ({ actor }) => {
  const [erasures, pairs, readings] = await Promise.all([
    erasuresFor(actor),
    samePersonPairs(actor),
    unusualReadings(actor),
  ]);
  const waiting = erasures.filter(({ decision }) => decision === null);
  const decided = erasures.filter(({ decision }) => decision !== null);
  return {
    waiting: waiting.map(({ id, pseudonym, office, askedBy, askedByName, askedAt }) => ({
      id,
      pseudonym,
      office,
      askedAt,
      askedByName,
      isOwn: askedBy === actor.userId,
    })),
    decided: decided.map(({ id, pseudonym, office, ...erasure }) => ({
      id,
      pseudonym,
      office,
      state: erasureState(erasure),
    })),
    pairs,
    readings,
  };
});

const asked = z.object({
  intent: z.enum(['confirm', 'decline']),
  erasureId: z.uuid(),
  pseudonym: z.string().default(''),
  reason: z.string().default(''),
});

export const action = guarded({ permission: 'erasure.decide' }, async ({ actor, request }) => {
  const parsed = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { intent, erasureId } = parsed.data;
  const erasure = (await erasuresFor(actor)).find(({ id }) => id === erasureId);
  const refused = (field: ErasureRefusal['field'], text: string) => ({
    outcome: 'refused' as const,
    refusal: { erasureId, field, message: text },
  });
  try {
    if (intent === 'confirm') {
      if (!erasure || parsed.data.pseudonym.trim().toUpperCase() !== erasure.pseudonym.toUpperCase())
        return refused('pseudonym', message(words.confirmWrong, { pseudonym: erasure?.pseudonym ?? '' }));
      await confirmErasure(actor, erasureId);
    } else {
      const reason = declineReasons.find((one) => one === parsed.data.reason);
      if (!reason) return refused('reason', words.declineReasonMissing);
      await declineErasure(actor, erasureId, reason);
    }
  } catch (error) {
    // Decided by somebody else meanwhile, or asked for by this very person.
    if (!['HW002', 'HW005', 'HW007'].includes(databaseErrorCode(error) ?? '')) throw error;
    return { outcome: 'meanwhile' as const };
  }
  return { outcome: intent, erasureId };
});

export default function Safety() {
  const { waiting, decided, pairs, readings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer?.outcome === 'refused' ? answer.refusal : null;
  return (
    <>
      <PageHeading title={words.safetyTitle} lead={words.safetyLead} />
      {refusal ? (
        <ErrorSummary errors={[{ fieldId: `${refusal.field}-${refusal.erasureId}`, message: refusal.message }]} />
      ) : null}
      <Outcome answer={answer} decided={decided} />
      <section className="section stack" aria-labelledby="erasures">
        <h2 id="erasures">{words.toConfirm}</h2>
        {waiting.length === 0 ? (
          <p className="soft">{words.toConfirmNone}</p>
        ) : (
          <>
            <p className="prose">{words.toConfirmText}</p>
            <ErasureForms erasures={waiting} refusal={refusal} />
          </>
        )}
      </section>
      {decided.length === 0 ? null : (
        <div className="section">
          <DecidedErasures decided={decided} />
        </div>
      )}
      <section className="section" aria-labelledby="pairs">
        <h2 id="pairs">{words.pairsTitle}</h2>
        {pairs.length === 0 ? <p className="soft">{words.pairsNone}</p> : <p className="prose">{words.pairsText}</p>}
        {pairs.length === 0 ? null : <PairsTable pairs={pairs} />}
      </section>
      <section className="section" aria-labelledby="reading">
        <h2 id="reading">{words.readingTitle}</h2>
        {readings.length === 0 ? (
          <p className="soft">{words.readingNone}</p>
        ) : (
          <p className="prose">{words.readingText}</p>
        )}
        {readings.length === 0 ? null : <ReadingTable readings={readings} />}
      </section>
    </>
  );
}

type Decided = ReturnType<typeof useLoaderData<typeof loader>>['decided'];
type Answer = ReturnType<typeof useActionData<typeof action>>;

/** What became of the decision, with the day by which an erasure is complete. */
function Outcome({ answer, decided }: { answer: Answer; decided: Decided }) {
  if (answer?.outcome === 'meanwhile') return <Notice tone="attention" live title={words.decidedMeanwhile} />;
  if (answer?.outcome !== 'confirm' && answer?.outcome !== 'decline') return null;
  const { pseudonym = '', state = '' } = decided.find(({ id }) => id === answer.erasureId) ?? {};
  const isErased = answer.outcome === 'confirm';
  return (
    <Notice tone="done" live title={message(isErased ? words.confirmed : words.declined, { pseudonym })}>
      <p>{isErased ? message(words.confirmedText, { state }) : words.declinedText}</p>
    </Notice>
  );
}
