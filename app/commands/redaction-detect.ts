import { createInterface } from 'node:readline';
import { z } from 'zod';
import { detect } from '../domain/redaction/index.server';

const requestSchema = z.object({ id: z.union([z.string(), z.number()]), locale: z.string(), text: z.string() });

/**
 * Answers each line `{id, locale, text}` with `{id, findings: [{start, end, type, level}]}`, or with `{id, error}`
 * when the line is no such request or its language has no dictionary. A line is answered before the next is read.
 */
export async function answerLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    output.write(`${JSON.stringify(answer(line))}\n`);
  }
}

function answer(line: string): object {
  let id: unknown = null;
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null) id = Reflect.get(parsed, 'id') ?? null;
    const request = requestSchema.parse(parsed);
    const findings = detect(request.text, request.locale).map(({ start, end, type, level }) => ({ start, end, type, level }));
    return { id: request.id, findings };
  } catch (error) {
    return { id, error: error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error) };
  }
}
