import { z } from 'zod';
import { account } from '~/catalogues/en/account';
import { admin } from '~/catalogues/en/admin';
import { PASSWORD_LENGTH } from '~/platform/identity';
import { staffRoles } from './permissions';

const email = (message: string) => z.string(message).trim().max(254, message).pipe(z.email(message));
const password = z
  .string(account.needPassword)
  .min(1, account.needPassword)
  .max(PASSWORD_LENGTH.max, account.signInRefused);
const newPassword = z
  .string(account.newPasswordShort)
  .min(PASSWORD_LENGTH.min, account.newPasswordShort)
  .max(PASSWORD_LENGTH.max, account.newPasswordLong)
  .refine((text) => !/^(.)\1*$/.test(text) && !/homeward/i.test(text), account.newPasswordEmail);

export const signInSchema = z.object({
  email: email(account.needEmail),
  password,
  next: z.string().max(2000).optional(),
});
export const codeSchema = z.object({
  code: z
    .string(account.needCode)
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, account.needCode)),
});
export const recoveryCodeSchema = z.object({
  recoveryCode: z
    .string(account.needRecoveryCode)
    .trim()
    .regex(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/, account.needRecoveryCode),
});
export const passwordSchema = z.object({ password });
export const recoverySchema = z.object({ email: email(account.needEmail) });
export const newPasswordSchema = z.object({ newPassword });
export const changePasswordSchema = z.object({ currentPassword: password, newPassword });
export const endSessionSchema = z.object({ sessionId: z.uuid() });

export const inviteSchema = z.object({
  name: z.string(admin.needName).trim().min(1, admin.needName).max(120, admin.needName),
  email: email(admin.needEmail),
});
export const officeSchema = z.object({
  officeName: z.string(admin.needOfficeName).trim().min(1, admin.needOfficeName).max(120, admin.needOfficeName),
});
export const grantSchema = z.object({ grantId: z.uuid() });
export const proposeRoleSchema = z
  .object({ role: z.enum(staffRoles, admin.needRole), officeId: z.uuid().optional() })
  .refine((input) => input.role !== 'officer' || input.officeId !== undefined, {
    path: ['officeId'],
    message: admin.needOffice,
  });
