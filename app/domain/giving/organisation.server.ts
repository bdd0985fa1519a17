import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { environment } from '~/platform/env/index.server';

/** Who gives a receipt, in the words of the configuration. */
export interface Organisation {
  name: string;
  address: string;
  registration: string;
  taxStatement: string;
  contact: string;
  /** Said on every paper where it is so. A live installation refuses to start without words of its own (platform/env). */
  isDemonstration: boolean;
}

export function organisation(language: PublicLanguage): Organisation {
  const { papers } = publicWords(language);
  const env = environment();
  return {
    name: env.ORGANISATION_NAME ?? papers.demoName,
    address: env.ORGANISATION_ADDRESS ?? papers.demoAddress,
    registration: env.ORGANISATION_REGISTRATION ?? papers.demoRegistration,
    taxStatement: env.ORGANISATION_TAX_STATEMENT ?? papers.demoTax,
    contact: env.ORGANISATION_CONTACT ?? papers.demoContact,
    isDemonstration: env.HOMEWARD_MODE === 'demo',
  };
}
