import { wordsOf } from '../words';
import { BackAndClose, type Frame, OwnForm } from './form';

/** What can be seen, one large button each. The list of notes has as many, so that both look alike from afar. */
function List({ frame, title, items }: { frame: Frame; title: string; items: readonly string[] }) {
  return (
    <>
      <h1>{title}</h1>
      <OwnForm {...frame}>
        {items.map((item, index) => (
          <button key={item} type="submit" name="see" value={index + 1}>
            {item}
          </button>
        ))}
      </OwnForm>
      <BackAndClose frame={frame} withBack={false} />
    </>
  );
}

export function OwnList({ frame }: { frame: Frame }) {
  const words = wordsOf(frame.language);
  const items = [words.page, words.agreed, words.money, words.write, words.pins];
  return <List frame={frame} title={words.menu} items={items} />;
}

export function NotesList({ frame }: { frame: Frame }) {
  const words = wordsOf(frame.language);
  return <List frame={frame} title={words.menu} items={words.notes.map(({ title }) => title)} />;
}

export function NotePage({ frame, at }: { frame: Frame; at: number }) {
  const note = wordsOf(frame.language).notes[at];
  if (!note) return <NotesList frame={frame} />;
  return (
    <>
      <h1>{note.title}</h1>
      <p>{note.text}</p>
      <BackAndClose frame={frame} />
    </>
  );
}
