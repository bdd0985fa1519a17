import type { ServerBuild } from '@remix-run/node';
import express, { type RequestHandler } from 'express';

/** An event of Stripe has a few kilobytes. */
const BODY_MAX = '1mb';

/**
 * Answers `POST /webhooks/<name>` with the action of `routes/webhooks+/<name>`, called directly: Remix looks through all
 * routes for each request, which is most of the work when a machine knocks two hundred times a second.
 */
export function machineDoors(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler[] {
  const open: RequestHandler = async (req, res, next) => {
    try {
      const { routes } = typeof build === 'function' ? await build() : build;
      const action = routes[`routes/webhooks+/${req.path.slice(1)}`]?.module.action;
      if (!action) return void res.status(404).type('text/plain').send('There is nothing here.');
      if (req.method !== 'POST') return void res.status(405).set('allow', 'POST').type('text/plain').send('Use POST.');
      const request = new Request(new URL(req.originalUrl, 'http://machine.invalid'), {
        method: 'POST',
        headers: singleHeaders(req.headers),
        body: Buffer.isBuffer(req.body) ? new Uint8Array(req.body) : null,
      });
      const answer = (await action({ request, params: {}, context: {} })) as Response;
      res.status(answer.status).type(answer.headers.get('content-type') ?? 'text/plain');
      res.send(await answer.text());
    } catch (error) {
      next(error);
    }
  };
  return [express.raw({ type: () => true, limit: BODY_MAX }), open];
}

const singleHeaders = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
