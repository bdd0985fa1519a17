import type { NeedCategory } from '../need-categories';

/** What the page of a group says. The database writes title and label itself; a test holds the two together. */
export const pooledWording: Record<
  Exclude<NeedCategory, 'job_placement' | 'small_business'>,
  { title: string; label: string }
> = {
  safe_accommodation: {
    title: 'A safe place to stay for a group of children',
    label: 'Rooms, meals and care in safe places',
  },
  medical: { title: 'Medical care for a group of children', label: 'Doctors, treatment and medicine' },
  psychosocial: {
    title: 'Counselling for a group of children',
    label: 'Sessions with counsellors who work with children',
  },
  legal: { title: 'Legal help for a group of children', label: 'Lawyers, papers and fees' },
  return_travel: {
    title: 'The journey home for a group of children',
    label: 'Travel with somebody who looks after them',
  },
  education_skills: {
    title: 'Schooling for a group of children',
    label: 'School fees, books and what lessons need',
  },
  basic_needs: { title: 'Food and clothing for a group of children', label: 'Food, clothes and daily needs' },
  family_support: {
    title: 'Support for the families of a group of children',
    label: 'What families need to care for their children',
  },
};

/** The page of a group of children, in the reader’s language. */
export const pooledPage = {
  fact: 'A group of at least {children} children',
  linesCaption: 'What the children need, as agreed with their guardians. Amounts in {currency}.',
  howHeading: 'Why a group, and not one child',
  how1: 'A page about one child can follow them for life. So no child stands here alone: this is what at least {children} children need, from several events that have nothing to do with each other.',
  how2: 'There is no story, no age, no country and no exact number. All that is told is what the children need, and what it costs together.',
  moneyHeading: 'What happens with a gift',
  money1:
    'Gifts go to the group. From them each child’s own bill is paid, for instance a school’s, and never more than that child needs. Two people in finance approve and pay, the receipt is checked, and auditors look at it without learning who the child is.',
  money2:
    'The amount was fixed when the page was made and does not change when a child joins another group or leaves this one. What is left in the end goes where you choose when you give: to the needs of others, or back to you.',
  consent:
    'Each child’s guardian has agreed, and can take that back at any time. If fewer than {children} children remain, this page disappears. What was given before is still used for them.',
};
