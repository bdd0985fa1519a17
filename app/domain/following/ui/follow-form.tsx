import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { Button, TextInput } from '~/ui';

interface FollowFormProps {
  lang: PublicLanguage;
  slug: string;
  error?: string | undefined;
  email?: string | undefined;
  /** The question for a browser with script; a page that is stored for everybody has none. */
  challenge?: string | undefined;
}

/** One field and one button; works without script, within stricter limits. */
export function FollowForm({ lang, slug, error, email, challenge }: FollowFormProps) {
  const { following } = publicWords(lang);
  return (
    <form
      className="form follow-form"
      method="post"
      action={`/${lang}/needs/${slug}/follow`}
      data-proof={challenge}
      noValidate
    >
      {challenge === undefined ? null : <input type="hidden" name="proof" value="" />}
      <TextInput
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        label={following.emailLabel}
        hint={following.emailHint}
        defaultValue={email}
        errors={error ? [error] : undefined}
      />
      <div className="actions">
        <Button kind="quiet">{following.send}</Button>
      </div>
      <p className="small soft">{following.promise}</p>
    </form>
  );
}
