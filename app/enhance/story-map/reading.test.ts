import { describe, expect, it } from 'vitest';
import { type Frame, unproject, zoomOf } from './reading';

const frame: Frame = { center: [100.5, 12.25], zoom: 3, scale: 900, width: 720, height: 600 };

describe('zoomOf', () => {
  it('is the zoom at which a world 512·2^zoom wide is as wide as the drawing shows it', () => {
    const zoom = zoomOf(900, 360, 720);
    expect(512 * 2 ** zoom).toBeCloseTo(2 * Math.PI * 900 * 0.5, 6);
    expect(zoomOf(900, 720, 720) - zoom).toBeCloseTo(1, 9);
  });
});

describe('unproject', () => {
  it('finds the centre in the middle of the sheet, and degrees by the scale', () => {
    const [lon, lat] = unproject(frame, 360, 300);
    expect([lon, lat]).toEqual([100.5, expect.closeTo(12.25, 9)]);
    expect(unproject(frame, 360 + (900 * Math.PI) / 180, 300)[0]).toBeCloseTo(101.5, 9);
    expect(unproject(frame, 360, 200)[1]).toBeGreaterThan(12.25);
  });
});
