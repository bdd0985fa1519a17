import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { enhancementUrl } from '~/platform/http/enhancements.server';
import { Document } from './ui/document';
import type { OwnLanguage } from './words';

/** Every page is a multiple of this many bytes long, so that its length on the wire tells nobody what it shows. */
export const STEP_BYTES = 8192;

interface AnswerOptions {
  language: OwnLanguage;
  status?: number;
  cookie?: string;
}

/** A whole page: without compression, whose result would tell lengths again, and kept by nobody. */
export function answer(content: ReactElement, { language, status = 200, cookie }: AnswerOptions): Response {
  const page = (
    <Document language={language} script={enhancementUrl('leave')}>
      {content}
    </Document>
  );
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  if (cookie !== undefined) headers.append('Set-Cookie', cookie);
  return new Response(padded(`<!doctype html>${renderToStaticMarkup(page)}`), { status, headers });
}

function padded(html: string): string {
  const frame = '<!---->';
  const length = Buffer.byteLength(html) + frame.length;
  return `${html}<!--${' '.repeat(Math.ceil(length / STEP_BYTES) * STEP_BYTES - length)}-->`;
}
