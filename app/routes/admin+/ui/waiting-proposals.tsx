import { admin } from '~/catalogues/en/admin';
import { roleName } from '~/domain/access';
import type { StaffGrant, StaffMember } from '~/domain/access/index.server';
import { Button, fillMessage } from '~/ui';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

type Waiting = StaffMember & { grant: StaffGrant };

/** What a second administrator has to decide; comes first on the page because somebody waits for it. */
export function WaitingProposals({ members, ownId }: { members: StaffMember[]; ownId: string }) {
  const waiting = members.filter(
    (member): member is Waiting => member.grant !== null && member.grant.approvedAt === null,
  );
  return (
    <section className="section" aria-labelledby="waiting-title-roles">
      <h2 id="waiting-title-roles">{admin.waitingTitle}</h2>
      {waiting.length === 0 ? <p className="soft">{admin.waitingNothing}</p> : null}
      <div className="stack-loose">
        {waiting.map((member) => (
          <Proposal key={member.id} member={member} ownId={ownId} />
        ))}
      </div>
    </section>
  );
}

function Proposal({ member, ownId }: { member: Waiting; ownId: string }) {
  const { grant } = member;
  const who = { name: member.name, role: roleName(grant.role) };
  const decidesHere = grant.proposedById !== ownId && member.id !== ownId;
  return (
    <div className="stack">
      <h3>
        <a href={`/admin/users/${member.id}`}>{fillMessage(admin.proposalText, who)}</a>
      </h3>
      <p>
        {grant.officeName ? `${fillMessage(admin.proposalOffice, { office: grant.officeName })} ` : null}
        {fillMessage(admin.proposedBy, { name: grant.proposedByName ?? '–', date: day.format(grant.proposedAt) })}
      </p>
      {decidesHere ? (
        <form method="post" className="cluster">
          <input type="hidden" name="grantId" value={grant.id} />
          <Button small name="intent" value="approve" aria-label={fillMessage(admin.approveOf, who)}>
            {admin.approve}
          </Button>
          <Button small kind="quiet" name="intent" value="decline" aria-label={fillMessage(admin.declineOf, who)}>
            {admin.decline}
          </Button>
        </form>
      ) : (
        <p className="soft">{member.id === ownId ? admin.proposalForYou : admin.ownProposal}</p>
      )}
    </div>
  );
}
