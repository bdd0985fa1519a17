import type PDFDocument from 'pdfkit';
import type { FormSheet } from '~/platform/pdf/index.server';
import type { StoryMapDrawing } from '~/ui/map';
import type { MapLabel } from '~/ui/map/drawing';

type Doc = InstanceType<typeof PDFDocument>;

/** The map of the page in black and grey: the same areas, stops and names, for a printer that has no colour. */
export function drawMap(sheet: FormSheet, map: StoryMapDrawing, alt: string, shown: number): void {
  const { width, height } = map;
  sheet.picture(alt, { width, height, shown }, (doc) => {
    doc.rect(0, 0, width, height).fill('#ffffff');
    fill(doc, map.land, '#eeeeee', '#888888', 1);
    for (const { path } of map.areas) fill(doc, path, '#bdbdbd', '#000000', 2);
    stroke(doc, map.borders, '#777777', 0.9);
    if (map.disputed !== '') {
      stroke(doc, map.disputed, '#eeeeee', 3);
      stroke(doc.dash(4, { space: 3 }), map.disputed, '#555555', 1);
      doc.undash();
    }
    if (map.regionLines !== '') stroke(doc, map.regionLines, '#999999', 0.6);
    for (const name of map.names.filter(({ small }) => !small)) letter(doc, sheet, name, 18, 'text', '#444444');
    for (const { x, y, r } of map.settingOut) doc.circle(x, y, r).fill('#000000');
    for (const { path, to, turn } of map.legs) {
      stroke(doc, path, '#ffffff', 7);
      stroke(doc, path, '#000000', 3.5);
      const end = map.stops.find(({ number }) => number === to);
      if (end) head(doc, end, turn);
    }
    for (const { number, x, y, label } of map.stops) {
      doc.circle(x, y, 14).lineWidth(2.5).fillAndStroke('#ffffff', '#000000');
      letter(doc, sheet, { text: String(number), x, y, anchor: 'middle' }, 19, 'strong', '#000000');
      letter(doc, sheet, label, 24, 'strong', '#000000');
    }
    doc.rect(0, 0, width, height).lineWidth(3).strokeColor('#000000').stroke();
  });
}

const MARKER_RADIUS = 15;

/** A leg's head, at the edge of the marker of its stop. */
function head(doc: Doc, { x, y }: { x: number; y: number }, turn: number): void {
  doc.save().translate(x, y).rotate(turn);
  doc.path(`M${-MARKER_RADIUS} 0L${-MARKER_RADIUS - 14}-7V7z`).fill('#000000');
  doc.restore();
}

function fill(doc: Doc, path: string, color: string, edge: string, width: number): void {
  if (path === '') return;
  doc.lineWidth(width).lineJoin('round').path(path).fillAndStroke(color, edge);
}

function stroke(doc: Doc, path: string, color: string, width: number): void {
  if (path === '') return;
  doc.lineWidth(width).lineJoin('round').lineCap('round').strokeColor(color).path(path).stroke();
}

/** A name with a pale edge, so that lines do not run through its letters. */
function letter(
  doc: Doc,
  sheet: FormSheet,
  label: MapLabel,
  size: number,
  weight: 'text' | 'strong',
  color: string,
): void {
  const { text, x, y, anchor } = label;
  doc.font(sheet.faceOf(weight)).fontSize(size);
  const width = doc.widthOfString(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const top = y - size * 0.62;
  doc.save().lineWidth(4).strokeColor('#ffffff').fillColor('#ffffff');
  doc.text(text, left, top, { lineBreak: false, fill: true, stroke: true });
  doc.restore().fillColor(color).text(text, left, top, { lineBreak: false });
}
