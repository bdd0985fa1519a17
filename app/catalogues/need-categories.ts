/** Kinds of need (domain.md 6.1): one list for the private assessment, the public page and the icons. */
export const needCategories = [
  'safe_accommodation',
  'medical',
  'psychosocial',
  'legal',
  'return_travel',
  'education_skills',
  'job_placement',
  'small_business',
  'basic_needs',
  'family_support',
] as const;
export type NeedCategory = (typeof needCategories)[number];
