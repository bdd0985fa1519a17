import { Form } from '@remix-run/react';
import { financeBank as words } from '~/catalogues/en/finance-bank';
import { dayWords } from '~/domain/disbursements';
import type { BankLine, MatchSuggestion } from '~/domain/reconciliation';
import { Badge, Button, fillMessage, formatMoney } from '~/ui';

const tones = { certain: 'home', likely: 'plain', possible: 'plain' } as const;

/** What may explain a line, and the one click that says so. */
export function BankSuggestion({ line, suggestion }: { line: BankLine; suggestion: MatchSuggestion }) {
  const money = (amountMinor: bigint) => formatMoney(amountMinor, line.currency, 'en');
  const parts = suggestion.parts.map(({ kind, subjectId, amountMinor }) => ({
    kind,
    subjectId,
    amountMinor: amountMinor.toString(),
  }));
  return (
    <Form method="post" action={`/finance/reconciliation/lines/${line.id}`} className="cluster">
      <input type="hidden" name="intent" value="accept" />
      <input type="hidden" name="id" value={line.id} />
      <input type="hidden" name="valueOn" value={line.valueOn} />
      <input type="hidden" name="parts" value={JSON.stringify(parts)} />
      <span>
        {suggestion.parts.map((part) => `${words.kinds[part.kind]} ${money(part.amountMinor)}`).join(', ')}{' '}
        <span className="small soft">{words.why[suggestion.why]}</span>
      </span>
      <Badge tone={tones[suggestion.certainty]}>{words.certainty[suggestion.certainty]}</Badge>
      <Button kind="quiet" small>
        {words.accept}{' '}
        <span className="sr-only">
          {fillMessage(words.acceptAbout, { date: dayWords(line.bookedOn), amount: money(line.amountMinor) })}
        </span>
      </Button>
    </Form>
  );
}
