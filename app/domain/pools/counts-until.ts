const ADULT_YEARS = 18;

/**
 * The first day (`YYYY-MM-DD`) on which a child counts no more: the day after the consent's last, or the first of the
 * month in which the child comes of age, whichever is sooner. The month only, so that no birthday is stored in clear.
 */
export function countsUntil(consentExpiresOn: Date, dateOfBirth: string | null): string {
  const afterConsent = new Date(consentExpiresOn);
  afterConsent.setUTCDate(afterConsent.getUTCDate() + 1);
  const consentOver = afterConsent.toISOString().slice(0, 10);
  if (dateOfBirth === null) return consentOver;
  const grown = `${String(Number(dateOfBirth.slice(0, 4)) + ADULT_YEARS).padStart(4, '0')}-${dateOfBirth.slice(5, 7)}-01`;
  return grown < consentOver ? grown : consentOver;
}
