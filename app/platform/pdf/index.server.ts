export { Paper, type PaperColumn, type PaperInfo } from './paper.server';
