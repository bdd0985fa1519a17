import { type Html, html } from './html';

interface PageParts {
  title: string;
  /** Says on every page that this is not the real thing. */
  notice: Html;
  body: Html;
  /** A page with one short column. */
  narrow?: boolean;
}

/** The frame of every sandbox page. */
export function page({ title, notice, body, narrow = false }: PageParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="notice"><p>${notice}</p></header>
<main id="content"${narrow ? html` class="narrow"` : ''}>
${body}
</main>
</body>
</html>`;
}
