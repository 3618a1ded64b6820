/** What `npm test -- …` asks for: names of projects, parts of file names and `long`, in any order. */
export interface TestPlan {
  projects: string[];
  filters: string[];
  /** The clocks under which all of it runs, once each; the machine's own when there are none. */
  clocks: string[];
  /** Random histories and random faults many times over: for a night, not for a change. */
  long: boolean;
}

/** A test file that the plan reaches. */
export interface PlannedFile {
  project: string;
  /** Relative to the repository. */
  file: string;
}

export interface TestNeeds {
  browser: boolean;
  /** The built site and console. */
  site: boolean;
}

const PROJECTS = ['unit', 'api', 'clock', 'e2e'];
/**
 * What `clocks` stands for: far ahead, an evening in which the fiscal year ends (Bangkok's midnight is at 17:00), a leap
 * day, and years back.
 */
const CLOCKS = ['+400d', '2027-09-30T16:57:00Z', '2028-02-29T02:00:00Z', '2024-06-01T02:00:00Z'];
const AT = 'at=';
/** Those that try more when asked to (api/src/testing/longRuns.ts). */
export const LONG_FILES = ['moves/histories.test.ts', 'corpus/fuzz.test.ts', 'app.fuzz.test.ts'];

export function planTests(args: string[]): TestPlan {
  const words = args.filter((arg) => arg !== '--');
  const long = words.includes('long');
  const clocks = words.flatMap((word) => (word.startsWith(AT) ? [word.slice(AT.length)] : []));
  if (words.includes('clocks')) clocks.push(...CLOCKS);
  const parts = words.filter(
    (word) => !PROJECTS.includes(word) && word !== 'long' && word !== 'clocks' && !word.startsWith(AT),
  );
  return {
    projects: words.filter((word) => PROJECTS.includes(word)),
    filters: long && parts.length === 0 ? LONG_FILES : parts,
    clocks,
    long,
  };
}

/** What has to be there before these files run; tests of the database need no site. */
export function needsOf(files: readonly PlannedFile[]): TestNeeds {
  const browser = files.some(({ project }) => project === 'e2e');
  const site = files.some(({ project, file }) => project !== 'unit' && file.startsWith('api/'));
  return { browser, site: browser || site };
}
