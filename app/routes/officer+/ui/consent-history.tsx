import { Form } from '@remix-run/react';
import { consent as words } from '~/catalogues/en/consent';
import { type ConsentContent, type ConsentMedium, type ConsentScope, consentScopes } from '~/domain/consent';
import { Badge, type BadgeTone, Button, Confirm, DefinitionList } from '~/ui';
import { dayWords, say } from './words';

interface ListedConsent {
  id: string;
  version: number;
  state: 'none' | 'in_force' | 'expired' | 'withdrawn' | 'replaced';
  language: string;
  medium: ConsentMedium;
  givenOn: Date;
  expiresOn: Date;
  granted: readonly ConsentScope[];
  content: ConsentContent;
  conditions: readonly { id: string; text: string; confirmedAt: Date | null }[];
  vetting: 'waits' | 'confirmed' | 'refused' | null;
}

const vettingWords = {
  waits: words.guardianWaits,
  confirmed: words.guardianConfirmed,
  refused: words.guardianRefused,
} as const;

const badges: Record<ListedConsent['state'], { tone: BadgeTone; words: string }> = {
  none: { tone: 'plain', words: words.badgeReplaced },
  in_force: { tone: 'home', words: words.badgeInForce },
  expired: { tone: 'attention', words: words.badgeExpired },
  withdrawn: { tone: 'loss', words: words.badgeWithdrawn },
  replaced: { tone: 'plain', words: words.badgeReplaced },
};

/** All versions, newest first; the latest in full and with the way to withdraw it. */
export function ConsentHistory({ history, shown }: { history: readonly ListedConsent[]; shown: string }) {
  return (
    <section className="section stack-loose">
      <h2>{words.history}</h2>
      {history.map((consent, index) =>
        index === 0 ? (
          <article key={consent.id} className="stack">
            <ConsentHead consent={consent} />
            <ConsentDetails consent={consent} shown={shown} />
            {consent.state === 'withdrawn' ? null : <Withdraw />}
          </article>
        ) : (
          <details key={consent.id}>
            <summary>
              {say(words.version, { version: consent.version })} · {dayWords(consent.givenOn)}
            </summary>
            <ConsentDetails consent={consent} />
          </details>
        ),
      )}
    </section>
  );
}

function ConsentHead({ consent }: { consent: ListedConsent }) {
  const { tone, words: state } = badges[consent.state];
  return (
    <h3 className="cluster">
      {say(words.version, { version: consent.version })} <Badge tone={tone}>{state}</Badge>
    </h3>
  );
}

/** `shown` is said of the latest version only. */
function ConsentDetails({ consent, shown }: { consent: ListedConsent; shown?: string }) {
  const isLatest = shown !== undefined;
  const { guardian, explainedBy, otherRefusals, notes } = consent.content;
  const refused = consentScopes.filter((scope) => !consent.granted.includes(scope));
  const vetted = guardian?.vettedOn
    ? say(words.guardianVetted, { date: dayWords(guardian.vettedOn) })
    : words.guardianNotVetted;
  return (
    <DefinitionList
      items={[
        { term: words.granted, value: <Scopes scopes={consent.granted} /> },
        { term: words.refused, value: <Scopes scopes={refused} /> },
        ...(otherRefusals.length > 0 ? [{ term: words.otherRefusals, value: otherRefusals.join(', ') }] : []),
        { term: words.conditions, value: <Conditions conditions={consent.conditions} /> },
        ...(shown ? [{ term: words.shownTerm, value: shown }] : []),
        { term: words.givenOn, value: dayWords(consent.givenOn) },
        { term: words.expiresOn, value: dayWords(consent.expiresOn) },
        { term: words.medium, value: words[`medium_${consent.medium}`] },
        { term: words.language, value: consent.language },
        { term: words.explainedBy, value: explainedBy || words.notRecorded },
        ...(guardian
          ? [
              {
                term: words.guardian,
                value: (
                  <>
                    {guardian.name} ({guardian.relation}), {vetted}, {vettingWords[consent.vetting ?? 'waits']}
                    {isLatest && consent.vetting === 'waits' ? (
                      <>
                        . <a href={`/officer/guardians/${consent.id}`}>{words.guardianOpen}</a>
                      </>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        ...(notes ? [{ term: words.notesLabel, value: notes }] : []),
      ]}
    />
  );
}

function Scopes({ scopes }: { scopes: readonly ConsentScope[] }) {
  return (
    <ul className="plain">
      {scopes.map((scope) => (
        <li key={scope}>{words[`scope_${scope}`]}</li>
      ))}
    </ul>
  );
}

function Conditions({ conditions }: { conditions: ListedConsent['conditions'] }) {
  if (conditions.length === 0) return words.noConditions;
  return (
    <>
      <ul className="plain">
        {conditions.map(({ id, text, confirmedAt }) => (
          <li key={id}>
            “{text}” {confirmedAt ? <Badge tone="home">{words.conditionConfirmed}</Badge> : null}
          </li>
        ))}
      </ul>
      <span className="small soft">{words.conditionOpen}</span>
    </>
  );
}

function Withdraw() {
  return (
    <Confirm summary={words.withdraw} consequences={<p>{words.withdrawConsequences}</p>}>
      <Form method="post">
        <Button name="intent" value="withdraw" kind="danger" small>
          {words.withdrawNow}
        </Button>
      </Form>
    </Confirm>
  );
}
