import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { LinkButton, Notice } from '~/ui';
import type { ShownState } from '../shown-state.server';

type Shown = Pick<ShownState, 'state' | 'differs'> | null;

/** The gate has nothing more to say, but the person has: the page is shown to them before anybody else reads it. */
export function ShowFirst({ caseId, shown }: { caseId: string; shown: Shown }) {
  const state = shown?.state ?? 'never';
  if (state === 'agreed') return null;
  return (
    <Notice tone="attention" title={words[`shown_${state}`]}>
      <p>{state === 'differs' ? differsWords(shown) : words[`shownText_${state}`]}</p>
      <p>
        <LinkButton href={`/officer/cases/${caseId}/consent/show`} small>
          {words.showIt}
        </LinkButton>
      </p>
    </Notice>
  );
}

/** What is other than what the person saw, in words. */
export function differsWords(shown: Pick<ShownState, 'differs'> | null): string {
  const parts = (shown?.differs ?? []).map((kind) => words[`told_${kind}`]);
  return message(words.shownDiffers, { parts: parts.join(', ') });
}
