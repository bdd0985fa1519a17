import { ownRoute } from '~/domain/access/index.server';
import { answerForm, enterPage } from '~/domain/own-view/index.server';

// One neutral address. A visit shows the same page to everybody; all else is an answer to a form.

export const loader = ownRoute(async ({ request }) => enterPage(request));

export const action = ownRoute(async ({ request }) => answerForm(request));
