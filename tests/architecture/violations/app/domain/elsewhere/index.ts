export const elsewhere = 1;
