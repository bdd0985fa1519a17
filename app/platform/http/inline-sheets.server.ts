import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CLIENT = path.resolve('build/client');
const MANIFEST = path.resolve('build/.vite/client-manifest.json');
/** Style sheets of the public pages; vite names the sources of sheets by their whole path. */
const PUBLIC_SHEET = /(?:^|\/)app\/ui\/(?!staff)[\w-]+\.css$/;

interface Sheet {
  /** The link that Remix writes for it. */
  link: string;
  style: string;
  hash: string;
}

let known: Sheet[] | undefined;

/** As they were built; none in development, where vite serves them. */
function sheets(): Sheet[] {
  known ??= process.env.NODE_ENV === 'production' && existsSync(MANIFEST) ? readSheets() : [];
  return known;
}

function readSheets(): Sheet[] {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, { file: string }>;
  return Object.entries(manifest)
    .filter(([source]) => PUBLIC_SHEET.test(source))
    .map(([, { file }]) => {
      const css = readFileSync(path.join(CLIENT, file), 'utf8').trim();
      return {
        link: `<link rel="stylesheet" href="/${file}"/>`,
        style: `<style>${css}</style>`,
        hash: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
      };
    });
}

/**
 * A public page with its style sheets in it, as its head and the rest, which is too long to be written once more. On a
 * slow line a sheet of its own costs a second round trip before anything can be shown; the sheets are small, and pages
 * are revalidated, so that a page one has already costs neither.
 */
export function withInlineSheets(page: string, mark: (style: string) => string): [head: string, rest: string] {
  const end = page.indexOf('</head>');
  let head = page.slice(0, end);
  for (const { link, style } of sheets()) head = head.replace(link, () => mark(style));
  return [head, page.slice(end)];
}

/** What the content security policy names for them: their hashes, to the byte. */
export const inlineSheetHashes = (): string[] => sheets().map(({ hash }) => hash);
