import type { LinksFunction } from '@remix-run/node';
import givingStyles from '~/ui/giving.css?url';

export { default, ErrorBoundary, loader, meta } from '../_public+/_layout';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: givingStyles }];
