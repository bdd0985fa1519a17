/** One mark of the gate in a text. Offsets are JavaScript string indices, end exclusive. */
export type EditedFinding = {
  id: string;
  start: number;
  end: number;
  level: 'block' | 'review';
  why: string;
  suggestion?: string;
  resolved?: boolean;
};

export type EditedPart = { text: string; start: number; finding?: EditedFinding };

/** Cuts a text into plain and marked parts. Where findings overlap, the later one keeps what is left of it. */
export function partsOf(text: string, findings: readonly EditedFinding[]): EditedPart[] {
  const parts: EditedPart[] = [];
  let position = 0;
  const ordered = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const finding of ordered) {
    const start = Math.max(finding.start, position);
    const end = Math.min(finding.end, text.length);
    if (end <= start) continue;
    if (start > position) parts.push({ text: text.slice(position, start), start: position });
    parts.push({ text: text.slice(start, end), start, finding });
    position = end;
  }
  if (position < text.length) parts.push({ text: text.slice(position), start: position });
  return parts;
}
