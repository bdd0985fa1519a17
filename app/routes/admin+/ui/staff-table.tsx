import { admin } from '~/catalogues/en/admin';
import { roleName } from '~/domain/access';
import type { StaffMember } from '~/domain/access/index.server';
import { Badge, type Column, Table } from '~/ui';

const columns: Column<StaffMember>[] = [
  {
    key: 'name',
    head: admin.name,
    rowHead: true,
    cell: (member) => <a href={`/admin/users/${member.id}`}>{member.name}</a>,
  },
  { key: 'email', head: admin.email, cell: (member) => member.email },
  { key: 'role', head: admin.role, cell: (member) => <RoleOf member={member} /> },
  { key: 'office', head: admin.office, cell: (member) => member.grant?.officeName ?? '–' },
  { key: 'app', head: admin.app, cell: (member) => (member.hasTwoFactor ? admin.appOn : admin.appOff) },
  { key: 'sessions', head: admin.sessions, figure: true, cell: (member) => member.openSessions },
];

function RoleOf({ member: { grant } }: { member: StaffMember }) {
  if (!grant) return <span className="soft">{admin.noRole}</span>;
  return (
    <span className="cluster">
      {roleName(grant.role)}
      {grant.approvedAt === null ? <Badge tone="attention">{admin.proposed}</Badge> : null}
    </span>
  );
}

export function StaffTable({ members }: { members: StaffMember[] }) {
  return (
    <Table id="staff" caption={admin.staffCaption} columns={columns} rows={members} rowKey={(member) => member.id} />
  );
}
