import path from 'node:path';

/** Which packages of the repository a package may build on. Everything points towards `shared`. */
const BELOW: Record<string, string[]> = {
  shared: [],
  db: ['shared'],
  api: ['shared', 'db'],
  web: ['shared'],
};
const TEST = /\.test\.ts$|\/testing\/|\/testing\.ts$|^web\/e2e\//;
const TEST_TOOLS = /^(vitest|fast-check)(\/|$)/;

/** The repository path that an import names, or undefined for a package from outside. Both use forward slashes. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.'))
    return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  const own = /^@phoeiphrae\/([^/]+)\/(.+)$/.exec(specifier);
  if (own) return `${String(own[1])}/src/${String(own[2])}.ts`;
  if (specifier.startsWith('@/') && from.startsWith('web/')) return `web/src/${specifier.slice(2)}`;
  return undefined;
}

/** What answers to anyone, and the one file of it through which bytes go out. */
const FOR_ANYONE = /^api\/src\/features\/(?:publicSite\/|verification\/|[^/]+\/public)/;
const PUBLIC_BYTES = 'api/src/features/publicSite/files.routes.ts';
const BYTES = /^api\/src\/(?:blobs\/|serving\/sendFile\.ts$)/;

const featureOf = (file: string) => /^api\/src\/features\/([^/]+)\//.exec(file)?.[1];

function betweenFeatures(from: string, to: string): string | undefined {
  const [own, other] = [featureOf(from), featureOf(to)];
  if (other === undefined || own === other) return undefined;
  if (from.startsWith('api/src/plugins/')) return 'a plugin is cross-cutting and knows no feature';
  if (own === undefined) return undefined;
  if (/Policy\.ts$/.test(to) || to === 'api/src/features/log/recordEvent.ts') return undefined;
  return `the feature ${own} may reach ${other} only through its *Policy.ts or log/recordEvent.ts`;
}

/** Why a file (path from the repository's root) must not import this; undefined when it may. */
export function importFault(from: string, specifier: string): string | undefined {
  const home = from.split('/')[0] ?? '';
  const below = BELOW[home];
  if (below === undefined) return undefined; // scripts and settings put everything together
  const test = TEST.test(from);
  const to = targetOf(from, specifier);
  if (to === undefined) {
    const pure =
      home === 'shared' && !/^typebox(\/|$)/.test(specifier) && !(test && TEST_TOOLS.test(specifier));
    return pure ? 'shared is pure: it imports nothing but typebox' : undefined;
  }
  const target = to.split('/')[0] ?? '';
  if (from.startsWith('web/e2e/')) return undefined; // journeys start a real server
  if (target !== home && !below.includes(target)) {
    return `${home} may import only ${[home, ...below].join(', ')}, not ${target}`;
  }
  if (!test && FOR_ANYONE.test(from) && BYTES.test(to) && from !== PUBLIC_BYTES) {
    return `bytes reach the public through ${PUBLIC_BYTES} only`;
  }
  return test ? undefined : betweenFeatures(from, to);
}
