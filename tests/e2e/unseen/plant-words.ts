import { cattle, told } from '../story/scene';
import { accepted, type Browser, formOf, idIn, textOf } from './browser';
import type { Staff } from './people';
import { mark } from './register';

/** What officer and reviewer tell each other of one case: a condition, a reason for a word, a refusal, a risk. */
export async function plantReview(
  { officer, reviewer }: Pick<Staff, 'officer' | 'reviewer'>,
  caseId: string,
  day: string,
): Promise<[sentBack: string, approved: string]> {
  const here = `/officer/cases/${caseId}`;
  await officer.fill(`${here}/consent`, 'name="explainedBy"', {
    language: 'Bengali',
    medium: 'spoken',
    givenOn: day,
    granted: ['needs', 'story', 'journey_country', 'age_band', 'updates'],
    explainedBy: 'Olena Officer',
    conditions: mark('consent_condition'),
  });
  await writes(officer, here);
  await justifies(officer, here);
  const show = `${here}/consent/show`;
  await officer.fill(show, 'name="showingId"', {
    shownOn: day,
    way: 'read_aloud',
    agreed: 'yes',
    shownBy: mark('consent_showing shownBy'),
    notes: mark('consent_showing notes'),
    mark: idIn(await officer.page(show), /<strong class="figures">([^<]+)</),
  });
  await officer.fill(`${here}/gate`, 'value="send"', {});
  const waiting = async () => `/review/${idIn(await reviewer.page('/review'), /\/review\/([0-9a-f-]{36})/)}`;
  const first = await waiting();
  await reviewer.fill(first, 'name="sendBackReason"', {
    sendBackReason: `Please change this: ${mark('review.reason')}`,
  });
  await officer.fill(`${here}/gate`, 'value="send"', {});
  const review = await waiting();
  await approves(reviewer, review);
  return [first, review];
}

/** The careful draft of the main story, with one thing that needs a reason. */
async function writes(officer: Browser, here: string): Promise<void> {
  const story = formOf(await officer.page(`${here}/story`), 'name="story"');
  story.set('title', told.title);
  story.set('story', `${cattle.safeVersion}\n\nA scar on his hand remains.`);
  const fieldsOf = (prefix: string) => [...new Set(story.keys())].filter((name) => name.startsWith(prefix));
  for (const [index, name] of fieldsOf('label:').entries()) story.set(name, told.labels[index] ?? '');
  for (const [index, name] of fieldsOf('stop:').entries()) story.set(name, Object.values(told.stops)[index] ?? '');
  accepted(await officer.send(`${here}/story`, story));
}

/** Gives a reason for every word that the gate asks about and that has none. */
async function justifies(officer: Browser, here: string): Promise<void> {
  const page = await officer.page(`${here}/gate`);
  const forms = [...page.matchAll(/<form\b[\s\S]*?<\/form>/gi)].map(([form]) => form);
  const asked = forms.filter((form) => form.includes('name="fingerprint"') && /<textarea[^>]*><\/textarea>/.test(form));
  const byFingerprint = new Map(asked.map((form) => [formOf(form, 'name="fingerprint"').get('fingerprint'), form]));
  for (const form of byFingerprint.values()) {
    const answers = formOf(form, 'name="fingerprint"');
    answers.set('reason', `True of very many people, ${mark('justification')}`);
    await officer.send(`${here}/gate`, answers);
  }
}

async function approves(reviewer: Browser, review: string): Promise<void> {
  const page = await reviewer.page(review);
  const values = (name: string) =>
    [...page.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g'))].map(
      ([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    );
  await reviewer.fill(review, 'name="digest"', {
    perpetratorAtLarge: 'yes',
    proceedingsUnderWay: 'no',
    othersStillHeld: 'no',
    mediaInterest: 'no',
    safeToPublish: 'yes',
    notes: mark('risk_assessment'),
    conditions: values('conditions'),
    justifications: values('justifications'),
  });
}

export interface OwnSecrets {
  code: string;
  pin: string;
  second: string;
  survivor: Browser;
}

/** The survivor opens the own view, writes to the reviewer, and is answered. */
export async function plantOwnView(
  { officer, reviewer }: Staff,
  survivor: Browser,
  caseId: string,
): Promise<OwnSecrets> {
  const made = await officer.send(`/officer/cases/${caseId}/code`, new URLSearchParams());
  const code = idIn(textOf(made), /class="own-code">([^<]+)</);
  const [pin, second] = ['482917305', '730264918'];
  await survivor.send('/p', new URLSearchParams({ lang: 'en', do: 'open', code, pin: '' }));
  const entered = await survivor.send(
    '/p',
    new URLSearchParams({ lang: 'en', do: 'choose', code, pin, again: pin, second }),
  );
  const key = idIn(textOf(entered), /name="key" value="([^"]+)"/);
  const writing = await survivor.send('/p', new URLSearchParams({ lang: 'en', key, see: '4' }));
  const form = formOf(textOf(writing), 'name="words"');
  form.set('words', mark('concern'));
  await survivor.send('/p', form);
  const concerns = await reviewer.page('/review/concerns');
  for (const [, id = ''] of concerns.matchAll(/\/review\/concerns\/([0-9a-f-]{36})/g)) {
    const page = await reviewer.page(`/review/concerns/${id}`);
    if (page.includes(mark('concern')))
      await reviewer.fill(`/review/concerns/${id}`, 'name="answer"', { answer: mark('concern.answer') });
  }
  return { code, pin, second, survivor };
}
