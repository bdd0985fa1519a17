import { publicRoute } from '~/domain/access/index.server';

/** An address that leads nowhere says so in its language, with the ways on that every page has. */
export const loader = publicRoute(async () => {
  throw new Response(null, { status: 404 });
});

export default function Nowhere() {
  return null;
}
