import { useSearchParams } from '@remix-run/react';
import { Notice } from '~/ui';

/** Says that what was just sent was done: the page comes back with `?done=…`. */
export function DoneNotice({ sentences }: { sentences: Readonly<Record<string, string>> }) {
  const [search] = useSearchParams();
  const sentence = sentences[search.get('done') ?? ''];
  return sentence ? <Notice tone="done" live title={sentence} /> : null;
}
