import { publicRoute } from '~/domain/access/index.server';
import { nothingThere } from './open-answer.server';

/** Whatever else a program asks for is answered in its own form. */
export const loader = publicRoute(async ({ request }) => nothingThere(request));
