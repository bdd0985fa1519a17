import { disbursements as words } from '~/catalogues/en/disbursements';
import { Badge, type BadgeTone } from '~/ui';
import { type DisbursementFlag, type DisbursementState, type EvidenceState, stateWord } from '../states';

const tones: Record<DisbursementState, BadgeTone> = {
  requested: 'plain',
  approved: 'plain',
  executed: 'route',
  evidenced: 'route',
  confirmed: 'home',
  returned: 'loss',
  rejected: 'loss',
  cancelled: 'plain',
};

export function StateBadge({ state }: { state: DisbursementState }) {
  return <Badge tone={tones[state]}>{stateWord(state)}</Badge>;
}

const evidenceTones: Record<EvidenceState, BadgeTone> = { pending: 'attention', accepted: 'home', rejected: 'loss' };

export function EvidenceBadge({ state }: { state: EvidenceState }) {
  return <Badge tone={evidenceTones[state]}>{words[`evidence_${state}`]}</Badge>;
}

/** What somebody should look at before deciding. Nothing when there is nothing. */
export function Flags({ flags }: { flags: readonly DisbursementFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <span className="cluster">
      {flags.map((flag) => (
        <Badge key={flag} tone="attention">
          {words[`flag_${flag}`]}
        </Badge>
      ))}
    </span>
  );
}
