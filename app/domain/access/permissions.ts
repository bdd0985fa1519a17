/** What staff may do. Names are `<subject>.<verb>`. */
export const staffPermissions = [
  'account.own',
  'case.read',
  'case.write',
  'case.import',
  'case.erase',
  'consent.record',
  'draft.write',
  'gate.run',
  'review.send',
  'review.read',
  'review.decide',
  'campaign.unpublish',
  'erasure.decide',
  'disbursement.request',
  'disbursement.approve',
  'disbursement.execute',
  'evidence.upload',
  'evidence.check',
  'receipt.confirm',
  'finance.read',
  'refund.request',
  'dispute.answer',
  'reconciliation.manage',
  'period.close',
  'pool.propose',
  'pool.approve',
  'ledger.adjust',
  'audit.read',
  'audit.write',
  'finding.answer',
  'clock.advance',
  'user.manage',
  'role.propose',
  'role.approve',
] as const;
export type Permission = (typeof staffPermissions)[number];

export const staffRoles = ['officer', 'reviewer', 'finance', 'auditor', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** The permission matrix (domain.md 9). The database's own grants say the same with other words, and have the last. */
export const permissionMatrix: Record<StaffRole, ReadonlySet<Permission>> = {
  officer: new Set([
    'account.own',
    'case.read',
    'case.write',
    'case.import',
    'case.erase',
    'consent.record',
    'draft.write',
    'gate.run',
    'review.send',
    'disbursement.request',
    'pool.propose',
    'evidence.upload',
    'evidence.check',
    'receipt.confirm',
    'finding.answer',
  ]),
  reviewer: new Set([
    'account.own',
    'review.read',
    'review.decide',
    'campaign.unpublish',
    'erasure.decide',
    'evidence.check',
  ]),
  finance: new Set([
    'account.own',
    'finance.read',
    'disbursement.approve',
    'disbursement.execute',
    'refund.request',
    'dispute.answer',
    'reconciliation.manage',
    'period.close',
    'pool.approve',
    'ledger.adjust',
    'finding.answer',
  ]),
  auditor: new Set(['account.own', 'audit.read', 'audit.write']),
  admin: new Set(['account.own', 'user.manage', 'role.propose', 'role.approve', 'clock.advance']),
};

/** Whether a role holds a permission. */
export function mayRole(role: StaffRole, permission: Permission): boolean {
  return permissionMatrix[role].has(permission);
}
