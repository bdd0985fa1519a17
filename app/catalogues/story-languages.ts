/** The languages in which a story may be written; each has its dictionary in the gate, and its papers. */
export const storyLanguages = ['en', 'es', 'fr', 'id', 'vi', 'uk'] as const;
export type StoryLanguage = (typeof storyLanguages)[number];

/** The languages by their own names. */
export const storyLanguageNames: Record<StoryLanguage, string> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
  uk: 'Українська',
};

/**
 * Translated by us and not yet read by somebody whose language it is. Staff are told where they print or hand over such
 * words; the person is not: they read words, not our doubts about them.
 */
export const unreadLanguages: readonly StoryLanguage[] = ['es', 'fr', 'id', 'vi', 'uk'];
