import { redirect } from '@remix-run/node';
import { endDonorSession, publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';

export const action = publicRoute(async ({ params, request }) =>
  redirect(`/${languageOf(params)}/my-gifts/sign-in`, {
    status: 303,
    headers: { 'Set-Cookie': await endDonorSession(request) },
  }),
);
