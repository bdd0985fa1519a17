import { createContext, type ReactElement, useContext } from 'react';
import { PublicWordsProvider, usePublicLanguage, usePublicWords } from '../words/words';

/** Takes what many pages have in common out of the making of each: what is answered here stands in for it. */
export interface StillParts {
  /** For a long text without anything to escape, such as the outline of land. */
  text(text: string): string;
  /** For what an element renders: always the same for the same owner and name. */
  markup(owner: object, name: string, element: ReactElement): string;
}

const Parts = createContext<StillParts | undefined>(undefined);

/** Where a page is made of parts (`platform/http/page-body`). Elsewhere everything is rendered in its place. */
export const StillPartsProvider = Parts.Provider;

export function useStillText(): (text: string) => string {
  return useContext(Parts)?.text ?? itself;
}

const itself = (text: string) => text;

interface StillProps {
  as: 'details' | 'div' | 'g' | 'header' | 'nav' | 'thead';
  className?: string;
  role?: 'rowgroup';
  'aria-label'?: string | undefined;
  /** What is rendered from: the same object says the same. Undefined for what is not to be kept. */
  of: object | undefined;
  /** What else it depends on, beside the page's language. */
  name?: string;
  /** Takes everything from its properties and the page's words: no other context reaches it. */
  children: ReactElement;
}

/** An element whose content is rendered once for each `of`, `name` and language, and then only sent. */
export function Still({ as: Element, of, name = '', children, ...attributes }: StillProps) {
  const parts = useContext(Parts);
  const lang = usePublicLanguage();
  const words = usePublicWords();
  if (!parts || !of) return <Element {...attributes}>{children}</Element>;
  const content = (
    <PublicWordsProvider lang={lang} words={words}>
      {children}
    </PublicWordsProvider>
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React itself rendered of the children.
  return <Element {...attributes} dangerouslySetInnerHTML={{ __html: parts.markup(of, `${lang} ${name}`, content) }} />;
}
