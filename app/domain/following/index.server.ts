import type { OutboxHandler } from '~/platform/jobs/index.server';
import { sendConfirmation } from './send-confirmation.server';
import { sendNews } from './send-news.server';

export { askFollow } from './ask-follow.server';
export { confirmFollow } from './confirm-follow.server';
export { leaveFollow } from './leave-follow.server';
export { clearFollows, followRound, planFollowMails, startFollowRounds } from './monthly-round.server';
export { readCode } from './tokens.server';

export const followHandlers: Record<string, OutboxHandler> = { follow_asked: sendConfirmation, follow_mail: sendNews };
