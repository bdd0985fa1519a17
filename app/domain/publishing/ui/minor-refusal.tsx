import { publishing as words } from '~/catalogues/en/publishing';
import { LinkButton, Notice } from '~/ui';

/** Why there is no gate for this case, and what can be done instead. */
export function MinorRefusal({ caseId }: { caseId: string }) {
  return (
    <div className="stack-loose">
      <Notice tone="loss" title={words.minorTitle}>
        <p>{words.minorText}</p>
      </Notice>
      <div className="prose stack">
        <p>{words.minorNext}</p>
        <p>{words.minorAge}</p>
      </div>
      <p className="cluster">
        <LinkButton href={`/officer/cases/${caseId}/group`}>{words.minorGroup}</LinkButton>
        <LinkButton kind="quiet" href={`/officer/cases/${caseId}/person`}>
          {words.minorPerson}
        </LinkButton>
      </p>
    </div>
  );
}
