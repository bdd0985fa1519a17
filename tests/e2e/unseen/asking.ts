import type { Browser } from './browser';
import { mark } from './register';

const asked = () => mark('asked of the search');
const address = () => mark('asked address');

/** Requests that go wrong in every way, with marks in what is asked: an answer, a log or a trail may not keep them. */
export async function asking(browser: Browser, slug: string): Promise<void> {
  const foreign = { origin: 'https://elsewhere.example' };
  const requests: [string, RequestInit?][] = [
    [`/en/needs?query=${asked()}`],
    [`/en/needs?area=${asked()}&category=${asked()}`],
    [`/en/needs/${address()}`],
    [`/en/needs/${address()}/give`],
    [`/${address()}`],
    [`/${address()}/needs.data`],
    [`/officer/cases/${address()}`],
    [`/en/thanks?session_id=${address()}`],
    [`/en/my-gifts/enter?code=${address()}`],
    [`/account/recovery/${address()}`],
    [`/account/sign-in?next=/${address()}`],
    [`/%00${address()}`],
    [`/en/needs/%E0%A4%A${address()}`],
    [`/en/needs/${slug}/give`, { method: 'POST', body: new URLSearchParams({ amount: asked() }), headers: foreign }],
    [
      `/en/needs/${slug}/give`,
      { method: 'POST', body: asked(), headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    [
      '/webhooks/stripe',
      {
        method: 'POST',
        body: `{"id":"evt_1","object":"${asked()}"}`,
        headers: { 'stripe-signature': `t=1,v1=${asked()}` },
      },
    ],
    [
      '/account/sign-in',
      { method: 'POST', body: new URLSearchParams({ email: `${asked()}@people.example`, password: asked() }) },
    ],
    ['/p', { method: 'POST', body: new URLSearchParams({ do: 'open', code: asked(), pin: asked() }) }],
    ['/p', { method: 'POST', body: `{"${asked()}"`, headers: { 'content-type': 'application/json' } }],
  ];
  for (const [where, init] of requests) await browser.ask(where, init);
}
