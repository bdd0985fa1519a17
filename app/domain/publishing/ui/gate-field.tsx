import { Form } from '@remix-run/react';
import { Fragment } from 'react';
import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { Badge, Button, DefinitionList, type EditedFinding, EditedText, TextArea, TextInput } from '~/ui';
import type { FieldView } from '../gate-view.server';
import { FindingActions } from './finding-actions';

interface GateFieldProps {
  field: FieldView;
  revision: number;
}

/** All public texts, language by language. */
export function GateFields({ fields, revision }: { fields: readonly FieldView[]; revision: number }) {
  const languages = [...new Set(fields.map(({ translates }) => translates?.language))];
  return languages.map((language) => (
    <Fragment key={language ?? ''}>
      {language === undefined ? null : <h2>{message(words.inLanguage, { language })}</h2>}
      {fields
        .filter(({ translates }) => translates?.language === language)
        // Where the original has no words, a translation has none.
        .filter(({ translates, text }) => text !== '' || translates?.original !== '')
        .map((field) => (
          <GateFieldEditor key={field.key} field={field} revision={revision} />
        ))}
    </Fragment>
  ));
}

/** One public text with its marks, what is private about it, and the ways to change it. */
function GateFieldEditor({ field, revision }: GateFieldProps) {
  const { key, heading, findings, missing, beside, translates } = field;
  const marks = findings.map(({ id, start, end, level, why, advice, justification }) => ({
    id,
    start,
    end,
    level,
    why,
    suggestion: justification || advice === null ? undefined : advice,
    resolved: justification !== null,
  }));
  return (
    <section className="stack" aria-labelledby={`field-${key}`}>
      <h3 id={`field-${key}`}>
        {heading} {missing ? <Badge tone="attention">{words.missing}</Badge> : null}
      </h3>
      <FieldText field={field} marks={marks} revision={revision} />
      <div className="field-parts">
        {translates && translates.original !== '' ? (
          <details>
            <summary>{words.originalText}</summary>
            <p className="told-text" lang={translates.originalLocale}>
              {translates.original}
            </p>
          </details>
        ) : null}
        {beside.length > 0 ? (
          <details>
            <summary>{words.privateFacts}</summary>
            <DefinitionList items={beside} />
          </details>
        ) : null}
        <Rewrite field={field} revision={revision} />
      </div>
    </section>
  );
}

interface FieldTextProps extends GateFieldProps {
  marks: readonly EditedFinding[];
}

/** The text with its marks and notes; a text without marks stands by itself. */
function FieldText({ field: { key, text, locale, findings, missing }, marks, revision }: FieldTextProps) {
  if (text === '') return key.includes('stop/') && !missing ? <p className="soft">{words.stopNoText}</p> : null;
  if (marks.length === 0) {
    return (
      <div className="edited-text" lang={locale}>
        {text}
      </div>
    );
  }
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (
    <EditedText
      text={text}
      lang={locale}
      findings={marks}
      renderActions={({ id }) => {
        const finding = byId.get(id);
        return finding ? <FindingActions finding={finding} field={key} revision={revision} /> : null;
      }}
    />
  );
}

function Rewrite({ field: { key, text, heading, isLong, proposal }, revision }: GateFieldProps) {
  const id = `text-${key.replace(/[./]/g, '-')}`;
  const about = (
    <>
      <input type="hidden" name="intent" value="rewrite" />
      <input type="hidden" name="field" value={key} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
  return (
    <>
      {proposal ? (
        <Form method="post" action={`#field-${key}`} preventScrollReset>
          {about}
          <input type="hidden" name="text" value={proposal} />
          <Button small>{message(words.writeThis, { words: proposal })}</Button>
        </Form>
      ) : null}
      <details>
        <summary>{text === '' ? words.writeText : words.rewrite}</summary>
        <Form method="post" action={`#field-${key}`} preventScrollReset className="form" key={text}>
          {about}
          {isLong ? (
            <TextArea id={id} name="text" label={heading} defaultValue={text} rows={key.endsWith('story') ? 14 : 4} />
          ) : (
            <TextInput id={id} name="text" label={heading} defaultValue={text} />
          )}
          <Button small kind="quiet">
            {words.rewriteButton}
          </Button>
        </Form>
      </details>
    </>
  );
}
