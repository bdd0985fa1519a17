import { z } from 'zod';
import { storyLanguages } from '~/catalogues/story-languages';

/** What is asked of a paper in its address: nothing of a person stands there. */
const asked = z.object({ language: z.enum(storyLanguages), pictures: z.enum(['yes', 'no']).default('no') });

export function readPaperAddress(request: Request): { language: z.infer<typeof asked>['language']; pictures: boolean } {
  const parsed = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new Response(null, { status: 404 });
  return { language: parsed.data.language, pictures: parsed.data.pictures === 'yes' };
}

/** A paper to look at and print. Its name says nothing, and nobody on the way keeps it. */
export const paperAnswer = (bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="paper.pdf"',
      'Cache-Control': 'no-store',
    },
  });
