import { Type } from 'typebox';
import { startWorkers } from '../engines/jobs/startWorkers.ts';

/** A process that takes a job and never comes to an end with it; it says `taken` and waits to be killed. */
const [, , address = '', job = ''] = process.argv;
await startWorkers(
  [
    {
      job: {
        ...(JSON.parse(job) as { name: string; expireS: number; lookEveryS: number }),
        retry: { limit: 1, firstPauseS: 1 },
        data: Type.Object({}),
      },
      run: () => {
        console.log('taken');
        return new Promise<number>(() => undefined);
      },
    },
  ],
  {
    address,
    now: () => new Date(0),
    reports: { done: () => undefined, failed: (_job, error) => console.error(error) },
  },
);
