import type { z } from 'zod';
import { countryCode, currencyCode, monthText } from '../../../app/domain/cases/schemas';
import { type Mark, type MarkKind, markOf } from './marks';

// Every field of a private shape in which a person can write something of their own, found in the shape itself: a new
// field has a mark from its first day, and the crawl fails until somebody plants it.

/** Numbers of a place; other numbers of the shapes are counts and amounts, which mark nobody. */
const COORDINATES: Record<string, MarkKind> = { lat: 'latitude', lon: 'longitude' };

interface Inside {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  format?: string;
  shape?: Record<string, z.ZodType>;
}

const inside = (schema: z.ZodType) => schema.def as unknown as Inside;

/** Paths of all free fields of a shape, with the kind of mark that fits. Picklists, flags, counts and ids are not free. */
export function freeFields(schema: z.ZodType, path = ''): { path: string; kind: MarkKind }[] {
  const { type, innerType, in: before, element, valueType, format, shape } = inside(schema);
  const free = (kind: MarkKind) => [{ path, kind }];
  switch (type) {
    case 'object':
      return Object.entries(shape ?? {}).flatMap(([key, value]) => freeFields(value, path ? `${path}.${key}` : key));
    case 'array':
      return element ? freeFields(element, `${path}[]`) : [];
    case 'record':
      return valueType ? freeFields(valueType, `${path}{}`) : [];
    case 'nullable':
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return innerType ? freeFields(innerType, path) : [];
    case 'pipe':
      return before ? freeFields(before, path) : [];
    case 'string':
      if (schema === monthText) return free('month');
      if (schema === countryCode || schema === currencyCode || format === 'uuid') return [];
      return free(format === 'date' ? 'day' : 'word');
    case 'number':
    case 'bigint': {
      const kind = COORDINATES[path.split('.').at(-1) ?? ''];
      return kind === undefined ? [] : free(kind);
    }
    case 'enum':
    case 'literal':
    case 'boolean':
      return [];
    default:
      throw new Error(`Nobody has said how a field of the type "${type}" is marked (${path}).`);
  }
}

/** Words for a field whose content is a number somebody could be found by. */
const NUMBERS = new Set(['phones[]', 'idNumbers[].value', 'account']);

export const marksOf = (place: string, schema: z.ZodType): Mark[] =>
  freeFields(schema).map(({ path, kind }) =>
    markOf(path === '' ? place : `${place} ${path}`, NUMBERS.has(path) ? 'digits' : kind),
  );
