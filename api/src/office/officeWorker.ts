import { Closed } from '@phoeiphrae/shared/primitives';
import type { Static, TObject } from 'typebox';
import type { Job } from '../engines/jobs/job.ts';
import type { Deps } from './deps.ts';

/** What a process does about one kind of job, once it is given what it works with. The rest is said by `Worker`. */
export interface OfficeWorker<T extends TObject = TObject> {
  readonly job: Job<T>;
  run(deps: Deps, data: readonly Static<T>[]): Promise<number>;
  next?(deps: Deps): Promise<Date | undefined>;
}

/** Carried by a job that says no more than that it is time to look: what there is to do stands in rows of its own. */
export const Nothing = Closed({});
