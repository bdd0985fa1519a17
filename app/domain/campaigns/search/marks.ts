// What the database is asked for a list: a tsquery of marks (migration 20261122004260_needs_listed).

const lexeme = (mark: string): string => `'${mark.replace(/['\\]/g, (sign) => sign + sign)}'`;

export const anyOf = (marks: readonly string[]): string => {
  const [only] = marks;
  return marks.length === 1 && only !== undefined ? lexeme(only) : `(${marks.map(lexeme).join(' | ')})`;
};

export const allOf = (expressions: readonly string[]): string => expressions.join(' & ');
export const eitherOf = (expressions: readonly string[]): string =>
  expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' | ')})`;
