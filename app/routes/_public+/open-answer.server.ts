import type { z } from 'zod';
import { publicRoute, sharedFile } from '~/domain/access/index.server';
import { notThere, type Problem, ProblemFound, readQuery } from '~/domain/opendata/index.server';

// Any website may read what anybody may read; no cookie is ever asked for or taken.
const open = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' };

interface OpenRoute<Q extends z.ZodType> {
  query: Q;
  /** What is made passes the schema that describes it: a field that is not described does not leave. */
  answer: z.ZodType;
  /** What people type is answered and not kept. */
  unkept?: readonly (keyof z.infer<Q> & string)[];
  make: (args: { asked: z.infer<Q>; params: Record<string, string | undefined> }) => unknown;
}

/** A loader that answers programs with JSON. A refusal says what to do (RFC 9457). */
export const openRoute = <Q extends z.ZodType<Record<string, unknown>>>(route: OpenRoute<Q>) =>
  sharedFile(
    async ({ params, asked }) => {
      try {
        const made = await route.make({ asked: readQuery(route.query, asked), params });
        const body = JSON.stringify(route.answer.parse(made));
        return { body, contentType: 'application/json; charset=utf-8', headers: open };
      } catch (error) {
        if (error instanceof ProblemFound) return refusal(error.problem);
        throw error;
      }
    },
    { settle: (asked) => settled(route, asked), preflight },
  );

/** Whatever else a program asks for is answered in its own form. */
export const openNothing = publicRoute(async ({ request }) =>
  request.method === 'OPTIONS' ? preflight() : refusal(notThere().problem),
);

/** The one spelling of a question that is well asked; null for every other, which is answered and not kept. */
function settled<Q extends z.ZodType<Record<string, unknown>>>(
  { query, unkept = [] }: OpenRoute<Q>,
  asked: URLSearchParams,
): string | null {
  const { success, data } = query.safeParse(Object.fromEntries(asked));
  const isTwice = new Set(asked.keys()).size < [...asked].length;
  if (!success || isTwice || unkept.some((name) => data[name] !== undefined)) return null;
  const found = Object.entries(data).filter(([, value]) => value !== undefined);
  return found.length === 0
    ? ''
    : `?${new URLSearchParams(found.map(([name, value]) => [name, String(value)]).sort())}`;
}

const preflight = () =>
  new Response(null, {
    status: 204,
    headers: {
      ...open,
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  });

const refusal = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...open, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
