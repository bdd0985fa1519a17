import { expect, type Page } from '@playwright/test';

export interface Letter {
  id: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
  attachments: { filename: string; mimeType: string }[];
}

/** Where the demonstration's mail catcher shows its letters, beside the page's own address. */
const mailbox = (page: Page) => `http://localhost:${Number(new URL(page.url()).port) + 3}`;

export async function lettersTo(page: Page, email: string): Promise<Letter[]> {
  const answer = await fetch(`${mailbox(page)}/api/messages?to=${encodeURIComponent(email)}`);
  return ((await answer.json()) as { messages: Letter[] }).messages;
}

/** Waits until a letter with this subject is there. */
export async function letterTo(page: Page, email: string, subject: RegExp): Promise<Letter> {
  let found: Letter | undefined;
  await expect
    .poll(
      async () => {
        found = (await lettersTo(page, email)).find((letter) => subject.test(letter.subject));
        return found !== undefined;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
  if (!found) throw new Error('no letter');
  return found;
}
