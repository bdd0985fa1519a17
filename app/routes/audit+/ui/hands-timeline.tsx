import { audit as words } from '~/catalogues/en/audit';
import { dayWords, momentWords } from '~/domain/disbursements';
import { fillMessage, Timeline, type TimelineItem } from '~/ui';

type Name = string | null;
interface Hands {
  state: string;
  requestedByName: Name;
  requestedAt: Date;
  approvals: { name: Name; at: string }[];
  executedByName: Name;
  executedAt: Date | null;
  valueDate: Date | null;
  closedByName: Name;
  closedAt: Date | null;
  evidence: {
    id: string;
    state: string;
    uploadedBy: Name;
    uploadedAt: string;
    checkedBy: Name;
    checkedAt: string | null;
  }[];
  confirmations: { received: boolean; by: 'survivor' | 'visit'; name: Name; at: string }[];
}

/** Who did what, and when, in order. */
export function HandsTimeline({ payment }: { payment: Hands }) {
  return (
    <section className="stack">
      <h2>{words.peopleTitle}</h2>
      <Timeline items={itemsOf(payment)} />
    </section>
  );
}

function itemsOf(payment: Hands): TimelineItem[] {
  const named = (sentence: string, name: Name, more: Record<string, string> = {}) =>
    fillMessage(sentence, { name: name ?? words.unknownPerson, ...more });
  const happened: { at: string; what: string }[] = [
    { at: payment.requestedAt.toISOString(), what: named(words.people_requested, payment.requestedByName) },
  ];
  const add = (at: Date | string | null, what: string) => {
    if (at !== null) happened.push({ at: new Date(at).toISOString(), what });
  };
  for (const { name, at } of payment.approvals) add(at, named(words.people_approved, name));
  const valueDate = payment.valueDate ? dayWords(payment.valueDate) : '';
  add(payment.executedAt, named(words.people_executed, payment.executedByName, { date: valueDate }));
  for (const receipt of payment.evidence) {
    add(receipt.uploadedAt, named(words.people_evidence, receipt.uploadedBy));
    add(
      receipt.checkedAt,
      named(receipt.state === 'accepted' ? words.people_accepted : words.people_returned, receipt.checkedBy),
    );
  }
  for (const { received, by, name, at } of payment.confirmations)
    add(at, named(words[`people_${received ? 'confirmed' : 'disputed'}_${by}`], name));
  add(
    payment.closedAt,
    named(
      payment.state === 'rejected' ? words.people_closed_rejected : words.people_closed_cancelled,
      payment.closedByName,
    ),
  );
  return happened
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ at, what }, index) => ({ id: `${index}-${at}`, dateTime: at, when: momentWords(at), what }));
}
