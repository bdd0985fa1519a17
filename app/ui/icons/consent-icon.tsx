import { type ConsentDrawing, consentDrawings } from './consent-drawings';
import { Drawing, type DrawingProps } from './drawing';

/** The sign of a scope, or of what a consent promises; the same as on the papers. Its word always stands beside it. */
export function ConsentIcon({ name, ...props }: DrawingProps & { name: ConsentDrawing }) {
  return (
    <Drawing {...props}>
      {consentDrawings[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </Drawing>
  );
}
