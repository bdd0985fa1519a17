import {
  Button,
  describedBy,
  Field,
  needWord,
  type Option,
  Select,
  TextInput,
  usePublicLanguage,
  usePublicWords,
  useWords,
} from '~/ui';
import type { AreaLevel } from '../../places';
import type { ExploitationForm } from '../need';
import { FOUND_ID } from '../need-filters';
import type { NeedFilter } from '../schemas';
import type { AreaFacet, NeedFacets } from '../tallies.queries.server';

const formWords = {
  forced_labour: 'formForcedLabour',
  sexual_exploitation: 'formSexualExploitation',
  domestic_servitude: 'formDomesticServitude',
  debt_bondage: 'formDebtBondage',
  forced_criminality: 'formForcedCriminality',
  other: 'formOther',
} as const satisfies Record<ExploitationForm, string>;

const counted = (name: string, count: number | null): string => (count === null ? name : `${name} (${count})`);

/** What the list may be narrowed by. A plain form: each state of it is an address. */
export function NeedFilters({ filter, facets }: { filter: NeedFilter; facets: NeedFacets }) {
  const say = useWords();
  const lang = usePublicLanguage();
  const { needsList, publicSite } = usePublicWords();
  const isNarrowed = [filter.area, filter.category, filter.form, filter.progress].some(Boolean);
  const select = (name: 'category' | 'form' | 'progress', label: string, options: Option[]) => (
    <Select
      id={name}
      name={name}
      label={label}
      emptyLabel={publicSite.filterAny}
      defaultValue={filter[name] ?? ''}
      options={options}
    />
  );
  return (
    <form className="filters" method="get" action={`/${lang}/needs#${FOUND_ID}`} role="search">
      <TextInput
        id="query"
        name="query"
        type="search"
        maxLength={100}
        label={publicSite.searchLabel}
        hint={publicSite.searchHint}
        defaultValue={filter.query}
      />
      {/* Folded on a phone, so that the needs are nearer; the style sheet unfolds it where there is room. */}
      <details className="filters-more" open={isNarrowed}>
        <summary>{needsList.filterMore}</summary>
        <div>
          <AreaSelect areas={facets.areas} chosen={filter.area} />
          {select(
            'category',
            publicSite.filterCategory,
            facets.categories.map(({ category, count }) => ({
              value: category,
              label: counted(say(needWord[category]), count),
            })),
          )}
          {facets.forms.length === 0
            ? null
            : select(
                'form',
                needsList.filterForm,
                facets.forms.map(({ form, count }) => ({
                  value: form,
                  label: counted(publicSite[formWords[form]], count),
                })),
              )}
          {select('progress', publicSite.filterProgress, [
            { value: 'open', label: counted(publicSite.progressOpen, facets.progress.open) },
            { value: 'begun', label: counted(publicSite.progressBegun, facets.progress.begun) },
            { value: 'met', label: counted(publicSite.progressMet, facets.progress.met) },
          ])}
        </div>
      </details>
      <Button kind="quiet">{publicSite.filterShow}</Button>
    </form>
  );
}

/** Areas by how wide they are; the regions of a country come once it is chosen. */
function AreaSelect({ areas, chosen }: { areas: AreaFacet[]; chosen: string | undefined }) {
  const { needsList, publicSite } = usePublicWords();
  const ofLevel = (...levels: AreaLevel[]) => areas.filter(({ level }) => levels.includes(level));
  const groups = [
    { label: needsList.regions, areas: ofLevel('region') },
    { label: needsList.countries, areas: ofLevel('country') },
    { label: needsList.widerAreas, areas: ofLevel('subregion', 'continent') },
  ];
  return (
    <Field id="area" label={publicSite.filterArea}>
      <select
        id="area"
        name="area"
        className="input"
        defaultValue={chosen ?? ''}
        {...describedBy('area', undefined, [])}
      >
        <option value="">{publicSite.filterAny}</option>
        {groups.map(({ label, areas: within }) =>
          within.length === 0 ? null : (
            <optgroup key={label} label={label}>
              {within.map(({ code, name, count }) => (
                <option key={code} value={code}>
                  {counted(name, count)}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}
