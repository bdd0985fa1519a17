import type { z } from 'zod';
import type { Problem } from './schemas';

/** A question of a program that is refused, with what to do. */
export class ProblemFound extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export const notThere = () =>
  new ProblemFound({
    title: 'There is nothing at this address',
    status: 404,
    detail: 'Take addresses from the lists, or look at /api/v1/openapi.json for what there is.',
  });

export const goneForGood = () =>
  new ProblemFound({
    title: 'This page is closed',
    status: 410,
    detail: 'It will not come back at this address. Delete what you kept of it.',
  });

/** Reads what is asked, or says which parameter is wrong and what it may be. A parameter given twice is wrong, too. */
export function readQuery<Q extends z.ZodType>(schema: Q, asked: URLSearchParams): z.infer<Q> {
  const twice = [...new Set(asked.keys())].filter((name) => asked.getAll(name).length > 1);
  const parsed = schema.safeParse(Object.fromEntries(asked));
  if (parsed.success && twice.length === 0) return parsed.data;
  const errors = [
    ...twice.map((parameter) => ({ parameter, detail: 'Give it once.' })),
    ...(parsed.error?.issues ?? []).flatMap(errorsOf),
  ];
  throw wrongParameters(errors);
}

export const wrongParameters = (errors: { parameter: string; detail: string }[]) =>
  new ProblemFound({
    title: 'A parameter is wrong',
    status: 400,
    detail: 'Correct or leave out what `errors` names. /api/v1/openapi.json says what each parameter may be.',
    errors,
  });

function errorsOf(issue: z.core.$ZodIssue): { parameter: string; detail: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ parameter: key.slice(0, 60), detail: 'There is no such parameter.' }));
  const parameter = String(issue.path[0] ?? '');
  if (issue.code === 'invalid_value') return [{ parameter, detail: `One of: ${issue.values.map(String).join(', ')}.` }];
  if (issue.code === 'invalid_format') return [{ parameter, detail: 'It does not have the form that is described.' }];
  return [{ parameter, detail: issue.message }];
}
