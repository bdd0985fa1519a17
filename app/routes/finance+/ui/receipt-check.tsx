import { disbursements as words } from '~/catalogues/en/disbursements';
import { dayWords, EvidenceBadge, type EvidenceState } from '~/domain/disbursements';
import { Breadcrumbs, Button, DefinitionList, Money, Notice, PageHeading, Radios } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

interface ReceiptCheckProps {
  base: string;
  receipt: { id: string; state: EvidenceState; label: string; amountMinor: bigint; currency: string; uploadedAt: Date };
  isOwn: boolean;
  answer?: FormAnswer;
}

/** The covered copy, what it is for, and the question whether others may see it. */
export function ReceiptCheck({ base, receipt, isOwn, answer }: ReceiptCheckProps) {
  const image = `${base}/${receipt.id}/image`;
  return (
    <>
      <Breadcrumbs items={[{ href: base, label: words.checkTitle }]} />
      <PageHeading title={words.checkOneTitle} lead={words.checkLead} />
      <div className="columns">
        <a href={image}>
          <img src={image} alt={words.checkPictureAlt} />
        </a>
        <div className="stack-loose">
          <DefinitionList
            items={[
              { term: words.factLine, value: receipt.label },
              {
                term: words.factAmount,
                value: <Money amountMinor={receipt.amountMinor} currency={receipt.currency} locale="en" />,
              },
              { term: words.columnAdded, value: dayWords(receipt.uploadedAt) },
              { term: words.columnState, value: <EvidenceBadge state={receipt.state} /> },
            ]}
          />
          <Decision state={receipt.state} isOwn={isOwn} answer={answer} />
          <p className="small">
            <a href={`${base}/${receipt.id}/original`}>{words.checkOriginal}</a>
            <span className="soft"> {words.checkOriginalHint}</span>
          </p>
        </div>
      </div>
    </>
  );
}

function Decision({ state, isOwn, answer }: Pick<ReceiptCheckProps, 'isOwn' | 'answer'> & { state: EvidenceState }) {
  if (state !== 'pending') return <Notice>{words.checkDone}</Notice>;
  if (isOwn) return <Notice>{words.checkOwn}</Notice>;
  return (
    <ActForm intent="check" answer={answer}>
      {(question) => (
        <>
          <Radios
            {...question('accepted')}
            label={words.checkQuestion}
            options={[
              { value: 'yes', label: words.checkAccept },
              { value: 'no', label: words.checkReject },
            ]}
            required
          />
          <Button>{words.checkSend}</Button>
        </>
      )}
    </ActForm>
  );
}
