import { disbursements as words } from '~/catalogues/en/disbursements';
import { dayWords, EvidenceBadge, type EvidenceState } from '~/domain/disbursements';
import { Button, FileInput, FilePreview, fillMessage, Notice } from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm } from '../../finance+/ui/act-form';

interface OfficeReceiptsProps {
  payment: {
    state: string;
    draftId: string | null;
    evidence: { id: string; state: EvidenceState; uploadedAt: Date; isOwn: boolean }[];
  };
  receiptId: string;
  answer?: FormAnswer;
}

/** The receipts of a payment, the one that is being covered, and the way to add another. */
export function OfficeReceipts({ payment, receiptId, answer }: OfficeReceiptsProps) {
  const { draftId, evidence } = payment;
  const needsOne = !evidence.some(({ state }) => state !== 'rejected');
  return (
    <section className="stack">
      <h2>{words.receiptTitle}</h2>
      {evidence.length === 0 && draftId === null ? <p className="soft">{words.receiptNone}</p> : null}
      {evidence.map((one) => (
        <FilePreview
          key={one.id}
          name={fillMessage(words.evidenceName, { date: dayWords(one.uploadedAt) })}
          facts={one.isOwn ? words.evidenceByYou : words.evidenceByColleague}
          thumbnailSrc={`/officer/evidence/${one.id}/image`}
          href={`/officer/evidence/${one.id}`}
        >
          <EvidenceBadge state={one.state} />
        </FilePreview>
      ))}
      {draftId === null ? null : (
        <Notice tone="attention">
          {words.receiptDraft} <a href={`/officer/evidence/drafts/${draftId}`}>{words.receiptDraftLink}</a>
        </Notice>
      )}
      {payment.state === 'confirmed' || draftId !== null ? null : (
        <ActForm intent="upload" answer={answer} encType="multipart/form-data">
          {(question) => (
            <>
              <input type="hidden" name="receiptId" value={question('receiptId').defaultValue || receiptId} />
              <FileInput
                id={question('file').id}
                name="file"
                label={words.receiptFile}
                hint={words.receiptFileHint}
                errors={question('file').errors}
                accept={{ attribute: 'image/jpeg,image/png,image/webp,application/pdf', words: words.receiptTypes }}
                required
              />
              <Button kind={needsOne ? 'primary' : 'quiet'}>{words.receiptUpload}</Button>
            </>
          )}
        </ActForm>
      )}
    </section>
  );
}
