import { type RefObject, useEffect, useRef, useState } from 'react';

export type AutosaveState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'signed-out' | 'offline' | 'conflict' | 'invalid';

const QUIET_MS = 1_500;
const RETRY_MS = 10_000;

/**
 * Sends a form to `href` while it is typed: after a short rest, one at a time, again while signed out or offline.
 * The text stays in the page, never in the browser's storage. `revision` is the one the next save is based on.
 */
export function useAutosave(form: RefObject<HTMLFormElement>, href: string, firstRevision: number) {
  const [state, setState] = useState<AutosaveState>('idle');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [revision, setRevision] = useState(firstRevision);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const current = useRef({ revision: firstRevision, isSending: false, isDirty: false });

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The whole form was sent and the page was read again: later saves are based on that.
    if (firstRevision <= current.current.revision) return;
    current.current.revision = firstRevision;
    setRevision(firstRevision);
  }, [firstRevision]);
  useEffect(() => {
    // Leaving with unsaved text asks first; everything else is on the server already.
    const ask = (event: BeforeUnloadEvent) => {
      if (current.current.isDirty) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);

  function later(delayMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), delayMs);
  }

  async function send() {
    const now = current.current;
    if (form.current === null || now.isSending) return;
    const body = new FormData(form.current);
    body.set('baseRevision', String(now.revision));
    now.isSending = true;
    now.isDirty = false;
    setState('saving');
    const outcome = await post(href, body);
    now.isSending = false;
    if (outcome.state === 'saved') {
      now.revision = outcome.revision;
      setRevision(outcome.revision);
      setSavedAt(outcome.savedAt);
      setState(now.isDirty ? 'unsaved' : 'saved');
      if (now.isDirty) later(QUIET_MS);
      return;
    }
    now.isDirty = true;
    setState(outcome.state);
    if (outcome.state === 'signed-out' || outcome.state === 'offline') later(RETRY_MS);
  }

  function typed() {
    current.current.isDirty = true;
    if (current.current.isSending) return;
    setState((before) => (before === 'conflict' ? before : 'unsaved'));
    later(QUIET_MS);
  }

  /** The form is being sent whole: nothing is left to save here. */
  function sent() {
    clearTimeout(timer.current);
    current.current.isDirty = false;
  }

  return { state, savedAt, revision, typed, sent };
}

type Outcome =
  | { state: 'saved'; revision: number; savedAt: Date }
  | { state: 'signed-out' | 'offline' | 'conflict' | 'invalid' };

async function post(href: string, body: FormData): Promise<Outcome> {
  // A redirect can only lead to the sign-in page, and following it would lose nothing but tell nothing either.
  const answer = await fetch(href, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
  if (answer === null || answer.status >= 500) return { state: 'offline' };
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { state: 'signed-out' };
  if (answer.status === 409) return { state: 'conflict' };
  if (!answer.ok) return { state: 'invalid' };
  const saved = (await answer.json()) as { revision: number; savedAt: string };
  return { state: 'saved', revision: saved.revision, savedAt: new Date(saved.savedAt) };
}
