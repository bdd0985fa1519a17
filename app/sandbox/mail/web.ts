import type { IncomingMessage } from 'node:http';
import { assetReply, jsonReply, pageReply, type Reply } from '../web/respond';
import { findAsset } from '../web/style';
import type { Letter, Mailbox } from './mailbox';
import { letterPage, listPage, missingPage } from './pages';

/** A mail's own HTML: no scripts, nothing from outside, no way to reach this page. */
const LETTER_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

function letterHtml(source: string): Reply {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i;
  const body = head.test(source) ? source.replace(head, (tag) => tag + base) : base + source;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': LETTER_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body };
}

function download(filename: string, type: string, body: Buffer): Reply {
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body };
}

const missing = () => pageReply(missingPage(), { status: 404 });

async function letterPart(mailbox: Mailbox, letter: Letter, part: string | undefined): Promise<Reply> {
  if (part === undefined) return pageReply(letterPage(letter), { frames: true });
  if (part === 'html' && letter.html !== null) return letterHtml(letter.html);
  if (part === 'source.eml') return download(`${letter.id}.eml`, 'message/rfc822', mailbox.raw(letter.id));
  const index = /^attachments\/(\d{1,3})$/.exec(part)?.[1];
  const attachment = index === undefined ? null : await mailbox.attachment(letter.id, Number(index));
  return attachment ? download(attachment.filename, attachment.mimeType, attachment.content) : missing();
}

function api(mailbox: Mailbox, method: string, id: string | undefined, recipient: string | undefined): Reply {
  const letter = id === undefined ? undefined : mailbox.get(id);
  if (id !== undefined && !letter) return jsonReply(404, { error: `There is no message ${id}` });
  const letters = letter ? [letter] : mailbox.list(recipient);
  if (method === 'DELETE') {
    for (const { id: gone } of letters) mailbox.remove(gone);
    return jsonReply(200, { deleted: letters.length });
  }
  if (method !== 'GET') return jsonReply(405, { error: 'Only GET and DELETE' });
  return jsonReply(200, letter ?? { messages: letters });
}

/** The catcher's pages and its JSON for tests. */
export async function serveMail(mailbox: Mailbox, request: IncomingMessage, url: URL): Promise<Reply> {
  const method = request.method ?? 'GET';
  const recipient = url.searchParams.get('to')?.trim() || undefined;
  const [, apiId] = /^\/api\/messages(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
  if (apiId !== undefined || url.pathname === '/api/messages') return api(mailbox, method, apiId, recipient);
  const [, closed] = /^\/api\/mailboxes\/([^/]+)$/.exec(url.pathname) ?? [];
  if (closed !== undefined && method === 'DELETE') {
    mailbox.close(decodeURIComponent(closed));
    return jsonReply(200, { closed: true });
  }
  if (url.pathname === '/healthz') return jsonReply(200, { ok: true });
  const asset = findAsset(url.pathname);
  if (asset) return assetReply(asset);
  if (url.pathname === '/') return pageReply(listPage(mailbox.list(recipient), recipient ?? ''));
  const [, id, part] = /^\/messages\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
  const letter = id === undefined ? undefined : mailbox.get(id);
  return letter ? letterPart(mailbox, letter, part) : missing();
}
