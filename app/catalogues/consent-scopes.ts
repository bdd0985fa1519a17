/**
 * What a survivor may grant or refuse, one by one. A scope that is not granted is refused. Here, since the survivor's own
 * view shows each of them and may import nothing of the private register.
 */
export const consentScopes = [
  'needs',
  'story',
  'journey_country',
  'journey_region',
  'age_band',
  'updates',
  'share_card',
  'open_data',
] as const;
export type ConsentScope = (typeof consentScopes)[number];
