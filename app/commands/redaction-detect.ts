import { createInterface } from 'node:readline';
import { detect } from '../domain/redaction/detect.server';

/**
 * Answers each line `{id, locale, text}` with `{id, findings: [{start, end, type, level}]}`, or with `{id, error}`
 * when the line is no such request or its language has no dictionary. A line is answered before the next is read.
 */
export async function answerLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    output.write(`${JSON.stringify(answerLine(line))}\n`);
  }
}

/** The answer to one line. Parsed by hand: this command must start in a blink and imports no package. */
export function answerLine(line: string): object {
  let id: unknown = null;
  try {
    const request: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    const field = (name: string): unknown =>
      typeof request === 'object' && request !== null ? Reflect.get(request, name) : undefined;
    id = field('id') ?? null;
    const locale = field('locale');
    const text = field('text');
    if (typeof id !== 'string' && typeof id !== 'number') throw new TypeError('id must be a text or a number');
    if (typeof locale !== 'string') throw new TypeError('locale must be a text such as "en"');
    if (typeof text !== 'string') throw new TypeError('text must be a text');
    return { id, findings: detect(text, locale).map(({ start, end, type, level }) => ({ start, end, type, level })) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
