const UNDECOMPOSED: Record<string, string> = {
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Words alone, in lower case, without marks: what is left when spelling, punctuation and line breaks differ. */
export function normal(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đłøıßæœðþ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace('#', '')));
    return NAMED[name] ?? whole;
  });
}

function withoutEscapes(text: string): string {
  return text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** The ways in which a text can be read: as sent, and as a browser shows it, where a word may stand in two elements. */
export function readings(text: string): string[] {
  const plain = withoutEscapes(withoutEntities(text));
  const shown = plain.replace(/<[^>]*>/g, ' ');
  const joined = plain.replace(/<[^>]*>/g, '');
  return [...new Set([plain, shown, joined])];
}
