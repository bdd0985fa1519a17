import { z } from 'zod';
import { storyLanguages } from '~/catalogues/story-languages';
import { guarded } from '~/domain/access/index.server';
import { handOverCard } from '~/domain/consent/index.server';
import { environment } from '~/platform/env/index.server';
import { ownViewPath } from '~/platform/http/paths';
import { textOf } from './answers.server';
import { paperAnswer } from './paper-answer.server';

const asked = z.object({ language: z.enum(storyLanguages), code: z.string().regex(/^(?:\d{18})?$/) });

/** The card to hand over. The code comes in the form and goes to the paper: it is stored nowhere, and in no address. */
export const action = guarded({ permission: 'consent.record' }, async ({ request }) => {
  const form = await request.formData();
  const digits = textOf(form, 'code').replace(/[\s-]/g, '');
  const parsed = asked.safeParse({ language: textOf(form, 'language'), code: digits });
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { language, code } = parsed.data;
  const address = `${new URL(environment().appUrl).host}${ownViewPath}`;
  return paperAnswer(await handOverCard({ language, address, code: code || null, madeAt: new Date(0) }));
});
