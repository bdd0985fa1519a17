import type { z } from 'zod';

/** What keeps a file from being imported: where, and a sentence that says what to do. */
export interface ImportProblem {
  /** Name of the sheet, for spreadsheets. */
  sheet?: string;
  /** Row as the spreadsheet program numbers it. */
  row?: number;
  field: string;
  message: string;
}

/** The file as a whole is not what we read. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

type Issue = z.core.$ZodIssue;

/** A path of keys as one reads it: `journey › 4 › lat`, counting from 1. */
export function fieldOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return path.map((key) => (typeof key === 'number' ? String(key + 1) : String(key))).join(' › ');
}

/** A sentence for what the schema found, never repeating the value. */
export function sentenceOf(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined && /received undefined$/.test(issue.message)
      ? 'This is missing.'
      : `This should be ${article[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === 'invalid_value')
    return `This is not on the list. Use one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_small') return `This is too small or too short: at least ${issue.minimum}.`;
  if (issue.code === 'too_big') return `This is too large or too long: at most ${issue.maximum}.`;
  if (issue.code === 'invalid_union') return 'This is not in a form that we read.';
  return issue.message;
}

const article: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of fields',
  boolean: 'yes or no',
};
