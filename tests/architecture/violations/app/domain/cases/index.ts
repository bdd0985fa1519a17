export const privateRegister = 1;
