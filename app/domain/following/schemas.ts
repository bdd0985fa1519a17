/** How long a link to confirm works; `giving.follow_rule` says the same. */
export const CONFIRM_HOURS = 24;
/** How long an address stays after its page was seen to be closed (with the hourly rounds, a day at most); `giving.follow_rule` says the same. */
export const KEPT_AFTER_CLOSE_HOURS = 20;

export type FollowAnswer = 'asked' | 'too_many' | 'gone';

/** Where one leaves: the one address of a page (GET), of its button and of the one click of a mail program (POST). */
export const leavePath = (lang: string, code: string) => `/${lang}/follow/leave?code=${code}`;
