/** How a receipt is called: its year, and its place in that year's series without gaps. */
export const receiptNumber = (year: number, serial: number): string => `HW-${year}-${String(serial).padStart(6, '0')}`;
