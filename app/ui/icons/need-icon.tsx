import type { ReactNode } from 'react';
import type { PublicWords } from '~/catalogues/en/public-words';
import type { NeedCategory } from '~/catalogues/need-categories';
import { Drawing, type DrawingProps } from './drawing';

export { type NeedCategory, needCategories } from '~/catalogues/need-categories';

/** The word of the catalogue for each kind of need. */
export const needWord: Record<NeedCategory, keyof PublicWords['ui']> = {
  safe_accommodation: 'needSafeAccommodation',
  medical: 'needMedical',
  psychosocial: 'needPsychosocial',
  legal: 'needLegal',
  return_travel: 'needReturnTravel',
  education_skills: 'needEducationSkills',
  job_placement: 'needJobPlacement',
  small_business: 'needSmallBusiness',
  basic_needs: 'needBasicNeeds',
  family_support: 'needFamilySupport',
};

const drawings: Record<NeedCategory, ReactNode> = {
  safe_accommodation: <path d="M2.5 11.5 12 4l9.5 7.5M5.5 9.5V20h13V9.5M10 20v-5.5h4V20" />,
  medical: (
    <>
      <path d="M4.5 3.5H6v5a4.25 4.25 0 0 0 8.5 0v-5h1.5M10.25 12.75v2.75a4.5 4.5 0 0 0 9 0v-1.25" />
      <circle cx="19.25" cy="12.25" r="2" />
    </>
  ),
  psychosocial: <path d="M12 20S3.8 15.3 3.8 9.4A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 8.2 2.2C20.2 15.3 12 20 12 20Z" />,
  legal: <path d="M12 3.5V20M8 20h8M5 6.5h14M5 6.5 2.5 13a2.7 2.7 0 0 0 5 0ZM19 6.5 16.5 13a2.7 2.7 0 0 0 5 0Z" />,
  return_travel: (
    <path d="M2.5 7h19v3.1a2 2 0 0 0 0 3.8V17h-19v-3.1a2 2 0 0 0 0-3.8ZM14.5 9.6v.1M14.5 12v.1M14.5 14.4v.1M6.5 12h4" />
  ),
  education_skills: (
    <path d="M12 6.5C10 5 7 4.5 3 4.8v13.4c4-.3 7 .2 9 1.8 2-1.6 5-2.1 9-1.8V4.8c-4-.3-7 .2-9 1.7ZM12 6.5V20" />
  ),
  job_placement: <path d="M3 8h18v11.5H3ZM9 8V4.8h6V8M3 12.8h18M12 11.8v2.2" />,
  small_business: (
    <path d="M4.2 4h15.6l1.4 5.2H2.8ZM2.8 9.2a3.07 3.07 0 0 0 6.13 0 3.07 3.07 0 0 0 6.14 0 3.07 3.07 0 0 0 6.13 0M4.8 12.2V20M19.2 12.2V20M4.8 15.8h14.4" />
  ),
  basic_needs: (
    <path d="M5.5 12.4a3.9 3.9 0 0 1 .9-7.4h11.2a3.9 3.9 0 0 1 .9 7.4v7.1h-13ZM9 9l1.3 2.2M13.2 9l1.3 2.2" />
  ),
  family_support: (
    <>
      <path d="M11 20.5v-4.4l-3.6-4.3a1.35 1.35 0 0 0-2.1 1.7L7 15.9M5.1 13V8.4a1.2 1.2 0 0 0-2.4 0v5.8c0 2 .9 3.4 2.2 4.5v1.8" />
      <path d="M13 20.5v-4.4l3.6-4.3a1.35 1.35 0 0 1 2.1 1.7L17 15.9M18.9 13V8.4a1.2 1.2 0 0 1 2.4 0v5.8c0 2-.9 3.4-2.2 4.5v1.8" />
      <circle cx="12" cy="6" r="2.3" />
    </>
  ),
};

/** The drawn sign of a kind of need: the same on map, list, card and form. */
export function NeedIcon({ category, ...props }: DrawingProps & { category: NeedCategory }) {
  return <Drawing {...props}>{drawings[category]}</Drawing>;
}
