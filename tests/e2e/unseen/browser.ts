// Somebody with a browser that has no script: keeps cookies, sends forms as they stand on the page.

export interface Answer {
  address: string;
  status: number;
  headers: string;
  type: string;
  bytes: Buffer;
  location: string | null;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const decoded = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, 'i').exec(tag);
  return found ? decoded(found[1] ?? '') : undefined;
};

export const textOf = ({ bytes }: Answer): string => bytes.toString('utf8');

/** The fields that a browser would send of one form: the one in which `having` stands. */
export function formOf(html: string, having: string): URLSearchParams {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/gi)].find(([source]) => source.includes(having))?.[0];
  if (form === undefined) throw new Error(`No form has ${having}: ${said(html).slice(0, 1500)}`);
  const fields = new URLSearchParams();
  for (const [tag] of form.matchAll(/<(?:input|textarea|select)\b[^>]*>/gi)) {
    const name = attribute(tag, 'name');
    if (name === undefined || attribute(tag, 'disabled') !== undefined) continue;
    const type = attribute(tag, 'type') ?? 'text';
    if (/^(checkbox|radio)$/.test(type)) {
      if (attribute(tag, 'checked') !== undefined) fields.append(name, attribute(tag, 'value') ?? 'on');
    } else if (/^<textarea/i.test(tag)) {
      const content = form.slice(form.indexOf(tag) + tag.length);
      fields.append(name, decoded(content.slice(0, content.indexOf('</textarea>'))).replace(/^\n/, ''));
    } else if (/^<select/i.test(tag)) {
      const content = form.slice(form.indexOf(tag) + tag.length).split('</select>')[0] ?? '';
      const options = [...content.matchAll(/<option\b[^>]*>/gi)].map(([option]) => option);
      const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
      if (chosen) fields.append(name, attribute(chosen, 'value') ?? '');
    } else if (!/^(submit|button|file|image|reset)$/.test(type)) fields.append(name, attribute(tag, 'value') ?? '');
  }
  return fields;
}

const said = (html: string) =>
  html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>|\s+/g, ' ').replace(/ +/g, ' ');

/** The first group of what matches, or an error that quotes the page. */
export function idIn(html: string, pattern: RegExp): string {
  const found = pattern.exec(html)?.[1];
  if (found === undefined) throw new Error(`Nothing like ${pattern}: ${said(html).slice(0, 1500)}`);
  return found;
}

/** Where an accepted form leads, or an error that quotes the answer. */
export function accepted(answer: Answer): string {
  if (answer.status >= 300 && answer.status < 400 && answer.location !== null) return answer.location;
  throw new Error(`${answer.address} answered ${answer.status}: ${said(textOf(answer)).slice(0, 1500)}`);
}

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async ask(address: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(new URL(address, this.#base), { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rules] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || rules.some((rule) => /max-age=0/i.test(rule))) this.cookies.delete(name.trim());
      else this.cookies.set(name.trim(), value);
    }
    return {
      address,
      status: answer.status,
      headers: [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n'),
      type: answer.headers.get('content-type') ?? '',
      bytes: Buffer.from(await answer.arrayBuffer()),
      location: answer.headers.get('location'),
    };
  }

  /** The page, or an error that says what came instead. */
  async page(address: string): Promise<string> {
    const answer = await this.ask(address);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    return textOf(answer);
  }

  send(address: string, body: URLSearchParams | FormData): Promise<Answer> {
    return this.ask(address, {
      method: 'POST',
      body,
      headers: { origin: new URL(this.#base).origin, 'sec-fetch-site': 'same-origin' },
    });
  }

  /**
   * Sends a form of a page with these answers; an array stands for several of one name. Fails unless the server leads
   * on, since a form that comes back was refused.
   */
  async fill(address: string, having: string, answers: Record<string, string | readonly string[]>): Promise<Answer> {
    const fields = formOf(await this.page(address), having);
    for (const [name, value] of Object.entries(answers)) {
      fields.delete(name);
      for (const one of [value].flat()) fields.append(name, one);
    }
    const answer = await this.send(address, fields);
    if (answer.status >= 400 || textOf(answer).includes('class="error-summary"'))
      accepted({ ...answer, location: null });
    return answer;
  }
}
