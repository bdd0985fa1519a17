import type { z } from 'zod';
import { notThere, type Problem, ProblemFound } from '~/domain/opendata/index.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

// Any website may read what anybody may read; no cookie is ever asked for or taken.
const open = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' };

/**
 * Answers a program with JSON. What is made passes the schema that describes it: a field that is not described does not
 * leave. A refusal says what to do (RFC 9457).
 */
export async function openAnswer(request: Request, answer: z.ZodType, make: () => Promise<unknown>): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight();
  try {
    const body = JSON.stringify(answer.parse(await make()));
    return taggedAnswer(request, body, { contentType: 'application/json; charset=utf-8', headers: open });
  } catch (error) {
    if (error instanceof ProblemFound) return refusal(error.problem);
    throw error;
  }
}

export const nothingThere = (request: Request): Response =>
  request.method === 'OPTIONS' ? preflight() : refusal(notThere().problem);

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
