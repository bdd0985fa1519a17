// Who may see what (domain.md 1, 2, 7, 8 and 9), as one table. What is not named here is forbidden.

const staff = [
  'officer of the office',
  'officer of another office',
  'reviewer',
  'finance officer',
  'auditor',
  'administrator',
] as const;

export const audiences = [
  ...staff,
  'donor',
  'survivor',
  'public',
  'payment provider',
  'mail to a donor',
  'mail to staff',
  'log',
  'trail',
  'job',
  'database',
  'file',
] as const;
export type Audience = (typeof audiences)[number];

export type PrivacyClass = keyof typeof mayBeSeenBy;

export const mayBeSeenBy = {
  /** The case itself, as long as it is not under review. */
  case: ['officer of the office'],
  /** Kept in clear beside what is sealed, under a pseudonym. */
  'case in clear': ['officer of the office', 'reviewer', 'database'],
  /** What officer and reviewer tell each other of a draft under review. */
  review: ['officer of the office', 'reviewer'],
  /** What the second person reads who decides whether a guardian had a part in what happened. */
  guardian: ['officer of the office', 'reviewer'],
  'guardian in clear': ['officer of the office', 'reviewer', 'database'],
  reviewer: ['reviewer'],
  /** The reviewer's answer to the person, read in the own view alone. */
  answer: ['reviewer', 'survivor'],
  /** Who is paid and why: finance and auditors see a code. */
  office: ['officer of the office'],
  payment: ['officer of the office', 'finance officer'],
  finance: ['finance officer'],
  /** Words of finance about no person, kept in clear. */
  'finance in clear': ['finance officer', 'database'],
  /** Why finance gave up an event or a job; also in the trail, where a job has no other place for it. */
  'given up': ['finance officer', 'auditor', 'trail', 'database'],
  /** Words about a pseudonym, kept in clear with the audit. */
  finding: ['officer of the office', 'finance officer', 'auditor', 'database'],
  /** A donor types it at the payment provider, who tells us; receipts go there. */
  donor: ['donor', 'payment provider', 'mail to a donor'],
  /** Who follows a need gave an address for its mails alone. */
  follower: ['mail to a donor'],
  provider: ['payment provider'],
  /** The only name of a case outside its office and its review. */
  pseudonym: [...staff, 'mail to staff', 'trail', 'database'],
  /** Colleagues know each other's names; accounts are kept in clear. */
  staff: [...staff, 'mail to staff', 'database'],
  /** A form that was cut off by the end of a session: for its own sender alone. */
  stash: ['officer of the office'],
  nobody: [],
} as const satisfies Record<string, readonly Audience[]>;

export const maySee = (audience: Audience, privacy: PrivacyClass): boolean =>
  (mayBeSeenBy[privacy] as readonly Audience[]).includes(audience);
