import { sharedFile } from '~/domain/access/index.server';
import { robots } from '~/domain/opendata/index.server';

export const loader = sharedFile(async () => ({ body: robots(), contentType: 'text/plain; charset=utf-8' }));
