import { inTransaction } from '~/platform/db/index.server';
import { survivorActor } from '../access';
import { digitsOf, isCode } from './code';
import { type PinFault, pinFault, pinOf } from './pin';
import { clientHashOf, codeHashOf, newSessionToken, sessionKeyOf, verifierOf } from './secrets.server';

export type Opened =
  | { outcome: 'open'; token: string }
  /** A code on its first entry: the PIN is chosen now. */
  | { outcome: 'choose'; code: string }
  | { outcome: 'closed' }
  /** The check digits say that something was mistyped: no try is counted. */
  | { outcome: 'mistyped' };

/** Opens the view with code and PIN. Takes the same time and says the same whatever is wrong with a well-formed code. */
export async function openView(request: Request, typed: { code: string; pin: string }): Promise<Opened> {
  const code = digitsOf(typed.code);
  if (!isCode(code)) return { outcome: 'mistyped' };
  const pin = pinOf(typed.pin);
  const codeHash = codeHashOf(code);
  const derived = await verifierOf(codeHash, pin);
  const token = newSessionToken();
  const [row] = await inTransaction(
    survivorActor,
    'own-view.open',
    (tx) => tx.$queryRaw<{ outcome: 'open' | 'choose' | 'closed' }[]>`
      SELECT private.open_own_view(${codeHash}, ${clientHashOf(request)}, ${pin === '' ? null : derived}, ${sessionKeyOf(token)}) AS outcome`,
  );
  if (row?.outcome === 'open') return { outcome: 'open', token };
  return row?.outcome === 'choose' ? { outcome: 'choose', code } : { outcome: 'closed' };
}

export type ChoosePin =
  | { outcome: 'open'; token: string }
  | { outcome: 'closed' }
  | { outcome: 'fault'; fault: PinFault | 'differs' | 'second' };

/** The survivor's own choice at the first entry: nobody else has a hand in it. */
export async function choosePin(
  request: Request,
  typed: { code: string; pin: string; again: string; second: string },
): Promise<ChoosePin> {
  const [pin, again, second] = [pinOf(typed.pin), pinOf(typed.again), pinOf(typed.second)];
  const fault = pinFault(pin) ?? (second === '' ? null : pinFault(second));
  if (fault) return { outcome: 'fault', fault };
  if (pin !== again) return { outcome: 'fault', fault: 'differs' };
  if (pin === second) return { outcome: 'fault', fault: 'second' };
  const codeHash = codeHashOf(digitsOf(typed.code));
  const verifier = await verifierOf(codeHash, pin);
  const secondVerifier = second === '' ? null : await verifierOf(codeHash, second);
  const token = newSessionToken();
  const [row] = await inTransaction(
    survivorActor,
    'own-view.choose-pin',
    (tx) => tx.$queryRaw<{ outcome: 'open' | 'closed' }[]>`
      SELECT private.choose_own_pin(${codeHash}, ${clientHashOf(request)}, ${verifier}, ${secondVerifier}, ${sessionKeyOf(token)}) AS outcome`,
  );
  return row?.outcome === 'open' ? { outcome: 'open', token } : { outcome: 'closed' };
}
