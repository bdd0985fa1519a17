import type { Store } from '../store/store';
import { TABLE_BY_ID_PREFIX } from '../store/tables';
import { badParameter } from './errors';

type Json = Record<string, unknown>;

/** Lists that Stripe leaves out unless they are asked for, by `object.property`. */
export type IncludedLists = Record<string, (store: Store, id: string) => unknown>;

const DEEPEST = 4;

function cannotExpand(path: string) {
  return badParameter(`This property cannot be expanded (${path}).`, undefined, 'expand');
}

function expandPath(store: Store, lists: IncludedLists, value: unknown, parts: string[], path: string): unknown {
  const [key, ...rest] = parts;
  if (key === undefined || value === null) return value;
  if (typeof value !== 'object') throw cannotExpand(path);
  const object = value as Json;
  if (key === 'data' && Array.isArray(object.data)) {
    return { ...object, data: object.data.map((item) => expandPath(store, lists, item, rest, path)) };
  }
  const list = lists[`${String(object.object)}.${key}`];
  if (list && typeof object.id === 'string')
    return { ...object, [key]: expandPath(store, lists, object[key] ?? list(store, object.id), rest, path) };
  if (!(key in object)) throw cannotExpand(path);
  const held = object[key];
  if (held === null) return object;
  let target: unknown = held;
  if (typeof held === 'string') {
    const table = TABLE_BY_ID_PREFIX[held.split('_')[0] ?? ''];
    target = table && store.get(table, held);
    if (!target) throw cannotExpand(path);
  }
  return { ...object, [key]: expandPath(store, lists, target, rest, path) };
}

/** Replaces ids by the objects they name along each path of `expand[]`. */
export function expandAll(store: Store, lists: IncludedLists, value: unknown, paths: readonly string[]): unknown {
  return paths.reduce((expanded, path) => {
    const parts = path.split('.');
    if (parts.filter((part) => part !== 'data').length > DEEPEST) {
      throw badParameter(`You cannot expand more than ${DEEPEST} levels of a property (${path}).`, undefined, 'expand');
    }
    return expandPath(store, lists, expanded, parts, path);
  }, value);
}
