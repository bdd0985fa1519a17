import { audit as words } from '~/catalogues/en/audit';
import { message } from '~/catalogues/message';
import { fillMessage, Notice } from '~/ui';

interface Verified {
  entries: number;
  postings: number;
  sealedEntries: bigint;
  sealedTrailEntries: bigint;
  roots: number;
  seconds: number;
  violation?: { invariant: string; found: string };
}

/** What a verification looked at, and the first thing that it found wrong. */
export function VerificationResult({ verified }: { verified: Verified }) {
  const { violation } = verified;
  const counts = message(words.verifyCounts, {
    entries: verified.entries,
    postings: verified.postings,
    sealed: verified.sealedEntries.toString(),
    trail: verified.sealedTrailEntries.toString(),
    roots: verified.roots,
    seconds: verified.seconds.toFixed(1),
  });
  return (
    <Notice tone={violation ? 'loss' : 'done'} title={violation ? words.verifyBroken : words.verifyHolds} live>
      {violation ? <p>{fillMessage(words.verifyViolation, violation)}</p> : null}
      <p>{counts}</p>
    </Notice>
  );
}
