import { type LinksFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { boxesSchema } from '~/domain/disbursements';
import { attachEvidence, discardDraft, readDraft, saveBoxes } from '~/domain/disbursements/index.server';
import { Breadcrumbs, Button, Confirm, Notice, PageHeading } from '~/ui';
import { answerForm, orMissing, refusedField } from '../finance+/answer-form.server';
import { BoxEditor } from './ui/box-editor';
import styles from './ui/box-editor.css?url';
import { nextBox } from './ui/boxes';
import { CoveredCopy } from './ui/covered-copy';

const params = z.object({ draftId: z.uuid() });
const coverSchema = z.object({ boxes: boxesSchema, looked: z.literal('yes').optional() });

export const meta: MetaFunction = () => [{ title: `${words.coverTitle} · Homeward` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const loader = guarded(
  { permission: 'evidence.upload', params },
  async ({ actor, params: { draftId }, request }) => ({
    draft: await readDraft(actor, draftId).catch(orMissing),
    isCovered: new URL(request.url).searchParams.has('covered'),
  }),
);

export const action = guarded(
  { permission: 'evidence.upload', params },
  async ({ actor, request, params: { draftId } }) => {
    const form = await request.formData();
    const intent = String(form.get('intent'));
    const here = `/officer/evidence/drafts/${draftId}`;
    if (intent === 'discard') {
      const from = await discardDraft(actor, draftId);
      return redirect(from ? `/officer/disbursements/${from.disbursementId}` : '/officer/disbursements?done=discarded');
    }
    return answerForm(form, coverSchema, async ({ boxes, looked }) => {
      if (intent === 'send') {
        if (!looked) throw refusedField('looked', words.coverLookedMissing);
        const { disbursementId } = await attachEvidence(actor, draftId, boxes).catch(orMissing);
        return `/officer/disbursements/${disbursementId}?done=evidence`;
      }
      const removed = /^remove-(\d+)$/.exec(intent)?.[1];
      const kept =
        intent === 'add' ? [...boxes, nextBox(boxes)] : boxes.filter((_, index) => String(index) !== removed);
      await saveBoxes(actor, draftId, kept).catch(orMissing);
      return intent === 'save' ? `${here}?covered` : here;
    });
  },
);

export default function CoverReceipt() {
  const { draft, isCovered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const errors = answer?.result.error ?? {};
  const boxErrors = Object.entries(errors).flatMap(([name, said]) => (name === 'looked' ? [] : (said ?? [])));
  return (
    <>
      <Breadcrumbs items={[{ href: `/officer/disbursements/${draft.disbursementId}`, label: words.receiptTitle }]} />
      <PageHeading title={words.coverTitle} lead={words.coverLead} />
      {boxErrors.length > 0 ? (
        <Notice tone="attention" live>
          {[...new Set(boxErrors)].join(' ')}
        </Notice>
      ) : null}
      <Form method="post" className="receipt-columns" aria-busy={busy || undefined}>
        {/* The first button of a form is what Enter presses. */}
        <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden />
        {isCovered ? (
          <CoveredCopy draft={draft} looked={errors.looked ?? undefined} />
        ) : (
          <BoxEditor
            src={`/officer/evidence/drafts/${draft.id}/image`}
            width={draft.widthPixels}
            height={draft.heightPixels}
            stored={draft.boxes}
            key={JSON.stringify(draft.boxes)}
          >
            <div className="actions">
              <Button name="intent" value="save">
                {words.coverSave}
              </Button>
            </div>
          </BoxEditor>
        )}
      </Form>
      <div className="section">
        <Confirm summary={words.coverDiscard} consequences={<p>{words.coverDiscardText}</p>}>
          <Form method="post">
            <Button name="intent" value="discard" kind="danger">
              {words.coverDiscard}
            </Button>
          </Form>
        </Confirm>
      </div>
    </>
  );
}
