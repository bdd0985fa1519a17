import { useSearchParams } from '@remix-run/react';
import { cases } from '~/catalogues/en/cases';
import { Notice } from '~/ui';

/** Answers a form that was accepted: the page comes back with ?saved. */
export function SavedNotice() {
  const [search] = useSearchParams();
  return search.has('saved') ? <Notice tone="done" live title={cases.saved} /> : null;
}
