import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { publishedPages, unpublish, waitingPages } from '~/domain/publishing/index.server';
import { Button, Confirm, EmptyState, Notice, PageHeading, Table, TextInput } from '~/ui';
import { WaitingPages } from './ui/waiting-pages';
import { dayWords } from './ui/words';

export const meta: MetaFunction = () => [{ title: `${words.publishedTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  pages: await publishedPages(actor),
  waiting: await waitingPages(actor),
}));

const one = z.object({ intent: z.literal('one'), campaignId: z.uuid() });

export const action = guarded({ permission: 'campaign.unpublish' }, async ({ actor, request }) => {
  const form = Object.fromEntries(await request.formData());
  if (form.intent === 'all') {
    const typed = typeof form.confirm === 'string' ? form.confirm.trim().toLowerCase() : '';
    if (typed !== words.allWord) return { count: null, error: message(words.allWrong, { word: words.allWord }) };
    return { count: await unpublish(actor, 'all'), error: null };
  }
  const parsed = one.safeParse(form);
  if (!parsed.success) throw new Response(null, { status: 400 });
  return { count: await unpublish(actor, { campaignId: parsed.data.campaignId }), error: null };
});

export default function PublishedPages() {
  const { pages, waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.publishedTitle} lead={words.publishedLead} />
      {answer?.count == null ? null : (
        <Notice tone="done" live>
          <p>{message(words.unpublished, { count: answer.count })}</p>
        </Notice>
      )}
      <div className="section">
        <WaitingPages pages={waiting.pages} nextRelease={waiting.nextRelease} />
      </div>
      {pages.length === 0 ? (
        <EmptyState title={words.publishedEmpty}>
          <p>{words.publishedEmptyText}</p>
        </EmptyState>
      ) : (
        <div className="section">
          <Table
            id="published"
            caption={words.publishedCaption}
            rows={pages}
            rowKey={(page) => page.campaignId}
            columns={[
              {
                key: 'title',
                head: words.columnTitle,
                rowHead: true,
                cell: (page) => <a href={`/en/needs/${page.slug}`}>{page.title}</a>,
              },
              { key: 'month', head: words.columnMonth, figure: true, cell: (page) => page.publishedMonth },
              { key: 'until', head: words.columnUntil, figure: true, cell: (page) => dayWords(page.visibleThrough) },
              {
                key: 'act',
                head: words.columnAct,
                cell: (page) => (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="one" />
                    <input type="hidden" name="campaignId" value={page.campaignId} />
                    <Button small kind="danger" aria-label={`${words.unpublish}: ${page.title}`}>
                      {words.unpublish}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        </div>
      )}
      {pages.length + waiting.pages.length === 0 ? null : (
        <div className="section">
          <Confirm summary={words.allTitle} consequences={<p>{words.allText}</p>}>
            <Form method="post" className="form">
              <input type="hidden" name="intent" value="all" />
              <TextInput
                id="confirm"
                name="confirm"
                label={message(words.allLabel, { word: words.allWord })}
                errors={answer?.error ? [answer.error] : undefined}
                autoComplete="off"
              />
              <Button kind="danger">{words.allButton}</Button>
            </Form>
          </Confirm>
        </div>
      )}
    </>
  );
}
