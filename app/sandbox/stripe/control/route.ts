import { z } from 'zod';
import type { Act, SandboxConfig } from '../act';
import type { Clock } from '../clock';
import type { Store } from '../store/store';
import type { Deliverer } from '../webhooks/deliverer';

/** The parts of the sandbox that can be steered. */
export interface Steered {
  store: Store;
  config: SandboxConfig;
  clock: Clock;
  deliverer: Deliverer;
  /** Puts the settings back to what the flags said. */
  restoreSettings: () => void;
}

export interface Order<T = unknown> extends Steered {
  /** The variable part of the address, or an empty string. */
  id: string;
  body: T;
  /** Runs `work` in one transaction at the sandbox's present moment. */
  change: <R>(work: (act: Act) => R) => R;
}

export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Such as `/sandbox/charges/:id/refund`. */
  path: string;
  body: z.ZodType;
  handle: (order: Order) => unknown;
}

/** What is wrong with an order, told as `{ "error": … }` with this status. */
export class OrderRefused extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}

export const NOTHING = z.strictObject({});

/** A route whose body is parsed by `body` before `handle` sees it. */
export function orders<S extends z.ZodType>(
  method: ControlRoute['method'],
  path: string,
  body: S,
  handle: (order: Order<z.output<S>>) => unknown,
): ControlRoute {
  return { method, path, body, handle: (order) => handle(order as Order<z.output<S>>) };
}
