import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

/** The nonce of this answer's content security policy; undefined on public pages and in the browser. */
export const NonceProvider = Nonce.Provider;

export function useNonce(): string | undefined {
  return useContext(Nonce);
}
