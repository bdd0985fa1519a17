import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { Button, TextArea, TextInput } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

/** What we tell the donor's bank. It is filled with what is true of every gift; the person adds the rest. */
export function EvidenceForm({ giftPaidAt, answer }: { giftPaidAt: Date; answer?: FormAnswer }) {
  return (
    <section className="stack">
      <h2>{words.evidenceTitle}</h2>
      <p>{words.evidenceLead}</p>
      <ActForm intent="evidence" answer={answer}>
        {(question) => (
          <>
            <TextArea
              {...question('productDescription', words.evidenceDescriptionStored)}
              label={words.evidenceDescription}
              rows={3}
              required
            />
            <TextInput
              {...question('serviceDate', giftPaidAt.toISOString().slice(0, 10))}
              label={words.evidenceDate}
              width="short"
            />
            <TextArea
              {...question('refundPolicyDisclosure', words.evidenceRefundStored)}
              label={words.evidenceRefundPolicy}
              rows={3}
            />
            <TextArea
              {...question('uncategorizedText')}
              label={words.evidenceText}
              hint={words.evidenceTextHint}
              rows={4}
              optional
            />
            <p>{words.evidenceSure}</p>
            <Button>{words.evidenceButton}</Button>
          </>
        )}
      </ActForm>
    </section>
  );
}
