import { pools } from '~/catalogues/en/pools';
import { staff } from '~/catalogues/en/staff';
import type { StaffRole } from './permissions';

export interface StaffPlace {
  href: string;
  label: string;
}

const places: Record<StaffRole, StaffPlace[]> = {
  officer: [
    { href: '/officer', label: staff.navCases },
    { href: '/officer/disbursements', label: staff.navDisbursements },
    { href: '/officer/evidence', label: staff.navEvidenceToCheck },
    { href: '/officer/findings', label: staff.navFindings },
    { href: '/officer/cases/import', label: staff.navImport },
    { href: '/officer/erasures', label: staff.navErasures },
  ],
  reviewer: [
    { href: '/review', label: staff.navReview },
    { href: '/review/pools', label: pools.navPools },
    { href: '/review/published', label: staff.navPublished },
    { href: '/review/concerns', label: staff.navConcerns },
    { href: '/review/safety', label: staff.navSafety },
    { href: '/review/evidence', label: staff.navEvidenceToCheck },
  ],
  finance: [
    { href: '/finance', label: staff.navOverview },
    { href: '/finance/disbursements', label: staff.navFinance },
    { href: '/finance/gifts', label: staff.navGifts },
    { href: '/finance/funds', label: staff.navFunds },
    { href: '/finance/reconciliation', label: staff.navReconciliation },
    { href: '/finance/ledger', label: staff.navLedger },
    { href: '/finance/findings', label: staff.navFindings },
  ],
  auditor: [
    { href: '/audit', label: staff.navAudit },
    { href: '/audit/findings', label: staff.navAuditFindings },
    { href: '/audit/ledger', label: staff.navLedger },
    { href: '/audit/trail', label: staff.navTrail },
  ],
  admin: [{ href: '/admin/users', label: staff.navUsers }],
};

const roleNames: Record<StaffRole, string> = {
  officer: staff.roleOfficer,
  reviewer: staff.roleReviewer,
  finance: staff.roleFinance,
  auditor: staff.roleAuditor,
  admin: staff.roleAdmin,
};

/** Where a role works: the first place is its home. */
export function placesOf(role: StaffRole): StaffPlace[] {
  return [...places[role], { href: '/account', label: staff.navAccount }];
}

/** The page that a role starts its day on. */
export function homeOf(role: StaffRole): string {
  return places[role][0]?.href ?? '/account';
}

export function roleName(role: StaffRole): string {
  return roleNames[role];
}
