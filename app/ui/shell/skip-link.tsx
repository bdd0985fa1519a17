import { useWords } from '../words/words';

/** First thing for the keyboard. The content carries `id="content"`. */
export function SkipLink() {
  const say = useWords();
  return (
    <a className="skip" href="#content">
      {say('skipToContent')}
    </a>
  );
}
