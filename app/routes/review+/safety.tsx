import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { safety as words } from '~/catalogues/en/safety';
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
import { Notice, PageHeading, Table } from '~/ui';
import { ErasureForms } from './ui/erasure-forms';
import { PairsTable, ReadingTable } from './ui/safety-tables';

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

const decision = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm'), erasureId: z.uuid() }),
  z.object({ intent: z.literal('decline'), erasureId: z.uuid(), reason: z.enum(declineReasons) }),
]);

export const action = guarded({ permission: 'erasure.decide' }, async ({ actor, request }) => {
  const parsed = decision.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { erasureId } = parsed.data;
  try {
    if (parsed.data.intent === 'confirm') await confirmErasure(actor, erasureId);
    else await declineErasure(actor, erasureId, parsed.data.reason);
  } catch (error) {
    // Decided by somebody else meanwhile, or asked for by this very person: the page says which.
    if (!['HW002', 'HW005', 'HW007'].includes(databaseErrorCode(error) ?? '')) throw error;
    return { done: null };
  }
  return { done: parsed.data.intent };
});

export default function Safety() {
  const { waiting, decided, pairs, readings } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done ?? null;
  return (
    <>
      <PageHeading title={words.safetyTitle} lead={words.safetyLead} />
      {done === null ? null : (
        <Notice tone="done" live>
          <p>{done === 'confirm' ? words.confirmed : words.declined}</p>
        </Notice>
      )}
      <section className="section" aria-labelledby="erasures">
        <h2 id="erasures">{words.toConfirm}</h2>
        {waiting.length === 0 ? <p>{words.toConfirmNone}</p> : <ErasureForms erasures={waiting} />}
      </section>
      {decided.length === 0 ? null : (
        <Table
          id="decided"
          caption={words.decidedTitle}
          rows={decided}
          rowKey={(erasure) => erasure.id}
          columns={[
            { key: 'case', head: words.columnCase, rowHead: true, cell: ({ pseudonym }) => pseudonym },
            { key: 'office', head: words.columnOffice, cell: ({ office }) => office },
            { key: 'state', head: words.columnState, cell: ({ state }) => state },
          ]}
        />
      )}
      <section className="section" aria-labelledby="pairs">
        <h2 id="pairs">{words.pairsTitle}</h2>
        <p className="prose">{pairs.length === 0 ? words.pairsNone : words.pairsText}</p>
        {pairs.length === 0 ? null : <PairsTable pairs={pairs} />}
      </section>
      <section className="section" aria-labelledby="reading">
        <h2 id="reading">{words.readingTitle}</h2>
        <p className="prose">{readings.length === 0 ? words.readingNone : words.readingText}</p>
        {readings.length === 0 ? null : <ReadingTable readings={readings} />}
      </section>
    </>
  );
}
