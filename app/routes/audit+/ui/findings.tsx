import { audit as words } from '~/catalogues/en/audit';
import type { FindingState, Severity } from '~/domain/audit';
import { dayWords } from '~/domain/disbursements';
import { Badge, type BadgeTone, Button, fillMessage, TextArea } from '~/ui';
import type { FormAnswer } from '../../finance+/answer-form.server';
import { ActForm } from '../../finance+/ui/act-form';

export interface ShownFinding {
  id: string;
  disbursementId: string;
  severity: Severity;
  text: string;
  raisedByName: string | null;
  raisedAt: Date;
  dueOn: Date;
  isOverdue: boolean;
  state: FindingState;
  responses: { kind: 'answer' | 'closure'; text: string; name: string | null; at: string }[];
}

const severityTones: Record<Severity, BadgeTone> = { low: 'plain', medium: 'attention', high: 'loss' };
const stateTones: Record<FindingState, BadgeTone> = { open: 'attention', answered: 'route', closed: 'home' };

interface FindingsProps {
  findings: readonly ShownFinding[];
  /** What whoever looks may do: an auditor closes what is answered, the office and finance answer what is not closed. */
  respond: 'close' | 'answer';
  /** Where the payment is looked at; left out on the payment's own page. */
  paymentBase?: string;
  answer?: FormAnswer;
}

/** Findings with what was said about each, and the form for the next word. */
export function Findings({ findings, respond, paymentBase, answer }: FindingsProps) {
  return findings.map((finding) => (
    <article key={finding.id} id={`finding-${finding.id}`} className="stack finding-note">
      <p className="cluster">
        <Badge tone={severityTones[finding.severity]}>{words[`severity_${finding.severity}`]}</Badge>
        <Badge tone={stateTones[finding.state]}>{words[`finding_${finding.state}`]}</Badge>
        <span className="small soft">
          {fillMessage(words.findingBy, {
            name: finding.raisedByName ?? words.unknownPerson,
            date: dayWords(finding.raisedAt),
          })}
          {', '}
          {fillMessage(finding.isOverdue ? words.findingOverdue : words.findingDueOn, {
            date: dayWords(finding.dueOn),
          })}
        </span>
      </p>
      <p className="prose">{finding.text}</p>
      {finding.responses.map((response) => (
        <blockquote key={response.at} className="stack">
          <p className="small soft">
            {fillMessage(words[`response_${response.kind}`], {
              name: response.name ?? words.unknownPerson,
              date: dayWords(response.at),
            })}
          </p>
          <p className="prose">{response.text}</p>
        </blockquote>
      ))}
      {paymentBase ? (
        <p>
          <a href={`${paymentBase}/${finding.disbursementId}`}>{words.findingSeeIt}</a>
        </p>
      ) : null}
      <Respond finding={finding} respond={respond} answer={answer} />
    </article>
  ));
}

function Respond({
  finding,
  respond,
  answer,
}: {
  finding: ShownFinding;
  respond: 'close' | 'answer';
  answer?: FormAnswer;
}) {
  const closes = respond === 'close';
  if (finding.state === 'closed' || (closes && finding.state === 'open')) return null;
  return (
    <ActForm key={finding.responses.length} intent={`${respond}-${finding.id}`} answer={answer}>
      {(question) => (
        <>
          <input type="hidden" name="findingId" value={finding.id} />
          <TextArea
            {...question('text')}
            label={closes ? words.findingClosure : words.findingAnswer}
            hint={closes ? words.findingClosureHint : words.findingAnswerHint}
            rows={3}
            required
          />
          <Button kind="quiet">{closes ? words.findingClose : words.findingSendAnswer}</Button>
        </>
      )}
    </ActForm>
  );
}
