import QRCode from 'qrcode';

const QUIET_ZONE = 4;

/** A text as QR code: one SVG path of unit squares, with its quiet zone. */
export function codePicture(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const parts: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) parts.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`);
    }
  }
  return { path: parts.join(''), size: modules.size + 2 * QUIET_ZONE };
}
