import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { Button, DefinitionList, Radios } from '~/ui';
import type { FormAnswer } from '../answer-form.server';
import { ActForm } from './act-form';

interface EvidenceFormProps {
  evidence: {
    productDescription?: string;
    serviceDate?: string;
    refundPolicyDisclosure?: string;
    cancellationPolicyDisclosure?: string;
    uncategorizedText?: string;
  };
  isDemonstration: boolean;
  answer?: FormAnswer;
}

/** What the donor's bank is told, to be read before it is sent. It is composed of facts; there is nothing to type. */
export function EvidenceForm({ evidence, isDemonstration, answer }: EvidenceFormProps) {
  const items = [
    { term: words.evidenceDescription, value: evidence.productDescription },
    { term: words.evidenceDate, value: evidence.serviceDate },
    { term: words.evidenceRefundPolicy, value: evidence.refundPolicyDisclosure },
    { term: words.evidenceCancellation, value: evidence.cancellationPolicyDisclosure },
    { term: words.evidenceText, value: evidence.uncategorizedText },
  ].filter(({ value }) => value !== undefined);
  return (
    <section className="stack">
      <h2>{words.evidenceTitle}</h2>
      <p>{words.evidenceLead}</p>
      <DefinitionList items={items} />
      <ActForm intent="evidence" answer={answer}>
        {() => (
          <>
            {isDemonstration ? (
              <Radios
                id="verdict"
                name="demonstrationVerdict"
                label={words.evidenceVerdict}
                defaultValue=""
                inline
                options={[
                  { value: '', label: words.evidenceVerdicts.none },
                  { value: 'winning_evidence', label: words.evidenceVerdicts.winning_evidence },
                  { value: 'losing_evidence', label: words.evidenceVerdicts.losing_evidence },
                ]}
              />
            ) : null}
            <p>{words.evidenceSure}</p>
            <Button>{words.evidenceButton}</Button>
          </>
        )}
      </ActForm>
    </section>
  );
}
