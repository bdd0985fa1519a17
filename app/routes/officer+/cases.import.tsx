import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { checkFiles, type ImportFile, importFiles } from '~/domain/import/index.server';
import { Button, ErrorSummary, FileInput, PageHeading } from '~/ui';
import { ImportOutcomes } from './ui/import-outcomes';

const FILES_MAX = 20;

export const meta: MetaFunction = () => [{ title: `${words.importTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.import' }, async () => null);

export const action = guarded({ permission: 'case.import' }, async ({ actor, request }) => {
  const form = await request.formData();
  const files = form.getAll('files').filter((file): file is File => file instanceof File && file.name !== '');
  if (files.length === 0) return { outcomes: [], error: words.importNone };
  if (files.length > FILES_MAX) return { outcomes: [], error: words.importTooMany };
  const read = files.map(
    async (file): Promise<ImportFile> => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
  );
  const all = await Promise.all(read);
  const outcomes = form.get('intent') === 'check' ? await checkFiles(all) : await importFiles(actor, all);
  return { outcomes, error: null };
});

export default function ImportCases() {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const error = answer?.error ?? null;
  return (
    <>
      <PageHeading title={words.importTitle} lead={words.importLead} />
      <ErrorSummary errors={error === null ? [] : [{ fieldId: 'import-files', message: error }]} />
      {answer ? <ImportOutcomes outcomes={answer.outcomes} /> : null}
      <Form method="post" encType="multipart/form-data" className="form">
        <FileInput
          id="import-files"
          name="files"
          label={words.importFiles}
          multiple
          accept={{ attribute: '.xlsx,.json,application/json', words: words.importTypes }}
          errors={error === null ? undefined : [error]}
        />
        <div className="actions">
          <Button name="intent" value="import" disabled={busy}>
            {words.importNow}
          </Button>
          <Button name="intent" value="check" kind="quiet" disabled={busy}>
            {words.importCheck}
          </Button>
        </div>
      </Form>
      <section className="section prose">
        <h2>{words.importRules}</h2>
        <ul>
          <li>{words.importRule1}</li>
          <li>{words.importRule2}</li>
          <li>{words.importRule3}</li>
          <li>{words.importRule4}</li>
        </ul>
      </section>
    </>
  );
}
