import type { FastifyBaseLogger } from 'fastify';
import type { Deps } from '../office/deps.ts';
import { sweepWorkFolders } from '../engines/examination/workFolder.ts';
import { examineDue } from '../features/files/examining/examineDue.ts';
import { runDueWork } from '../features/items/moves/dueWork.ts';
import { forgetOldKeys } from '../office/idempotency.ts';
import { loggable } from '../http/loggable.ts';
import { keepPublicLog } from '../features/log/checkpoints.ts';
import { sendDue } from '../office/mail/sendDue.ts';
import { tellStalled } from '../features/items/work/tellStalled.ts';
import { sweepFiles } from '../features/files/sweepFiles.ts';

/** How long something due may wait before this process looks, in milliseconds. */
const INTERVAL_MS = 5_000;

/** Each on its own: what fails in one does not keep the others waiting. */
const WORK = [
  ['set times and last days', runDueWork],
  ['public log', keepPublicLog],
  ['what stalls', tellStalled],
  ['old idempotency keys', forgetOldKeys],
] as const;

/** Beside the others: examining a large file takes longer than a set time may wait. */
const FILE_WORK = [['files to examine', examineDue]] as const;

/** On its own too: a mail server may take its time to answer, or never do. */
const MAIL_WORK = [['mail', sendDue]] as const;

/** Reads the list of all that is stored, which is too much for every look. */
const SWEEPING = [
  ['files that nobody uses', sweepFiles],
  ['what killed examinations left', sweepWorkFolders],
] as const;
const SWEEP_INTERVAL_MS = 3_600_000;

type Log = Pick<FastifyBaseLogger, 'error' | 'info'>;
type Work = readonly (readonly [string, (deps: Deps) => Promise<number>])[];

/** Does the work one after the other, again and again, and at once when asked; never twice at the same time. */
function repeat(deps: Deps, log: Log, work: Work, interval = INTERVAL_MS) {
  let running: Promise<void> | undefined;
  let asked = false;
  const round = async () => {
    for (const [name, run] of work) {
      try {
        const done = await run(deps);
        if (done > 0) log.info({ work: name, done }, 'due work done');
      } catch (error) {
        log.error({ err: loggable(error), work: name }, 'due work failed');
      }
    }
    running = undefined;
    if (asked) look();
  };
  const look = () => {
    asked = running !== undefined;
    running ??= round();
  };
  const timer = setInterval(look, interval);
  const stop = async () => {
    clearInterval(timer);
    asked = false;
    await running;
  };
  return { look, stop };
}

/**
 * Looks for due work (set times, last days, what stalls, what may be forgotten, files to examine, mail) until stopped. A
 * failure is logged and tried again at the next look; any number of processes may do this at once.
 */
export function startDueWork(deps: Deps, log: Log): { stop: () => Promise<void> } {
  const others = repeat(deps, log, WORK);
  const files = repeat(deps, log, FILE_WORK);
  const mail = repeat(deps, log, MAIL_WORK);
  const sweeping = repeat(deps, log, SWEEPING, SWEEP_INTERVAL_MS);
  const stopListening = deps.filesCame.listen(files.look);
  return {
    stop: async () => {
      stopListening();
      // A file under examination goes back to the queue; nobody waits minutes for the end of the process.
      await deps.examiner.close();
      await Promise.all([others.stop(), files.stop(), mail.stop(), sweeping.stop()]);
    },
  };
}
