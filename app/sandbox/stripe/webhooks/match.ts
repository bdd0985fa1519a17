/** `charge.*` stands for all types that begin so, `*` for every one. */
export function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
