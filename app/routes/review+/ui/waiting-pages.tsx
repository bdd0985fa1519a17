import { Form } from '@remix-run/react';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { releaseWords } from '~/domain/publishing';
import { Button, Table } from '~/ui';

interface WaitingPagesProps {
  pages: readonly { campaignId: string; title: string; releaseAt: Date | string }[];
  nextRelease: Date | string;
}

/** What comes out with the next release, each with a button that stops it. */
export function WaitingPages({ pages, nextRelease }: WaitingPagesProps) {
  const date = releaseWords(nextRelease);
  if (pages.length === 0) return <p className="soft">{message(words.waitingPagesNone, { date })}</p>;
  return (
    <>
      <p className="soft">{message(words.waitingPagesNext, { date })}</p>
      <Table
        id="waiting-pages"
        caption={words.waitingPagesCaption}
        rows={[...pages]}
        rowKey={(page) => page.campaignId}
        columns={[
          { key: 'title', head: words.columnTitle, rowHead: true, cell: (page) => page.title },
          { key: 'release', head: words.columnRelease, cell: (page) => releaseWords(page.releaseAt) },
          {
            key: 'act',
            head: words.columnAct,
            cell: (page) => (
              <Form method="post" action="/review/published" preventScrollReset>
                <input type="hidden" name="intent" value="one" />
                <input type="hidden" name="campaignId" value={page.campaignId} />
                <Button small kind="danger" aria-label={message(words.stopOf, { title: page.title })}>
                  {words.stop}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </>
  );
}
