/** What is made anew in each run and opens something: codes, PINs, cookies. Nobody sees them again, wherever they look. */
export interface Secret {
  what: string;
  text: string;
}

const SECRET_LENGTH_MIN = 9;

/** A PIN's digits stand in long numbers by chance: they count where no other digit is beside them. */
const isDigits = (text: string) => /^\d+$/.test(text);

export function literalsOf(secrets: readonly Secret[]): (text: string) => Secret[] {
  const short = secrets.find(({ text }) => text.length < SECRET_LENGTH_MIN);
  if (short) throw new Error(`${short.what} is too short to be looked for.`);
  const sought = secrets.map((secret) => ({
    secret,
    isIn: isDigits(secret.text)
      ? (text: string) => text.includes(secret.text) && new RegExp(`(?<!\\d)${secret.text}(?!\\d)`).test(text)
      : (text: string) => text.includes(secret.text),
  }));
  return (text) => sought.filter(({ isIn }) => isIn(text)).map(({ secret }) => secret);
}
