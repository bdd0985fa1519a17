export { CONFIRM_HOURS, type FollowAnswer, KEPT_AFTER_CLOSE_HOURS, leavePath } from './schemas';
export { FollowForm } from './ui/follow-form';
export { FollowNeed } from './ui/follow-need';
