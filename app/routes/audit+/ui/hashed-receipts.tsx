import { audit as words } from '~/catalogues/en/audit';
import { finance } from '~/catalogues/en/finance';
import { EvidenceBadge, type EvidenceState } from '~/domain/disbursements';
import { fillMessage } from '~/ui';

/** The covered copies, with the hash by which each is named in a bundle. */
export function HashedReceipts({
  evidence,
}: {
  evidence: readonly { id: string; sha256: string; state: EvidenceState }[];
}) {
  return (
    <section className="stack">
      <h2>{words.receiptTitle}</h2>
      {evidence.length === 0 ? <p className="soft">{finance.receiptNone}</p> : null}
      {evidence.map(({ id, sha256, state }) => (
        <figure key={id} className="stack">
          <a href={`/audit/evidence/${id}/image`}>
            <img src={`/audit/evidence/${id}/image`} alt={finance.receiptAlt} loading="lazy" />
          </a>
          <figcaption className="small soft">
            <EvidenceBadge state={state} /> {fillMessage(words.receiptHash, { hash: sha256 })}
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
