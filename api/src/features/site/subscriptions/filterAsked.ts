import { Value } from 'typebox/value';
import { PARTS_MAX, parseQuery } from '@phoeiphrae/shared/search/parseQuery';
import { FeedFilter } from '@phoeiphrae/shared/subscription';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';

const FILTER_NAMES = Object.keys(FeedFilter.properties) as (keyof FeedFilter)[];

/** The filter that stands in fields of a form, of which empty ones are none; undefined for what no list could be narrowed by. */
export function filterAsked(fields: Readonly<Record<string, string>>): FeedFilter | undefined {
  const given = FILTER_NAMES.flatMap((name) => {
    const value = normaliseThai(fields[name] ?? '').trim();
    if (value === '') return [];
    return [[name, name === 'fiscalYear' && /^\d{4}$/.test(value) ? Number(value) : value] as const];
  });
  const filter: unknown = Object.fromEntries(given);
  if (!Value.Check(FeedFilter, filter)) return undefined;
  if (filter.q === undefined) return filter;
  const { parts } = parseQuery(filter.q);
  return parts.length > 0 && parts.length <= PARTS_MAX ? filter : undefined;
}
