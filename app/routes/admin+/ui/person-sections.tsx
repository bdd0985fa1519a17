import { admin } from '~/catalogues/en/admin';
import { roleName, staffRoles } from '~/domain/access';
import type { StaffGrant, StaffMember } from '~/domain/access/index.server';
import { Button, Confirm, DefinitionList, ErrorSummary, fillMessage, Radios, Select, summaryOf } from '~/ui';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

export function PersonFacts({ member }: { member: StaffMember }) {
  const { grant } = member;
  const role = grant
    ? `${roleName(grant.role)}${grant.approvedAt === null ? ` (${admin.proposed})` : ''}`
    : admin.noRole;
  return (
    <DefinitionList
      items={[
        { term: admin.email, value: member.email },
        { term: admin.role, value: role },
        { term: admin.office, value: grant?.officeName ?? '–' },
        { term: admin.app, value: member.hasTwoFactor ? admin.appOn : admin.appOff },
        { term: admin.sessions, value: member.openSessions },
        { term: admin.personSince, value: day.format(member.since) },
      ]}
    />
  );
}

type ProposeRoleProps = {
  formId: string;
  errors: Record<string, string[] | null>;
  roleErrors: string[] | undefined;
  officeErrors: string[] | undefined;
  offices: { id: string; name: string }[];
};

export function ProposeRole({ formId, errors, roleErrors, officeErrors, offices }: ProposeRoleProps) {
  return (
    <section className="section prose" aria-labelledby="propose-title">
      <h2 id="propose-title">{admin.proposeTitle}</h2>
      <form method="post" id={formId} noValidate className="form">
        <ErrorSummary errors={summaryOf(formId, errors)} />
        <Radios
          id={`${formId}-role`}
          name="role"
          label={admin.proposeRole}
          options={staffRoles.map((role) => ({ value: role, label: roleName(role) }))}
          errors={roleErrors}
          required
        />
        <Select
          id={`${formId}-officeId`}
          name="officeId"
          label={admin.proposeOffice}
          hint={admin.proposeOfficeHint}
          emptyLabel={admin.chooseOffice}
          options={offices.map((office) => ({ value: office.id, label: office.name }))}
          errors={officeErrors}
          optional
        />
        <div className="actions">
          <Button name="intent" value="propose">
            {admin.propose}
          </Button>
        </div>
      </form>
    </section>
  );
}

export function RevokeRole({ member, grant }: { member: StaffMember; grant: StaffGrant }) {
  const isProposal = grant.approvedAt === null;
  const button = isProposal ? admin.withdrawProposal : admin.revoke;
  return (
    <section className="section prose" aria-labelledby="revoke-title">
      <h2 id="revoke-title">{isProposal ? admin.withdrawProposal : admin.revokeTitle}</h2>
      <Confirm
        summary={button}
        consequences={<p>{fillMessage(admin.revokeConsequence, { name: member.name, role: roleName(grant.role) })}</p>}
      >
        <form method="post">
          <input type="hidden" name="grantId" value={grant.id} />
          <Button name="intent" value="revoke" kind="danger">
            {button}
          </Button>
        </form>
      </Confirm>
    </section>
  );
}

export function EndSessions({ member }: { member: StaffMember }) {
  return (
    <section className="section prose" aria-labelledby="end-sessions-title">
      <h2 id="end-sessions-title">{admin.endSessionsTitle}</h2>
      <Confirm
        summary={admin.endSessions}
        consequences={<p>{fillMessage(admin.endSessionsConsequence, { name: member.name })}</p>}
      >
        <form method="post">
          <Button name="intent" value="end-sessions" kind="danger">
            {admin.endSessions}
          </Button>
        </form>
      </Confirm>
    </section>
  );
}
