type Text = HTMLTextAreaElement | HTMLInputElement;

const isText = (target: EventTarget | null): target is Text =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'hidden', 'submit'].includes(target.type));

/**
 * Remembers what is typed before a page is hydrated: React writes its own text back into a textarea, and tells nobody.
 * `giveBack` puts the typed text in and announces it, so that whoever listens (autosave, marks) hears of it.
 */
export function keepTyped(page: Document): { giveBack(): void } {
  const typed = new Map<Text, string>();
  const onInput = ({ target }: Event) => {
    if (isText(target)) typed.set(target, target.value);
  };
  for (const text of page.querySelectorAll<Text>('textarea, input')) {
    if (isText(text) && text.value !== text.defaultValue) typed.set(text, text.value);
  }
  page.addEventListener('input', onInput, true);
  return {
    giveBack() {
      page.removeEventListener('input', onInput, true);
      for (const [text, value] of typed) {
        if (!text.isConnected) continue;
        if (text.value !== value) text.value = value;
        text.dispatchEvent(new Event('input', { bubbles: true }));
      }
      typed.clear();
    },
  };
}
