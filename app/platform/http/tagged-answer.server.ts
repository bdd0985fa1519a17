import { createHash } from 'node:crypto';

export interface TaggedFile {
  body: string | Uint8Array<ArrayBuffer>;
  contentType: string;
  headers?: Record<string, string>;
}

/** An answer with a tag of what it says, and nothing of when: a machine that has it already is told so (304). */
export function taggedAnswer(request: Request, { body, contentType, headers = {} }: TaggedFile): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const had = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (had.includes(etag) || had.includes('*'))
    return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
  return new Response(body, { headers: { ...headers, 'Content-Type': contentType, ETag: etag } });
}
