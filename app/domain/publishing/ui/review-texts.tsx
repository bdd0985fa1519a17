import { publishing } from '~/catalogues/en/publishing';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { DefinitionList, type EditedFinding, EditedText, formatMoney, SideBySide, Table } from '~/ui';
import type { FieldView, GateView } from '../gate-view.server';
import type { ReviewView } from '../review-view.server';
import { AnonymityPanel } from './anonymity-panel';

/** What is known beside what would be told: the texts, then the journey, then the needs. */
export function ReviewTexts({ view }: { view: Pick<ReviewView, 'gate' | 'journey'> }) {
  const { gate, journey } = view;
  const told = gate.fields.filter(({ key }) => key === 'title' || key === 'story');
  return (
    <>
      <section className="section">
        <h2>{words.storyTitle}</h2>
        <SideBySide
          privateSide={<DefinitionList items={gate.person} />}
          publicSide={told.map((field) => <ReadText key={field.key} field={field} />)}
        />
      </section>
      {gate.anonymity ? <AnonymityPanel view={gate.anonymity} /> : null}
      <section className="section stack">
        <h2>{words.journeyTitle}</h2>
        <p>{gate.givenUp.join(' ')}</p>
        <JourneyTable journey={journey} />
      </section>
      <section className="section">
        <h2>{words.needsTitle}</h2>
        <Needs gate={gate} />
      </section>
      <Translations fields={gate.fields} />
    </>
  );
}

/** Each translation beside what it translates. */
function Translations({ fields }: Pick<GateView, 'fields'>) {
  const translated = fields.flatMap((field) => (field.translates ? [{ ...field, of: field.translates }] : []));
  return [...new Set(translated.map(({ of }) => of.language))].map((language) => (
    <section className="section stack" key={language}>
      <h2>{message(publishing.inLanguage, { language })}</h2>
      <p>{words.translationLead}</p>
      {translated
        .filter((field) => field.of.language === language && (field.of.original !== '' || field.text !== ''))
        .map((field) => (
          <div className="translation-pair" key={field.key}>
            <div className="stack">
              <h3>{words.originalTitle}</h3>
              <Told text={field.of.original} locale={field.of.originalLocale} marks={[]} />
            </div>
            <ReadText field={field} />
          </div>
        ))}
    </section>
  ));
}

function JourneyTable({ journey }: Pick<ReviewView, 'journey'>) {
  return (
    <Table
      id="journey"
      caption={words.journeyCaption}
      rows={journey}
      rowKey={({ id }) => id}
      columns={[
        { key: 'kind', head: words.columnStop, rowHead: true, cell: ({ kind }) => kind },
        {
          key: 'private',
          head: words.columnPrivate,
          cell: ({ facts }) => <Lines texts={facts.map(({ value }) => value)} />,
        },
        {
          key: 'public',
          head: words.columnPublic,
          cell: ({ shown }) =>
            shown ? (
              <Lines texts={[[shown.area, shown.years].filter(Boolean).join(', '), shown.text]} />
            ) : (
              <span className="soft">{words.notShown}</span>
            ),
        },
      ]}
    />
  );
}

function Needs({ gate }: { gate: GateView }) {
  const besideOf = (id: string) => gate.fields.find(({ key }) => key === `label/${id}`)?.beside ?? [];
  return (
    <Table
      id="needs"
      caption={words.needsCaption}
      rows={gate.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'private',
          head: words.columnPrivate,
          cell: ({ id }) => <Lines texts={besideOf(id).map(({ value }) => value)} />,
        },
        { key: 'public', head: words.columnPublic, rowHead: true, cell: ({ label }) => label || words.noText },
        {
          key: 'amount',
          head: publishing.linePublic,
          unit: gate.currency,
          figure: true,
          cell: ({ goalMinor }) => formatMoney(goalMinor, gate.currency, 'en', { bare: true }),
          total: formatMoney(gate.goalMinor, gate.currency, 'en', { bare: true }),
        },
      ]}
    />
  );
}

const Lines = ({ texts }: { texts: readonly string[] }) =>
  texts.filter((text) => text !== '').map((text) => <div key={text}>{text}</div>);

/** A text with its marks and the reasons why they stay; nothing can be changed here. */
function ReadText({ field: { heading, text, locale, findings } }: { field: FieldView }) {
  const marks = findings.map(({ id, start, end, level, why, justification }) => ({
    id,
    start,
    end,
    level,
    why: justification ? `${why} ${message(publishing.justifiedBecause, { reason: justification.reason })}` : why,
    resolved: justification !== null,
  }));
  return (
    <div className="stack">
      <h3>{heading}</h3>
      <Told text={text} locale={locale} marks={marks} />
    </div>
  );
}

function Told({ text, locale, marks }: { text: string; locale: string; marks: readonly EditedFinding[] }) {
  if (text === '') return <p className="soft">{words.noText}</p>;
  if (marks.length > 0) return <EditedText text={text} lang={locale} findings={marks} />;
  return (
    <div className="edited-text" lang={locale}>
      {text}
    </div>
  );
}
