import { z } from 'zod';
import { publicLanguageCodes } from '~/catalogues/public-languages';
import { exploitationForms, needCategories, needFilterFields, needProgressBands, slugSchema } from '../campaigns';
import { measures } from '../transparency';

// What the interface takes and answers. Its description is made from these (describe-api.server.ts), and every answer
// passes them before it leaves. They are strict: what is not named here is not told.

const minor = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: 'Whole number of the smallest unit of the currency, as text.', examples: ['125000'] });
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: 'ISO 4217.', examples: ['USD'] });
const areaCode = needFilterFields.area.meta({
  description: 'ISO 3166-1 for a country, ISO 3166-2 for a region, UN M49 for what is wider.',
  examples: ['BD', '035'],
});
const month = z.string().regex(/^\d{4}-\d{2}$/);

const kind = z.enum(needCategories).meta({ description: 'Kind of need.' });
const band = z.enum(needProgressBands).meta({
  description: '`open` has no gift yet, `begun` has some, `met` needs no more.',
});
const language = z.enum(publicLanguageCodes).meta({ description: 'Language of names and links.' });

export const needAnswer = z.strictObject({
  slug: slugSchema.meta({ description: 'Random; tells nothing.' }),
  url: z.url().meta({ description: 'The page of the need.' }),
  title: z.string(),
  title_language: z.string().meta({ description: 'BCP 47: a title stays in the language in which it was agreed.' }),
  is_group: z
    .boolean()
    .meta({ description: 'The need of a group of at least 11 children, who are never told one by one.' }),
  kinds: z.array(kind),
  areas: z.array(z.strictObject({ code: areaCode, name: z.string() })).meta({
    description: 'Countries or wider areas of the journey, as far as the survivor allows; often none.',
  }),
  currency,
  goal_minor: minor,
  given_minor: minor,
  progress: band,
});

export const needsAnswer = z.strictObject({
  needs: z.array(needAnswer),
  total: z.int().min(0).nullable().meta({
    description: 'How many needs the filters find; null where several filters together find more than 100.',
  }),
  next: z.url().nullable().meta({ description: 'The next 24, with the same filters; null after the last.' }),
});

export const areasAnswer = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: areaCode,
      name: z.string(),
      level: z.enum(['country', 'subregion', 'continent']),
      needs: z.int().min(0).nullable().meta({ description: 'Null where there are few.' }),
    }),
  ),
});

export const monthsAnswer = z.strictObject({
  months: z.array(
    z.strictObject({
      through: month.meta({ description: 'The month that is over, with which these figures were told.' }),
      figures: z.array(
        z.strictObject({
          currency,
          measure: z.enum(measures).meta({
            description:
              '`given_…` and `fee_cover` are parts of `given`; `fees` are borne by the operating fund; `paid` is for needs that were shown, `paid_closed` for needs whose pages are closed.',
          }),
          amount_minor: minor.meta({
            description:
              'What is new since the last figure of the same measure, of one or more months. It waits for a later month while too few stand behind it, and is never rewritten.',
          }),
        }),
      ),
    }),
  ),
});

export const problemAnswer = z.strictObject({
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'What to do.' }),
  errors: z
    .array(z.strictObject({ parameter: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: 'Each parameter that is wrong.' }),
});
export type Problem = z.infer<typeof problemAnswer>;

export const languageQuery = z.strictObject({ lang: language.default('en') });
export const needsQuery = z.strictObject({
  ...languageQuery.shape,
  area: areaCode.optional(),
  category: kind.optional(),
  form: z
    .enum(exploitationForms)
    .optional()
    .meta({ description: 'Form of exploitation, where a survivor lets it be told.' }),
  progress: band.optional(),
  query: needFilterFields.query
    .optional()
    .meta({ description: 'Words of titles, stories and lines, or the name of an area; slips are forgiven.' }),
  after: needFilterFields.after.optional().meta({ description: 'From `next`; do not make it up.' }),
});
