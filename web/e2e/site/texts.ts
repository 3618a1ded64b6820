import robotsParser from 'robots-parser';
import manifestFaults from 'web-app-manifest-validator';
import type { Walk } from './walk.ts';

const textAt = ({ answers }: Walk, address: string): string => answers.get(address)?.text ?? '';

/** Pages that robots.txt keeps from search engines though they may be kept, and the reverse (RFC 9309). */
export function wrongRobots(site: Walk): string[] {
  const at = (address: string) => new URL(address, site.origin).href;
  const robots = robotsParser(at('/robots.txt'), textAt(site, '/robots.txt'));
  const maps = robots.getSitemaps();
  return [
    ...[...site.answers.values()].flatMap(({ address, page }) => {
      if (page === undefined || robots.isAllowed(at(address), 'Googlebot') === !page.shell) return [];
      return [page.shell ? `${address} is not kept from robots` : `${address} is kept from robots`];
    }),
    ...(maps.join() === at('/sitemap.xml') ? [] : [`the site map is at ${maps.join()}`]),
  ];
}

export const wrongManifest = (site: Walk): string[] =>
  manifestFaults(JSON.parse(textAt(site, '/manifest.webmanifest')));

const FIELDS = [
  'Acknowledgments',
  'Canonical',
  'Contact',
  'Encryption',
  'Expires',
  'Hiring',
  'Policy',
  'Preferred-Languages',
];
/** RFC 3339, as RFC 9116 asks for. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const YEAR_MS = 365 * 86_400_000;

/**
 * What RFC 9116 has against a security.txt; no registry has a validator of it. @param now of the product (ms)
 */
export function wrongSecurityTxt(site: Walk, now: number): string[] {
  const address = '/.well-known/security.txt';
  const lines = textAt(site, address)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const fields = lines.map((line) => /^([A-Za-z-]+): (\S.*)$/.exec(line)?.slice(1) ?? [line, '']);
  const all = (name: string) => fields.filter(([field]) => field === name).map(([, value = '']) => value);
  const [expires = ''] = all('Expires');
  const left = Date.parse(expires) - now;
  return [
    ...fields.filter(([name = '']) => !FIELDS.includes(name)).map(([name = '']) => `${name} is no field`),
    ...(all('Contact').length > 0 ? [] : ['there is no contact']),
    ...all('Contact').filter((uri) => !/^(?:mailto:[^@\s]+@\S+|tel:\+?[\d-]+|https:\/\/\S+)$/.test(uri)),
    ...(all('Expires').length === 1 && INSTANT.test(expires) ? [] : [`it expires ${expires}`]),
    ...(left > 0 && left < YEAR_MS ? [] : [`it expires in ${String(left)} ms, not within a year`]),
    ...(all('Preferred-Languages').length > 1 ? ['it names languages twice'] : []),
    ...all('Canonical').filter((uri) => uri !== new URL(address, site.origin).href),
  ];
}

/** The four that ogp.me asks of every page; no registry has a validator of it. */
const OPEN_GRAPH = ['og:title', 'og:type', 'og:image', 'og:url'];
const TYPES = ['website', 'article'];

/** Pages that do not say of themselves what Open Graph asks for, or not the same as their canonical address. */
export const wrongOpenGraph = ({ answers, origin }: Walk): string[] =>
  [...answers.values()].flatMap(({ address, status, page }) => {
    if (page === undefined || page.shell || status !== 200) return [];
    const { told, canonical } = page;
    const image = answers.get(new URL(told['og:image'] ?? '/', origin).pathname);
    return [
      ...OPEN_GRAPH.filter((name) => !told[name]).map((name) => `${address} has no ${name}`),
      ...(TYPES.includes(told['og:type'] ?? '') ? [] : [`${address} is ${told['og:type'] ?? ''}`]),
      ...(image?.type.startsWith('image/') ? [] : [`${address} has no picture at ${told['og:image'] ?? ''}`]),
      ...(page.noindex || told['og:url'] === canonical
        ? []
        : [`${address} is told as ${told['og:url'] ?? ''}`]),
    ];
  });
