import { createContext, useContext } from 'react';

/** Stands in for long text that is the same on many pages; whoever makes the page puts the text in its place. */
export type MarkPrepared = (text: string) => string;

const Prepared = createContext<MarkPrepared>((text) => text);

export const PreparedTextProvider = Prepared.Provider;

/**
 * For outlines of land and other long texts without anything to escape, which would otherwise be joined, encoded and
 * compressed anew for each page. Where no page is made of parts, the text itself.
 */
export const usePreparedText = (): MarkPrepared => useContext(Prepared);
