import type { Examiner } from '../engines/examination/examination.ts';
import { createExaminer } from '../engines/examination/pool.ts';

let shared: Examiner | undefined;

/**
 * One process that examines for all apps of this worker: it takes seconds to start and knows nothing of any app. It ends
 * with the worker; closing it is left to nobody, since an app that ends does not end the others'.
 */
export function sharedExaminer(): Examiner {
  shared ??= createExaminer({ workers: 1, memoryMb: 1024, timeoutMs: 60_000 });
  return { ...shared, close: () => Promise.resolve() };
}
