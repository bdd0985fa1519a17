/** A donor with a browser that has no JavaScript: posts the hosted page's forms. */
export async function payOnHostedPage(
  url: string,
  fields: { card: string; email?: string; name?: string },
): Promise<{ status: number; location: string | null; html: string }> {
  return post(url, { email: 'donor@example.org', ...fields });
}

export function answerBank(url: string, answer: 'confirm' | 'refuse') {
  return post(`${url}/confirm`, { answer });
}

async function post(url: string, fields: Record<string, string>) {
  const response = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}
