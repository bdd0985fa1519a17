import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { ageClassOn } from './age';
import { lockFrame } from './door.server';
import { EditConflictError } from './errors';
import { noteIdentifiers } from './note-identifiers.server';
import { registerFacts } from './register-facts.server';
import { type Person, personSchema, titleSchema } from './schemas';
import { sealerOf, versionOf } from './sealing.server';
import { recordOnCase, systemNow } from './trail.server';

/**
 * Replaces the person and title of a case. `version` is that of the person when the form was opened; EditConflictError
 * if somebody else saved since. Saving what is stored already changes nothing.
 */
export async function editPerson(
  actor: StaffActor,
  input: { caseId: string; version: string; title: string; person: Person },
): Promise<void> {
  const person = personSchema.parse(input.person);
  const title = titleSchema.parse(input.title);
  const sealer = await sealerOf(input.caseId);
  await inTransaction(actor, 'edit-person', async (tx) => {
    const frame = await lockFrame(tx, input.caseId);
    const stored = await tx.caseFile.findUniqueOrThrow({
      where: { id: frame.id },
      select: { personSealed: true, titleSealed: true },
    });
    const storedPerson = sealer.open('case_file.person', personSchema, stored.personSealed);
    const storedTitle = sealer.open('case_file.title', titleSchema, stored.titleSealed);
    const samePerson = JSON.stringify(storedPerson) === JSON.stringify(person);
    if (samePerson && storedTitle === title) return;
    if (versionOf(stored.personSealed) !== input.version) throw new EditConflictError();
    await tx.caseFile.update({
      where: { id: frame.id },
      data: {
        titleSealed: sealer.seal('case_file.title', title),
        personSealed: sealer.seal('case_file.person', person),
        ageClass: ageClassOn(person.dateOfBirth, await systemNow(tx)),
      },
      select: { id: true },
    });
    await registerFacts(tx, frame.id, sealer);
    await noteIdentifiers(tx, frame.id, person);
    await recordOnCase(tx, 'case.edited', frame.pseudonym, { part: 'person', change: 'saved' });
  });
}
