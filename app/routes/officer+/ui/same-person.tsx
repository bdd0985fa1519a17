import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';
import { Notice } from '~/ui';

type SamePersonProps = {
  found: { kinds: ('document' | 'phone' | 'name_and_birth')[]; other: { caseId: string; pseudonym: string } | null }[];
};

/** Says that this person may be known already; of another office's case it says nothing more. */
export function SamePersonNotice({ found }: SamePersonProps) {
  if (found.length === 0) return null;
  return (
    <Notice tone="attention" title={words.sameTitle}>
      {found.map(({ kinds, other }) => {
        const shared = kinds.map((kind) => words[`kind_${kind}`]).join(', ');
        return other ? (
          <p key={other.caseId}>
            {message(words.sameHere, { kinds: shared })}{' '}
            <a href={`/officer/cases/${other.caseId}`}>{other.pseudonym}</a>
          </p>
        ) : (
          <p key="elsewhere">{message(words.sameElsewhere, { kinds: shared })}</p>
        );
      })}
    </Notice>
  );
}
