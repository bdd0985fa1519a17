import { z } from 'zod';
import { type StoryLanguage, storyLanguages } from '~/catalogues/story-languages';
import type { Transaction } from '../../platform/db/index.server';
import type { Actor } from '../access';
import { type CaseFrame, throughDoor } from './door.server';
import {
  dayText,
  type LineContent,
  lineContentSchema,
  type NeedCategory,
  type Person,
  personSchema,
  type StopContent,
  type StopKind,
  type StoryDraft,
  stopContentSchema,
  storyDraftSchema,
} from './schemas';
import { type CaseSealer, versionOf } from './sealing.server';

export interface OpenStop extends StopContent {
  id: string;
  position: number;
  kind: StopKind;
}
export interface OpenLine extends LineContent {
  id: string;
  position: number;
  category: NeedCategory;
  quantity: number;
  unitCostMinor: bigint;
  priority: number;
}
export interface OpenAssessment {
  currency: string;
  assessedOn: string;
  lines: OpenLine[];
}
export interface OpenDraft {
  locale: StoryLanguage;
  revision: number;
  updatedAt: Date;
  content: StoryDraft;
}

/** What can be opened of a case. Null where nothing was written yet. */
export interface CaseContent {
  title: string;
  /** `version` names this state of the person, for `editPerson`. */
  person: { content: Person; version: string };
  journey: OpenStop[];
  needs: OpenAssessment | null;
  draft: OpenDraft | null;
}
export type CaseField = keyof CaseContent;
export type OpenedCase<F extends CaseField> = CaseFrame & Pick<CaseContent, F>;

type SealedCase = Awaited<ReturnType<typeof readSealed>>;

/**
 * Opens parts of a case for somebody who may see it; the trail row commits before plain text leaves.
 * Throws CaseNotFoundError for a case the actor's row security hides.
 */
export async function openCase<F extends CaseField>(
  actor: Actor,
  caseId: string,
  fields: readonly F[],
  reason: string,
): Promise<OpenedCase<F>> {
  return throughDoor(
    actor,
    { caseId, fields, reason },
    (tx) => readSealed(tx, caseId, new Set<CaseField>(fields)),
    (sealed, sealer, frame) => {
      const content = Object.fromEntries(fields.map((field) => [field, openers[field](sealed, sealer)]));
      return { ...frame, ...(content as Pick<CaseContent, F>) };
    },
  );
}

/** What the register of tokens is made of, for a use case that has just saved it and lets no plain text out. */
export async function openEverything(
  tx: Transaction,
  caseId: string,
  sealer: CaseSealer,
): Promise<{ person: Person; journey: OpenStop[]; needs: OpenAssessment | null }> {
  const sealed = await readSealed(tx, caseId, new Set(['person', 'journey', 'needs']));
  return {
    person: openers.person(sealed, sealer).content,
    journey: openers.journey(sealed, sealer),
    needs: openers.needs(sealed, sealer),
  };
}

async function readSealed(tx: Transaction, caseId: string, fields: ReadonlySet<CaseField>) {
  const file = await tx.caseFile.findUniqueOrThrow({
    where: { id: caseId },
    select: { titleSealed: true, personSealed: true },
  });
  const position = { position: 'asc' } as const;
  return {
    file,
    stops: fields.has('journey') ? await tx.journeyStop.findMany({ where: { caseId }, orderBy: position }) : [],
    assessment: fields.has('needs')
      ? await tx.needsAssessment.findUnique({ where: { caseId }, include: { lines: { orderBy: position } } })
      : null,
    draft: fields.has('draft') ? await tx.storyDraft.findUnique({ where: { caseId } }) : null,
  };
}

export const assessmentContentSchema = z.object({ assessedOn: dayText });

const openers: { [F in CaseField]: (sealed: SealedCase, sealer: CaseSealer) => CaseContent[F] } = {
  title: ({ file }, sealer) => sealer.open('case_file.title', z.string(), file.titleSealed),
  person: ({ file }, sealer) => ({
    content: sealer.open('case_file.person', personSchema, file.personSealed),
    version: versionOf(file.personSealed),
  }),
  journey: ({ stops }, sealer) =>
    stops.map(({ id, position, kind, sealed }) => ({
      id,
      position,
      kind,
      ...sealer.open(`journey_stop/${id}`, stopContentSchema, sealed),
    })),
  needs: ({ assessment }, sealer) =>
    assessment && {
      currency: assessment.currency,
      ...sealer.open('needs_assessment', assessmentContentSchema, assessment.sealed),
      lines: assessment.lines.map(({ id, position, category, quantity, unitCostMinor, priority, sealed }) => ({
        id,
        position,
        category,
        quantity,
        unitCostMinor,
        priority,
        ...sealer.open(`needs_line/${id}`, lineContentSchema, sealed),
      })),
    },
  draft: ({ draft }, sealer) =>
    draft && {
      locale: z.enum(storyLanguages).parse(draft.locale),
      revision: draft.revision,
      updatedAt: draft.updatedAt,
      content: sealer.open('story_draft', storyDraftSchema, draft.sealed),
    },
};
