import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The sandboxes' own sheet: paper, ink, one colour for what one can do, hairlines instead of boxes. */
export const STYLE = `
@font-face { font-family: 'Atkinson Hyperlegible Next'; src: url('/assets/sans.woff2') format('woff2'); font-weight: 200 800; font-display: swap; }
@font-face { font-family: 'Newsreader'; src: url('/assets/serif.woff2') format('woff2'); font-weight: 200 800; font-display: swap; }
:root {
  color-scheme: light dark;
  --paper: #f8f5ee; --sheet: #fffdf9; --ink: #131f30; --soft: #3d4856; --line: #d5cfc2; --edge: #7c8286; --focus: #1550b8;
  --home: #0a5652; --home-ink: #fffdf9; --brick: #8a2c17; --brick-wash: #f9e9e2; --wash: #e7efeb; --amber-wash: #f8e8c6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0e1622; --sheet: #152030; --ink: #efe9dd; --soft: #bcc4cb; --line: #2c3b4c; --edge: #8592a0; --focus: #ffd479;
    --home: #84d3c8; --home-ink: #0e1622; --brick: #f2a78e; --brick-wash: #38231f; --wash: #14302f; --amber-wash: #362a12;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 'Atkinson Hyperlegible Next', system-ui, sans-serif; }
h1, h2 { font-family: Newsreader, Georgia, serif; font-weight: 500; line-height: 1.2; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.25rem; }
p { margin: 0; max-width: 65ch; } ul, dl, hr { margin: 0; padding: 0; } a { color: var(--home); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--sheet); padding: .5rem 1rem; }
.notice { background: var(--amber-wash); border-bottom: 1px solid var(--line); font-size: .9375rem; }
.notice p { max-width: 70rem; margin: 0 auto; padding: .6rem 1.25rem; } .notice strong { font-weight: 700; }
main { max-width: 70rem; margin: 0 auto; padding: 1.75rem 1.25rem 4rem; }
.way { border: 0; border-top: 4px dotted var(--home); width: 7rem; }
.soft { color: var(--soft); } .small { font-size: .9375rem; } .figure, td.figure { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
.stack > * + * { margin-top: 1rem; } .stack-wide > * + * { margin-top: 2rem; }
.total { font-family: Newsreader, Georgia, serif; font-size: 2.75rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
.bill { list-style: none; } .bill li { display: flex; justify-content: space-between; gap: 1.5rem; padding: .6rem 0; border-top: 1px solid var(--line); }
.bill li:last-child { border-bottom: 1px solid var(--line); } .bill .sum { font-weight: 700; }
form { margin: 0; } .field { display: block; } .field span { display: block; font-weight: 600; margin-bottom: .3rem; } .field .soft { font-weight: 400; display: inline; margin: 0; }
input[type=text], input[type=email], input[type=search], select { width: 100%; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--edge); border-radius: 4px; padding: .7rem .8rem; min-height: 3rem; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; } legend { padding: 0; font-weight: 600; margin-bottom: .4rem; }
.cards { border-top: 1px solid var(--line); } .cards label { display: flex; gap: .9rem; align-items: baseline; padding: .55rem .5rem; border-bottom: 1px solid var(--line); cursor: pointer; min-height: 3rem; }
.cards label:hover { background: var(--wash); } .cards label:has(:checked) { background: var(--wash); }
.cards input { accent-color: var(--home); width: 1.15rem; height: 1.15rem; flex: none; position: relative; top: .2rem; margin: 0; }
.cards .number { display: block; color: var(--soft); font-size: .9375rem; font-variant-numeric: tabular-nums; }
button, .button { display: inline-flex; align-items: center; justify-content: center; font: inherit; font-weight: 700; min-height: 3rem; padding: .6rem 1.4rem; border-radius: 4px; border: 1px solid var(--home); background: var(--home); color: var(--home-ink); cursor: pointer; text-decoration: none; }
button.quiet { background: transparent; color: var(--home); } button.slight { min-height: 2.5rem; padding: .3rem .9rem; font-size: .9375rem; }
.pay-button { width: 100%; font-size: 1.125rem; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.error { border-inline-start: 4px solid var(--brick); background: var(--brick-wash); padding: .9rem 1.1rem; } .error h2 { color: var(--brick); } .error p { margin-top: .25rem; }
.pay { display: grid; gap: 2.25rem; } @media (min-width: 60rem) { .pay { grid-template-columns: 5fr 6fr; gap: 5rem; } .pay aside { position: sticky; top: 2rem; align-self: start; } main.narrow { padding-block-start: 3.5rem; } }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; } caption { text-align: start; color: var(--soft); padding-bottom: .5rem; }
th, td { text-align: start; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { font-weight: 600; color: var(--soft); white-space: nowrap; }
.moment { font-variant-numeric: tabular-nums; }
code, pre { font: .875rem/1.5 ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; } code { overflow-wrap: anywhere; }
pre { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: 1rem; margin: 0; overflow-x: auto; }
.letters { list-style: none; border-top: 1px solid var(--line); } .letters li { border-bottom: 1px solid var(--line); }
.letters a { display: block; padding: .9rem .25rem; text-decoration: none; color: inherit; } .letters a:hover { background: var(--wash); } .letters .subject { display: block; font-weight: 600; color: var(--home); text-decoration: underline; text-underline-offset: .18em; overflow-wrap: anywhere; }
.letters .line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; }
.search { display: flex; gap: .75rem; align-items: end; flex-wrap: wrap; max-width: 36rem; } .search .field { flex: 1 1 16rem; }
dl.head { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; } dl.head dt { color: var(--soft); } dl.head dd { margin: 0; overflow-wrap: anywhere; }
.letter-text { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sheet); color: var(--ink); border: 1px solid var(--line); border-radius: 4px; padding: 1.25rem; font: inherit; max-width: 46rem; }
iframe { width: 100%; height: 24rem; border: 1px solid var(--line); border-radius: 4px; background: #fff; }
.places { margin-bottom: 1.75rem; border-bottom: 1px solid var(--line); } .places ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.places a { display: inline-flex; align-items: center; min-height: 2.75rem; text-decoration: none; } .places a:hover { text-decoration: underline; } .places a[aria-current] { color: var(--ink); font-weight: 700; box-shadow: inset 0 -3px var(--home); }
.orders { display: grid; gap: 2.5rem; } @media (min-width: 48rem) { .orders { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); } }
.order { display: grid; gap: .9rem; justify-items: start; } .order .field { width: 100%; max-width: 24rem; } .plain { list-style: none; border-top: 1px solid var(--line); } .plain > li { padding: .9rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.files { padding-inline-start: 1.25rem; }
`;

/** The mark: a way of which the rest is still dotted. */
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#f8f5ee"/><g fill="none" stroke-width="4" stroke-linecap="round"><path d="M6 24c5 0 6-8 10-8" stroke="#8a2c17"/><path d="M16 16c5 0 6-8 10-8" stroke="#0a5652" stroke-dasharray="0 6"/></g></svg>`;

const FONTS: Record<string, string> = {
  '/assets/sans.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  '/assets/serif.woff2': '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
};

export interface Asset {
  type: string;
  body: string | Buffer;
}

/** A static file of the sandboxes' pages, or null. A font that is not installed is simply absent: pages have fallbacks. */
export function findAsset(path: string): Asset | null {
  if (path === '/assets/sandbox.css') return { type: 'text/css; charset=utf-8', body: STYLE };
  if (path === '/assets/mark.svg') return { type: 'image/svg+xml', body: MARK };
  const font = FONTS[path];
  if (font === undefined) return null;
  try {
    return { type: 'font/woff2', body: readFileSync(createRequire(import.meta.url).resolve(font)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ENOENT'))
      return null;
    throw error;
  }
}
