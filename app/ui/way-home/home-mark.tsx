import { round } from './curve';

type HomeMarkProps = { x: number; y: number; size: number; reached: boolean };

/** Home: a roof and walls that stand on no ground, because where somebody lives is on no map. */
export function HomeMark({ x, y, size, reached }: HomeMarkProps) {
  const at = (across: number, down: number) => `${round(x + size * across)} ${round(y + size * down)}`;
  const walls = `M${at(0.2, 0.46)}V${round(y + size * 0.95)}M${at(0.8, 0.46)}V${round(y + size * 0.95)}`;
  return (
    <>
      <path className="wh-home" d={`M${at(0.02, 0.58)}L${at(0.5, 0.12)}L${at(0.98, 0.58)}${walls}`} />
      <circle
        className={reached ? 'wh-home wh-home-reached' : 'wh-home'}
        cx={round(x + size * 0.5)}
        cy={round(y + size * 0.7)}
        r={round(size * 0.09)}
      />
    </>
  );
}
