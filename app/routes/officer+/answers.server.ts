import type { z } from 'zod';
import { CaseNotFoundError } from '~/domain/cases';
import { CaseKeyMissingError } from '~/platform/crypto/index.server';

/** What a form gets back when it could not be accepted: messages by field, and what was typed. */
export interface FormAnswer {
  errors: Record<string, string[]>;
  values: Record<string, string>;
}

/** A case that is not there for this person, or whose key was erased, is a 404 like any other address. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CaseNotFoundError || error instanceof CaseKeyMissingError)
      throw new Response(null, { status: 404 });
    throw error;
  }
}

/** The text of a field, without the line endings of forms. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n') : '';
}

export const trimmedOf = (form: FormData, name: string): string => textOf(form, name).trim();
export const orNull = (text: string): string | null => (text === '' ? null : text);

/** Filled lines of a text area. */
export function linesOf(form: FormData, name: string): string[] {
  return textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Lines like "passport: EP77"; without a colon the whole line is the value. */
export function pairsOf(form: FormData, name: string): { first: string; second: string }[] {
  return linesOf(form, name).map((line) => {
    const colon = line.indexOf(':');
    return colon < 0
      ? { first: '', second: line }
      : { first: line.slice(0, colon).trim(), second: line.slice(colon + 1).trim() };
  });
}

/** All ticked values of a group. */
export const tickedOf = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string');

/** What was typed, to fill the form again. Values of one group are joined by commas. */
export function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of new Set(form.keys()))
    values[name] = form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .join(',');
  return values;
}

/** Messages by the form's own field names; `names` maps the first key of a schema path to a field. */
export function errorsOf(error: z.ZodError, names: Record<string, string> = {}): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const keys = issue.path.filter((key) => typeof key === 'string');
    const key = keys.find((candidate) => candidate in names) ?? keys.at(-1) ?? '';
    const field = names[key] ?? key;
    errors[field] = [...(errors[field] ?? []), issue.message];
  }
  return errors;
}
