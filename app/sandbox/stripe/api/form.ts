import { badParameter } from './errors';

export type FormTree = { [key: string]: FormValue };
export type FormValue = string | FormValue[] | FormTree;

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw badParameter(`Invalid parameter name: ${name}`, 'parameter_unknown', name);
  const path = [
    match[1] as string,
    ...[...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] as string),
  ];
  if (path.some((part) => UNSAFE.has(part)))
    throw badParameter(`Invalid parameter name: ${name}`, 'parameter_unknown', name);
  return path;
}

function listsWhereKeysAreNumbers(tree: FormTree): FormValue {
  const keys = Object.keys(tree);
  for (const key of keys) {
    const value = tree[key];
    if (typeof value === 'object' && !Array.isArray(value)) tree[key] = listsWhereKeysAreNumbers(value);
  }
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return tree;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => tree[key] as FormValue);
}

/** Reads Stripe's bracketed form encoding, `line_items[0][quantity]=1&expand[]=charge`, into a tree of strings. */
export function readForm(text: string): FormTree {
  const root: FormTree = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    let node = root;
    path.forEach((part, depth) => {
      const key = part === '' ? String(Object.keys(node).length) : part;
      if (depth === path.length - 1) {
        node[key] = value;
        return;
      }
      const next = node[key] ?? {};
      if (typeof next !== 'object' || Array.isArray(next))
        throw badParameter(`Invalid object: ${name}`, undefined, name);
      node[key] = next;
      node = next;
    });
  }
  for (const key of Object.keys(root)) {
    const value = root[key];
    if (typeof value === 'object' && !Array.isArray(value)) root[key] = listsWhereKeysAreNumbers(value);
  }
  return root;
}

/** The same text for the same parameters, whatever their order. */
export function canonical(value: FormValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as FormValue)}`);
  return `{${entries.join(',')}}`;
}
