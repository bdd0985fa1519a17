import { zipOf } from './hostile-files';

/** A workbook with one sheet of these rows, as XML. */
export function workbook(rows: string, before = ''): Buffer {
  const main = 'http://schemas.openxmlformats.org';
  const part = (name: string, xml: string): [string, Buffer] => [name, Buffer.from(`<?xml version="1.0"?>${xml}`)];
  const link = (type: string, target: string) =>
    `<Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="rId1" Type="${main}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  return zipOf([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${main}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    part('_rels/.rels', link('officeDocument', 'xl/workbook.xml')),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}/spreadsheetml/2006/main" xmlns:r="${main}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', link('worksheet', 'worksheets/sheet1.xml')),
    part(
      'xl/worksheets/sheet1.xml',
      `${before}<worksheet xmlns="${main}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  ]);
}

/** Rows of cells that all hold a one. */
export const rowsOfOnes = (rows: number, columns: number): string =>
  Array.from({ length: rows }, (_, row) => {
    const cells = Array.from(
      { length: columns },
      (_, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}"><v>1</v></c>`,
    );
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  }).join('');
