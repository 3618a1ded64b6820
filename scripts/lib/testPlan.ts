/** What `npm test -- …` asks for: names of projects and parts of file names, in any order. */
export interface TestPlan {
  projects: string[];
  filters: string[];
  needsBrowser: boolean;
  needsSpa: boolean;
}

const PROJECTS = ['unit', 'api', 'e2e'];

export function planTests(args: string[]): TestPlan {
  const projects = args.filter((arg) => PROJECTS.includes(arg));
  const filters = args.filter((arg) => !PROJECTS.includes(arg) && arg !== '--');
  const reaches = (project: string, folders: RegExp) => {
    if (projects.length > 0 && !projects.includes(project)) return false;
    return filters.length === 0 || filters.some((filter) => folders.test(filter) || !filter.includes('/'));
  };
  const needsBrowser = reaches('e2e', /\be2e\b/);
  return { projects, filters, needsBrowser, needsSpa: needsBrowser || reaches('api', /^(\.\/)?api\//) };
}
