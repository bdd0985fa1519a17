import { Browser, formOf, textOf } from './browser';
import { asOwner, type Installation, letterTo } from './installation';
import { type Staff, signedIn } from './people';
import { mark } from './register';

const emailOf = (field: string) => `${mark(field).toLowerCase()}@people.example`;

/** Somebody gives every month with a marked address, and comes back by a mailed link: the donor's own browser. */
export async function plantDonor(installation: Installation): Promise<Browser> {
  const email = emailOf('donor.email');
  const donor = new Browser(installation.base);
  const form = formOf(await donor.page('/en/give'), 'name="gift_id"');
  for (const [name, value] of Object.entries({ to: 'pool', every: 'month', amount: 'other', other: '15' }))
    form.set(name, value);
  const begun = await donor.send('/en/give', form);
  if (begun.location === null)
    throw new Error(
      `No gift was begun: ${textOf(begun)
        .replace(/<[^>]+>|\s+/g, ' ')
        .slice(0, 1500)}`,
    );
  const paid = await fetch(begun.location, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, name: mark('donor typed name'), card: 'success' }),
  });
  if (paid.status !== 303) throw new Error(`The sandbox answered ${paid.status} to a payment.`);
  await donor.ask(paid.headers.get('location') ?? '/en/thanks');
  await letterTo(installation, email, /^Your receipt HW-/);
  await donor.send('/en/my-gifts/sign-in', new URLSearchParams({ email }));
  const { text } = await letterTo(installation, email, /Your gifts at Homeward/);
  const code = /my-gifts\/enter\?code=(\w+)/.exec(text ?? '')?.[1] ?? '';
  await donor.ask(`/en/my-gifts/enter?code=${code}`);
  await donor.send('/en/my-gifts/enter', new URLSearchParams({ code }));
  await donor.page('/en/my-gifts');
  return donor;
}

/** Somebody follows a need by mail with a marked address, confirms it, and leaves the question of another unanswered. */
export async function plantFollower(installation: Installation, slug: string, other: string): Promise<void> {
  const email = emailOf('follower.email');
  const follower = new Browser(installation.base);
  await follower.send(`/en/needs/${slug}/follow`, new URLSearchParams({ email }));
  const { text } = await letterTo(installation, email, /^Confirm that you follow/);
  const code = /follow\/confirm\?code=(\w+)/.exec(text ?? '')?.[1] ?? '';
  await follower.send('/en/follow/confirm', new URLSearchParams({ code }));
  await follower.send(`/en/needs/${other}/follow`, new URLSearchParams({ email }));
}

/** Two administrators take in an officer of another office, who chooses a password by a mailed link. */
export async function plantStaff(
  installation: Installation,
  { admin, admin2 }: Pick<Staff, 'admin' | 'admin2'>,
): Promise<Browser> {
  const email = emailOf('staff address');
  const password = `${mark('staff password')} and more words`;
  await admin.fill('/admin/users', 'name="officeName"', {
    intent: 'add-office',
    officeName: `Office ${mark('office name')}`,
  });
  const invited = await admin.fill('/admin/users/invite', 'name="email"', { name: mark('staff name'), email });
  const person = (invited.location ?? '').split('?')[0] ?? '';
  const form = formOf(await admin.page(person), 'name="officeId"');
  form.set('role', 'officer');
  const office = new RegExp(`<option[^>]*value="([0-9a-f-]{36})"[^>]*>[^<]*${mark('office name')}`).exec(
    await admin.page(person),
  )?.[1];
  form.set('officeId', office ?? '');
  await admin.send(person, form);
  const waiting = await admin2.page('/admin/users');
  for (const [source] of waiting.matchAll(/<form\b[\s\S]*?<\/form>/gi)) {
    const grantId = /name="grantId"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="grantId"/.exec(
      source,
    );
    const id = grantId?.[1] ?? grantId?.[2];
    if (id && /value="approve"/.test(source))
      await admin2.send('/admin/users', new URLSearchParams({ intent: 'approve', grantId: id }));
  }
  const { text } = await letterTo(installation, email, /./);
  const link = /\/account\/recovery\/[\w-]+/.exec(text ?? '')?.[0] ?? '';
  const stranger = new Browser(installation.base);
  await stranger.fill(link, 'name="newPassword"', { newPassword: password });
  return signedIn(installation.base, email, password);
}

/** A form that was being sent when the session ended: it is kept, sealed, for its sender. */
export async function plantStash(installation: Installation, caseId: string): Promise<Browser> {
  const officer = await signedIn(installation.base, 'officer2@demo.homeward.test');
  const address = `/officer/cases/${caseId}/story`;
  const form = formOf(await officer.page(address), 'name="story"');
  form.set('story', mark('form_stash'));
  const cookie = [...officer.cookies.values()].map((value) => decodeURIComponent(value).split('.')[0]);
  await asOwner(installation, (client) =>
    client.query(`UPDATE identity.session SET expires_at = now() - interval '1 minute' WHERE token = ANY($1)`, [
      cookie,
    ]),
  );
  await officer.send(address, form);
  const back = await signedInAgain(officer);
  return back;
}

async function signedInAgain(officer: Browser): Promise<Browser> {
  await officer.fill('/account/sign-in', 'name="password"', {
    email: 'officer2@demo.homeward.test',
    password: 'the way home is drawn',
  });
  return officer;
}
