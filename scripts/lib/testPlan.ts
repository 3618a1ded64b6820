/** What `npm test -- …` asks for: names of projects and parts of file names, in any order. */
export interface TestPlan {
  projects: string[];
  filters: string[];
  /** The clocks under which all of it runs, once each; the machine's own when there are none. */
  clocks: string[];
  needsBrowser: boolean;
  needsSpa: boolean;
}

const PROJECTS = ['unit', 'api', 'clock', 'e2e'];
/**
 * What `clocks` stands for: far ahead, an evening in which the fiscal year ends (Bangkok's midnight is at 17:00), a leap
 * day, and years back.
 */
const CLOCKS = ['+400d', '2027-09-30T16:57:00Z', '2028-02-29T02:00:00Z', '2019-06-01T02:00:00Z'];
const AT = 'at=';

export function planTests(args: string[]): TestPlan {
  const projects = args.filter((arg) => PROJECTS.includes(arg));
  const clocks = args.flatMap((arg) => (arg.startsWith(AT) ? [arg.slice(AT.length)] : []));
  if (args.includes('clocks')) clocks.push(...CLOCKS);
  const filters = args.filter(
    (arg) => !PROJECTS.includes(arg) && arg !== '--' && arg !== 'clocks' && !arg.startsWith(AT),
  );
  const reaches = (project: string, folders: RegExp) => {
    if (projects.length > 0 && !projects.includes(project)) return false;
    return filters.length === 0 || filters.some((filter) => folders.test(filter) || !filter.includes('/'));
  };
  const needsBrowser = reaches('e2e', /\be2e\b/);
  return {
    projects,
    filters,
    clocks,
    needsBrowser,
    needsSpa: needsBrowser || reaches('api', /^(\.\/)?api\//),
  };
}
