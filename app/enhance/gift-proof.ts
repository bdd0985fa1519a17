/**
 * Answers the question that a form of a gift carries: which number, appended to the salt, gives this SHA-256? It begins
 * when the page is idle and works in small pieces, so that nothing waits for it. Without it the form works all the same,
 * within stricter limits.
 */

interface Challenge {
  salt: string;
  digest: string;
  max: number;
  signature: string;
}

const PIECE = 200;
const LONGEST_WAIT_MS = 20_000;

async function solve({ salt, digest, max, signature }: Challenge): Promise<string> {
  const encoder = new TextEncoder();
  const wanted = digest.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const isWanted = (hash: ArrayBuffer) => new Uint8Array(hash).every((byte, at) => byte === wanted[at]);
  for (let from = 0; from < max; from += PIECE) {
    const numbers = Array.from({ length: Math.min(PIECE, max - from) }, (_, index) => from + index);
    const hashes = await Promise.all(
      numbers.map((number) => crypto.subtle.digest('SHA-256', encoder.encode(`${salt}${number}`))),
    );
    const found = hashes.findIndex(isWanted);
    if (found >= 0) return `${salt}.${from + found}.${signature}`;
  }
  return '';
}

/** A slow machine needs some seconds: whoever pressed the button reads that it was heard. Returns what takes it back. */
function sayWait(form: HTMLFormElement): () => void {
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  form.setAttribute('aria-busy', 'true');
  // Beside what was pressed, which may stay at the foot of the screen.
  (form.querySelector('.gift-on') ?? form).append(words);
  words.textContent = form.dataset.wait ?? '';
  return () => {
    words.remove();
    form.removeAttribute('aria-busy');
  };
}

function prepare(form: HTMLFormElement): void {
  const field = form.elements.namedItem('proof');
  const { proof } = form.dataset;
  if (!(field instanceof HTMLInputElement) || proof === undefined) return;
  let answered: Promise<void> | undefined;
  let done = false;
  let waiting = false;
  const answer = (): Promise<void> => {
    answered ??= solve(JSON.parse(proof) as Challenge).then(
      (found) => {
        field.value = found;
        done = true;
      },
      () => {
        done = true;
      },
    );
    return answered;
  };
  form.addEventListener('submit', (event) => {
    if (done) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    const goOn = sayWait(form);
    const { submitter } = event;
    const late = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
    void Promise.race([answer(), late]).then(() => {
      done = true;
      goOn();
      form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
    });
  });
  if ('requestIdleCallback' in window) requestIdleCallback(() => void answer());
  else setTimeout(() => void answer(), 200);
}

// Only where the browser has the means: over plain http there are none.
if ('subtle' in (globalThis.crypto ?? {}))
  document.querySelectorAll<HTMLFormElement>('form[data-proof]').forEach(prepare);
