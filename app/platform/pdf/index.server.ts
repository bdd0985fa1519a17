export { FormSheet, type SheetInfo, type Strokes } from './form-sheet.server';
export { Paper, type PaperColumn, type PaperInfo } from './paper.server';
