import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapterAt } from './chapters';
import { cameraOf, type Frame, unproject, viewOf } from './reading';

const frame: Frame = { center: [100.5, 12.25], scale: 900, width: 720, height: 600 };

describe('cameraOf', () => {
  it('is the zoom at which a world 512·2^zoom wide is as wide as the drawing shows it', () => {
    const { zoom, center } = cameraOf(frame, { x: 0, y: 0, width: 720 }, 360);
    expect(512 * 2 ** zoom).toBeCloseTo(2 * Math.PI * 900 * 0.5, 6);
    expect(center).toEqual([expect.closeTo(100.5, 9), expect.closeTo(12.25, 9)]);
    expect(cameraOf(frame, { x: 0, y: 0, width: 360 }, 360).zoom - zoom).toBeCloseTo(1, 9);
  });

  it('shows what the drawing shows, there and back, also across the antimeridian', () => {
    fc.assert(
      fc.property(
        fc.record({
          lon: fc.double({ min: -180, max: 230, noNaN: true }),
          x: fc.double({ min: 0, max: 400, noNaN: true }),
          y: fc.double({ min: 0, max: 300, noNaN: true }),
          width: fc.double({ min: 300, max: 720, noNaN: true }),
        }),
        ({ lon, ...view }) => {
          const there: Frame = { ...frame, center: [lon, 12.25] };
          const { center, zoom } = cameraOf(there, view, 358);
          // MapLibre keeps longitudes within a turn.
          const lng = ((((center[0] + 180) % 360) + 360) % 360) - 180;
          const back = viewOf(there, { lng, lat: center[1] }, zoom, 358);
          expect(back.x).toBeCloseTo(view.x, 4);
          expect(back.y).toBeCloseTo(view.y, 4);
          expect(back.width).toBeCloseTo(view.width, 6);
        },
      ),
    );
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

describe('chapterAt', () => {
  it('is the last chapter that has reached the line, and none before the first', () => {
    expect(chapterAt([500, 900, 1300], 400)).toBe(0);
    expect(chapterAt([500, 900, 1300], 500)).toBe(1);
    expect(chapterAt([-900, -400, 390], 400)).toBe(3);
    expect(chapterAt([-900, -500, -90], 400)).toBe(3);
  });
});
