import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Doc['struct']>;

/** Draws what is only there for the eye: whoever has the paper read aloud does not hear of it. */
export function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** A level line. */
export function rule(
  doc: Doc,
  { x, y, width, color, thick }: { x: number; y: number; width: number; color: string; thick: number },
): void {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(thick)
    .strokeColor(color)
    .stroke();
}

/** Says of a head whether it is of its row or of its column; the library has no word for it. */
export function scoped(cell: Structure, scope: 'Row' | 'Column'): void {
  const { dictionary } = cell as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data.A = { O: 'Table', Scope: scope };
}
