import { publishing } from '~/catalogues/en/publishing';
import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { DefinitionList, EditedText, formatMoney, SideBySide } from '~/ui';
import type { FieldView, GateView } from '../gate-view.server';
import type { ReviewView } from '../review-view.server';

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
          publicSide={told.map((field) => <ReadText key={field.key} field={field} locale={gate.locale} />)}
        />
      </section>
      <section className="section">
        <h2>{words.journeyTitle}</h2>
        <p>{gate.givenUp.join(' ')}</p>
        <SideBySide
          privateSide={
            <ol className="stack">
              {journey.map(({ id, kind, facts }) => (
                <li key={id}>
                  <strong>{kind}</strong>
                  <DefinitionList items={facts} />
                </li>
              ))}
            </ol>
          }
          publicSide={
            <ol className="stack">
              {journey.map(({ id, kind, shown }) => (
                <li key={id}>
                  <strong>{kind}</strong>
                  {shown ? (
                    <p>
                      {[shown.area, shown.years].filter(Boolean).join(', ')}
                      {shown.text ? `: ${shown.text}` : null}
                    </p>
                  ) : (
                    <p className="soft">{words.notShown}</p>
                  )}
                </li>
              ))}
            </ol>
          }
        />
      </section>
      <section className="section">
        <h2>{words.needsTitle}</h2>
        <Needs gate={gate} />
      </section>
    </>
  );
}

function Needs({ gate }: { gate: GateView }) {
  const labels = gate.fields.filter(({ key }) => key.startsWith('label/'));
  return (
    <SideBySide
      privateSide={
        <ol className="stack">
          {labels.map(({ key, beside }) => (
            <li key={key}>
              <DefinitionList items={beside} />
            </li>
          ))}
        </ol>
      }
      publicSide={
        <ol className="stack">
          {gate.lines.map((line) => (
            <li key={line.id}>
              {line.label || words.noText}{' '}
              <strong className="money">{formatMoney(line.goalMinor, gate.currency, 'en', { trim: true })}</strong>
            </li>
          ))}
        </ol>
      }
    />
  );
}

/** A text with its marks and the reasons why they stay; nothing can be changed here. */
function ReadText({ field: { heading, text, findings }, locale }: { field: FieldView; locale: string }) {
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
      {text === '' ? <p className="soft">{words.noText}</p> : <EditedText text={text} lang={locale} findings={marks} />}
    </div>
  );
}
