import { cases as words } from '~/catalogues/en/cases';
import { Notice } from '~/ui';
import type { AutosaveState } from './use-autosave';
import { say } from './words';

/** Whether what is on the page is on the server too, in words. */
export function AutosaveStatus({ state, savedAt }: { state: AutosaveState; savedAt: Date | null }) {
  if (state === 'signed-out') {
    return (
      <Notice tone="attention" live title={words.storySignedOut}>
        <p>
          <a href="/account/sign-in" target="_blank" rel="noreferrer">
            {words.storySignIn}
          </a>
        </p>
      </Notice>
    );
  }
  if (state === 'offline') return <Notice tone="attention" live title={words.storyOffline} />;
  if (state === 'conflict') return <Notice tone="attention" live title={words.storyConflict} />;
  if (state === 'invalid') return <Notice tone="attention" live title={words.storyInvalid} />;
  return (
    <span role="status" className="soft">
      {state === 'saving' ? words.storySaving : null}
      {state === 'unsaved' ? words.storyUnsaved : null}
      {state === 'saved' && savedAt ? say(words.storySaved, { time: savedAt.toLocaleTimeString('en-GB') }) : null}
    </span>
  );
}
