import type { MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { clock as words } from '~/catalogues/en/clock';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { advanceSchema, DAYS_MAX } from '~/domain/clock';
import { advanceClock, readClock } from '~/domain/clock/index.server';
import { environment } from '~/platform/env/index.server';
import { Button, ErrorSummary, Notice, PageHeading, TextInput } from '~/ui';
import { momentWords } from './ui/moment-words';

export const meta: MetaFunction = () => [{ title: `${words.title} · Homeward` }];

/** A live installation has no such page. */
function onlyInDemonstration(): void {
  if (environment().HOMEWARD_MODE !== 'demo') throw new Response(null, { status: 404 });
}

export const loader = guarded({ permission: 'clock.advance' }, async ({ actor, request }) => {
  onlyInDemonstration();
  return { clock: await readClock(actor), isMoved: new URL(request.url).searchParams.has('moved') };
});

export const action = guarded({ permission: 'clock.advance' }, async ({ actor, request }) => {
  onlyInDemonstration();
  const parsed = advanceSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return { errors: parsed.error.issues.map(({ message: text }) => text) };
  await advanceClock(actor, parsed.data);
  return redirect('/admin/clock?moved');
});

export default function DemonstrationClock() {
  const { clock, isMoved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {isMoved ? (
        <Notice tone="done" live>
          <p>{words.moved}</p>
        </Notice>
      ) : null}
      <p className="section">{message(words.now, { moment: momentWords(clock.now) })}</p>
      <div className="section cluster">
        <Form method="post">
          <Button name="to" value="release">
            {message(words.toRelease, { moment: momentWords(clock.nextRelease) })}
          </Button>
        </Form>
        <Form method="post">
          <Button name="to" value="month" kind="quiet">
            {message(words.toMonth, { moment: momentWords(clock.nextMonth) })}
          </Button>
        </Form>
      </div>
      <Form method="post" className="form section">
        <ErrorSummary errors={(errors ?? []).map((text) => ({ fieldId: 'days', message: text }))} />
        <input type="hidden" name="to" value="days" />
        <TextInput
          id="days"
          name="days"
          label={words.daysLabel}
          hint={message(words.daysHint, { max: DAYS_MAX })}
          inputMode="numeric"
          errors={errors}
          autoComplete="off"
        />
        <div className="actions">
          <Button kind="quiet">{words.byDays}</Button>
        </div>
      </Form>
    </>
  );
}
