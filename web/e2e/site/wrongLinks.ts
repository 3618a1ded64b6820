import { PAGE } from './linksIn.ts';
import { type Answer, ownAddress, type Walk } from './walk.ts';

const pagesOf = ({ answers }: Walk) =>
  [...answers.values()].flatMap((answer) =>
    answer.page && answer.status === 200 && !answer.page.shell ? [{ ...answer, page: answer.page }] : [],
  );

/** Whether an address answers with what it is to: itself, the one place where it has gone, or the notice of what ended. */
function isTrue({ status, type, location, page, address }: Answer, { answers }: Walk): boolean {
  if (status === 301) return location !== undefined && answers.get(location)?.status === 200;
  if (status === 410) return type === PAGE && /^(?:\/en)?\/i\//.test(address) && (page?.notice ?? false);
  return status === 200;
}

export const wrongStatuses = (site: Walk): string[] =>
  [...site.answers.values()]
    .filter((answer) => !isTrue(answer, site))
    .map(
      ({ address, status }) => `${String(status)} ${address}, linked from ${site.foundAt.get(address) ?? ''}`,
    );

/** Links to a place that the page linked to does not have. */
export const lostFragments = ({ answers }: Walk): string[] =>
  [...answers.values()].flatMap(({ address, links }) =>
    links
      .filter(({ to, fragment }) => {
        const page = fragment === '' || to === undefined ? undefined : answers.get(to)?.page;
        return page !== undefined && !page.ids.has(fragment);
      })
      .map(({ href }) => `${address} has no place for ${href}`),
  );

/** Pages to be kept by search engines that do not name the address that is kept, or name one that names another. */
export function wrongCanonicals(site: Walk): string[] {
  const at = (address: string) => new URL(address, site.origin);
  return pagesOf(site).flatMap(({ address, page: { canonical, noindex } }) => {
    if (canonical === undefined) return noindex ? [] : [`${address} names no canonical address`];
    const named = ownAddress(canonical, at(address)) ?? '';
    const target = site.answers.get(named);
    if (target?.status !== 200) return [`${address} names ${canonical}, which is not there`];
    const ownName = target.page?.canonical;
    return ownName === canonical ? [] : [`${address} names ${canonical}, which names ${ownName ?? 'none'}`];
  });
}

/** Pages whose twins in other languages do not name them in return, or are not in the language that they are named for. */
export function wrongLanguages(site: Walk): string[] {
  return pagesOf(site).flatMap(({ address, page: { languages, language, noindex } }) => {
    const expected = address.startsWith('/en') ? 'en' : 'th';
    const wrong = language === expected ? [] : [`${address} is in ${language ?? 'no language'}`];
    if (noindex) return wrong;
    const named = Object.entries(languages);
    if (
      named
        .map(([name]) => name)
        .sort()
        .join() !== 'en,th,x-default'
    )
      return [...wrong, `${address} names the languages ${named.map(([name]) => name).join()}`];
    for (const [name, href] of named) {
      const twin = site.answers.get(ownAddress(href, new URL(address, site.origin)) ?? '')?.page;
      if (twin === undefined) wrong.push(`${address} names ${href}, which is no page`);
      else if (JSON.stringify(twin.languages) !== JSON.stringify(languages))
        wrong.push(`${address} names ${href}, which does not name it`);
      else if (name !== 'x-default' && twin.language !== name) wrong.push(`${href} is not in ${name}`);
    }
    return wrong;
  });
}

/** Addresses that the site map has for search engines to keep, though they are kept under another. */
export const wrongInMaps = ({ answers, origin }: Walk): string[] =>
  [...answers.values()].flatMap(({ address, type, links }) =>
    type !== 'application/xml'
      ? []
      : links
          .filter(({ to = '' }) => {
            const answer = answers.get(to);
            return answer?.type !== 'application/xml' && answer?.page?.canonical !== new URL(to, origin).href;
          })
          .map(({ href }) => `${address} names ${href}`),
  );
