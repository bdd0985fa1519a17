import { z } from 'zod';
import { environment } from '../../platform/env/index.server';
import { slugSchema } from '../campaigns';
import { AREA_COUNT_MIN } from '../campaigns/index.server';
import {
  areasAnswer,
  languageQuery,
  monthsAnswer,
  needAnswer,
  needsAnswer,
  needsQuery,
  problemAnswer,
} from './schemas';

type JsonSchema = Record<string, unknown>;

const components = {
  Need: needAnswer,
  Needs: needsAnswer,
  Areas: areasAnswer,
  Months: monthsAnswer,
  Problem: problemAnswer,
};
type Component = keyof typeof components;

const withoutDialect = ({ $schema: _, ...rest }: JsonSchema): JsonSchema => rest;
const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output') =>
  withoutDialect(z.toJSONSchema(schema, { io }) as JsonSchema);

const refTo = (name: Component) => ({ $ref: `#/components/schemas/${name}` });

/** What a query may ask, from its schema: one parameter for each field. */
function parametersOf(query: z.ZodObject): object[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

interface Operation {
  id: string;
  summary: string;
  answer: Component;
  parameters?: object[];
  problems?: Record<string, object>;
}

const get = ({ id, summary, answer, parameters = [], problems = {} }: Operation) => ({
  get: {
    operationId: id,
    summary,
    parameters,
    responses: {
      200: {
        description: 'As asked.',
        headers: { ETag: { description: 'Send it as If-None-Match.', schema: { type: 'string' } } },
        content: { 'application/json': { schema: refTo(answer) } },
      },
      304: { description: 'Nothing has changed since the ETag that you sent.' },
      400: problem('A parameter is wrong: `errors` names it.'),
      ...problems,
      503: {
        description:
          'Resting for a moment: nobody could tell whether a survivor has taken a page back. Ask again after Retry-After seconds.',
        content: { 'text/plain': { schema: { type: 'string' } } },
      },
    },
  },
});

/** The description of the interface (OpenAPI 3.1), made from the schemas that every answer passes. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Homeward: needs',
      version: '1',
      description:
        'What the lists of the site show, for programs: read-only, without a key. A survivor may take a page back at any moment; the address then answers 410, and copies are to be deleted.',
    },
    servers: [{ url: environment().appUrl }],
    paths: {
      '/api/v1/needs': get({
        id: 'listNeeds',
        summary: 'Needs that may be read now, 24 at a time, in a random order that stays.',
        answer: 'Needs',
        parameters: parametersOf(needsQuery),
      }),
      '/api/v1/needs/{slug}': get({
        id: 'readNeed',
        summary: 'One need.',
        answer: 'Need',
        parameters: [
          { name: 'slug', in: 'path', required: true, schema: schemaOf(slugSchema) },
          ...parametersOf(languageQuery),
        ],
        problems: { 404: problem('There never was such a need.'), 410: problem('Its page is closed, for good.') },
      }),
      '/api/v1/areas': get({
        id: 'listAreas',
        summary: `Countries and wider areas with needs; fewer than ${AREA_COUNT_MIN} are not counted.`,
        answer: 'Areas',
        parameters: parametersOf(languageQuery),
      }),
      '/api/v1/months': get({
        id: 'listMonths',
        summary: 'What was given and paid, by months that are over, the latest first.',
        answer: 'Months',
        parameters: [],
      }),
    },
    components: {
      schemas: Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, schemaOf(schema)])),
    },
  };
}
