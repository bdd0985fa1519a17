import { action, loader } from '../../../app/routes/_my+/p';

type Fields = Record<string, string>;

/** A browser at the one address: it keeps the cookie, and fills the hidden fields of the page that it has before it. */
export class Visitor {
  cookie = '';
  html = '';
  last = new Response(null);

  constructor(private readonly from = '') {}

  async visit(): Promise<string> {
    return this.take(await loader(this.args(new Request('http://localhost/p', { headers: this.headers() }))));
  }

  async send(fields: Fields): Promise<string> {
    const key = /name="key" value="(\w+)"/.exec(this.html)?.[1];
    const body = new URLSearchParams({ ...(key ? { key } : {}), ...fields });
    const request = new Request('http://localhost/p', { method: 'POST', headers: this.headers(), body });
    return this.take(await action(this.args(request)));
  }

  open(code: string, pin: string): Promise<string> {
    return this.send({ do: 'open', code, pin });
  }

  /** The first entry: the code alone, then a PIN and, if wished, a second. */
  async choose(code: string, pin: string, second = ''): Promise<string> {
    await this.open(code, '');
    return this.send({ do: 'choose', code, pin, again: pin, second });
  }

  /** Words of the page as they are read, without markup. */
  get text(): string {
    return this.html
      .replace(/<!--.*?-->/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#x27;/g, '’')
      .replace(/\s+/g, ' ');
  }

  private headers(): Fields {
    return { cookie: this.cookie, 'accept-language': 'en', ...(this.from ? { 'x-homeward-client': this.from } : {}) };
  }

  private args(request: Request) {
    return { request, params: {}, context: {} } as Parameters<typeof action>[0];
  }

  private async take(answer: Response): Promise<string> {
    this.last = answer;
    const set = answer.headers.get('set-cookie');
    if (set !== null) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '');
    this.html = await answer.text();
    return this.text;
  }
}
