/** How long a password may be, in characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;
