import { randomUUID } from 'node:crypto';
import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { CaseStateError } from '~/domain/cases';
import { moveStop, openCase, removeStop, saveStop } from '~/domain/cases/index.server';
import { countries } from '~/domain/places/index.server';
import { ErrorSummary, PageHeading, summaryOf } from '~/ui';
import { orNotFound, textOf, valuesOf } from './answers.server';
import { areaOfStop, chosenPlace, findPlaces, readStopForm } from './journey-form.server';
import { ItemActions } from './ui/item-actions';
import { NextLink } from './ui/next-link';
import { SavedNotice } from './ui/saved-notice';
import { type StopAnswer, StopForm } from './ui/stop-form';
import { StopList } from './ui/stop-list';

const params = z.object({ caseId: z.uuid() });
const command = z.object({ stopId: z.uuid(), position: z.coerce.number().int().min(1).catch(1) });

export const meta: MetaFunction = () => [{ title: `${words.journeyTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.read', params }, async ({ actor, params }) => {
  const { id, journey } = await orNotFound(openCase(actor, params.caseId, ['journey'], 'journey'));
  return {
    id,
    newStopId: randomUUID(),
    countries: countries().map(({ code, name }) => ({ value: code, label: name })),
    stops: journey.map((stop) => ({ ...stop, area: areaOfStop(stop) })),
  };
});

export const action = guarded({ permission: 'case.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const { caseId } = params;
  const parsed = command.safeParse({ stopId: textOf(form, 'stopId'), position: textOf(form, 'position') });
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { stopId, position } = parsed.data;
  const intent = textOf(form, 'intent');
  const answer = (errors: StopAnswer['errors'], found: StopAnswer['found'] = null): StopAnswer => ({
    stopId,
    errors,
    found,
    values: valuesOf(form),
  });
  if (intent === 'find') return answer({}, await findPlaces(textOf(form, 'place'), textOf(form, 'country')));
  if (intent === 'remove') await orNotFound(removeStop(actor, caseId, stopId));
  else if (intent === 'move') await orNotFound(moveStop(actor, caseId, stopId, position));
  else {
    const read = readStopForm(form);
    if (!read.ok) return answer(read.errors, chosenPlace(form));
    try {
      await orNotFound(saveStop(actor, caseId, stopId, read.stop));
    } catch (error) {
      if (!(error instanceof CaseStateError)) throw error;
      return answer({ '': [error.message] });
    }
  }
  return redirect(`/officer/cases/${caseId}/journey?saved`);
});

export default function JourneyPage() {
  const { id, stops, countries, newStopId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const chosen = stops.find((stop) => stop.id === (answer?.stopId ?? search.get('stop')));
  const stopId = chosen?.id ?? answer?.stopId ?? newStopId;
  return (
    <>
      <PageHeading title={words.journeyTitle} lead={words.journeyLead} />
      <ErrorSummary errors={summaryOf(`stop-${stopId}`, answer?.errors ?? {})} />
      <SavedNotice />
      <StopList stops={stops} />
      <section className="section">
        <h2>{chosen ? words.stopEdit : words.stopAdd}</h2>
        <StopForm stopId={stopId} key={stopId} countries={countries} stored={chosen} answer={answer} />
        {chosen ? (
          <>
            <ItemActions
              field="stopId"
              id={chosen.id}
              position={chosen.position}
              last={stops.length}
              remove={words.stopRemove}
              removeText={words.stopRemoveText}
            />
            <p className="section">
              <a href={`/officer/cases/${id}/journey`}>{words.stopAddInstead}</a>
            </p>
          </>
        ) : null}
      </section>
      <NextLink href={`/officer/cases/${id}/needs`} name={words.needsTitle} />
    </>
  );
}
