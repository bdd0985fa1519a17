import { RemixBrowser } from '@remix-run/react';
import { type ReactNode, StrictMode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { keepTyped } from './ui/forms/keep-typed';

const typed = keepTyped(document);

/** What was typed before the page came alive is put back where React would have put its own text. */
function Alive({ children }: { children: ReactNode }) {
  useEffect(() => typed.giveBack(), []);
  return children;
}

/**
 * RemixBrowser waits for the page's data by suspending, with no boundary around a document: a click or a key in that
 * moment makes React render at once, suspend again and give up ("Root did not complete", 345). Asked once beforehand, it
 * says what it waits for; with the data there it never suspends.
 */
async function dataHasArrived(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting;
    await waiting;
  }
}

await dataHasArrived();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Alive>
        <RemixBrowser />
      </Alive>
    </StrictMode>,
  );
});
