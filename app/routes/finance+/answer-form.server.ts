import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import { NothingHere, Refused } from '~/domain/disbursements';

/** What a form on a page with several forms gets back: which one, and conform's own answer. */
export interface FormAnswer {
  intent: string;
  result: SubmissionResult<string[]>;
}

/**
 * Parses a form, runs its one use case and goes to the address that this answers. What was wrong comes back beside its
 * field; nothing here for this person is a 404.
 */
export async function answerForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  run: (input: z.infer<S>) => Promise<string>,
): Promise<FormAnswer | Response> {
  const intent = String(form.get('intent') ?? '');
  const submission = parseWithZod(form, { schema });
  if (submission.status !== 'success') return { intent, result: submission.reply() };
  try {
    return redirect(await run(submission.value));
  } catch (error) {
    if (!(error instanceof Refused)) return orMissing(error);
    const said = [error.message];
    return {
      intent,
      result: submission.reply(error.field ? { fieldErrors: { [error.field]: said } } : { formErrors: said }),
    };
  }
}

/** For what only the route knows of a form: a file that is missing. */
export const refusedField = (field: string, sentence: string): Refused => new Refused(field, sentence);

/** Turns "nothing here for this person" into a 404; throws everything else again. */
export function orMissing(error: unknown): never {
  if (error instanceof NothingHere) throw new Response(null, { status: 404 });
  throw error;
}

/** A picture of a receipt. That it is not stored and not sniffed comes with every staff address (platform/http). */
export function pictureResponse(jpeg: Uint8Array): Response {
  return new Response(Buffer.from(jpeg), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(jpeg.length),
      'Content-Disposition': 'inline; filename="receipt.jpg"',
    },
  });
}
