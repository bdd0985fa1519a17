/** Steers a running sandbox through its control API. */
export function controlOf(base: string) {
  return async function control<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers: Record<string, string> = { 'x-sandbox-control': '1' },
  ): Promise<T> {
    const response = await fetch(`${base}/sandbox/${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${response.status} ${answer.error}`);
    return answer;
  };
}
