import { disbursements } from '~/catalogues/en/disbursements';
import { finance as words } from '~/catalogues/en/finance';
import { dayWords, EvidenceBadge, type EvidenceState } from '~/domain/disbursements';
import { fillMessage } from '~/ui';

interface Receipt {
  id: string;
  state: EvidenceState;
  uploadedAt: Date | string;
}

/** The covered copies, each a picture that opens in full. */
export function Receipts({ base, receipts }: { base: string; receipts: readonly Receipt[] }) {
  return (
    <section className="stack">
      <h2>{words.receiptTitle}</h2>
      {receipts.length === 0 ? <p className="soft">{words.receiptNone}</p> : null}
      {receipts.map((receipt) => (
        <figure key={receipt.id} className="stack">
          <a href={`${base}/${receipt.id}/image`}>
            <img src={`${base}/${receipt.id}/image`} alt={words.receiptAlt} loading="lazy" />
          </a>
          <figcaption className="cluster small">
            {fillMessage(disbursements.evidenceName, { date: dayWords(receipt.uploadedAt) })}{' '}
            <EvidenceBadge state={receipt.state} />
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
