import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const answers = new Histogram({
  name: 'http_answer_seconds',
  help: 'Time to the last byte of an answer, by area of the site and class of status.',
  labelNames: ['area', 'status'],
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

const pages = new Counter({
  name: 'http_shared_pages_total',
  help: 'Answers to public pages that may be kept: from memory (kept), or made for this answer or together with others (made).',
  labelNames: ['from'],
  registers: [registry],
});

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Notes how long one answer took. The area is the first part of a staff path, or `public`; never more of an address. */
export function countAnswer(area: string, status: number, milliseconds: number): void {
  answers.observe({ area, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
}

/** Notes where the answer to a public page came from. */
export function countPage(from: 'kept' | 'made'): void {
  pages.inc({ from });
}

/** Figures for Prometheus, for a collector on this machine only: everybody else is told that there is no such page. */
export const serveMetrics: RequestHandler = async (req, res, next) => {
  if (!LOOPBACK.has(req.socket.remoteAddress ?? '') || req.get('x-forwarded-for') !== undefined) return next();
  res.type(registry.contentType).send(await registry.metrics());
};
