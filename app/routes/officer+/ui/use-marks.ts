import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { WhileWriting } from '~/domain/publishing/index.server';

export interface Marks extends WhileWriting {
  state: 'first' | 'checking' | 'checked' | 'paused' | 'too-long';
  /** The texts to which the marks belong, by field. */
  texts: Readonly<Record<string, string>>;
}

const QUIET_MS = 120;
const PATIENCE_MS = 15_000;
const RETRY_MS = 8_000;
const NONE: Marks = { state: 'first', texts: {}, fields: [], learns: [], refusals: [] };

/** The name of a control for the gate's key of its text, and back. */
export const nameOf = (key: string): string => key.replace('/', ':');
const keyOf = (name: string): string => name.replace(':', '/');

/**
 * Asks the server what the gate would mark in a form, while it is typed: one question at a time, each with what stands
 * there then. The marks say to which texts they belong; an answer that does not come changes nothing.
 */
export function useMarks(form: RefObject<HTMLFormElement>, href: string): { marks: Marks; typed: () => void } {
  const [marks, setMarks] = useState<Marks>(NONE);
  const now = useRef<{ isAsking: boolean; isStale: boolean; timer?: ReturnType<typeof setTimeout> }>({
    isAsking: false,
    isStale: false,
  });

  const ask = useCallback(async (): Promise<void> => {
    const state = now.current;
    if (form.current === null || state.isAsking) return;
    state.isAsking = true;
    state.isStale = false;
    const body = new FormData(form.current);
    const texts = Object.fromEntries(
      [...new Set(body.keys())].map((name) => [keyOf(name), String(body.get(name)).replace(/\r\n/g, '\n')]),
    );
    const answer = await look(href, body);
    state.isAsking = false;
    if (typeof answer === 'string') setMarks((before) => ({ ...before, state: answer }));
    else setMarks({ ...answer, texts, state: state.isStale ? 'checking' : 'checked' });
    if (state.isStale || answer === 'paused') {
      clearTimeout(state.timer);
      state.timer = setTimeout(() => void ask(), answer === 'paused' ? RETRY_MS : QUIET_MS);
    }
  }, [form, href]);

  useEffect(() => {
    void ask();
    return () => clearTimeout(now.current.timer);
  }, [ask]);

  const typed = useCallback(() => {
    const state = now.current;
    state.isStale = true;
    setMarks((before) => (before.state === 'checked' ? { ...before, state: 'checking' } : before));
    if (state.isAsking) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void ask(), QUIET_MS);
  }, [ask]);

  return { marks, typed };
}

/** What the gate says of the texts, or why it says nothing. */
async function look(href: string, body: FormData): Promise<WhileWriting | 'paused' | 'too-long'> {
  try {
    const answer = await fetch(href, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 422) return 'too-long';
    return answer.ok ? ((await answer.json()) as WhileWriting) : 'paused';
  } catch {
    // No connection, or none in time: the page says so, and asks again.
    return 'paused';
  }
}

/** The marks of one text with the text that they are of; undefined before it was looked at. */
export function markedOf({ fields, texts }: Marks, key: string) {
  const found = fields.find((one) => one.key === key);
  const text = texts[key];
  if (!found || text === undefined) return undefined;
  const marks = found.findings.map(({ id, start, end, level, justification }) => ({
    id,
    start,
    end,
    level,
    resolved: justification !== null,
  }));
  return { text, marks };
}
