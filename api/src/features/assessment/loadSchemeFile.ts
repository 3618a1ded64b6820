import { SYSTEM_STAMP } from '../../office/actor.ts';
import type { Deps } from '../../office/deps.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import { loadOrReplace } from './loadScheme.ts';
import { openSchemeFile } from './openSchemeFile.ts';
import type { AssessmentWork } from './recordAssessment.ts';

/** An act on schemes that no person does from inside: one transaction, and its events at the end. */
export const asCommand = <T>(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  act: (work: AssessmentWork) => Promise<T>,
) =>
  db.orm.transaction((tx) =>
    recordingLast(tx, (recordEvent) => {
      const now = clock.now().toISOString();
      const record: AssessmentWork['record'] = (event) => recordEvent({ ...event, at: now, requestId: null });
      return act({ tx, now, by: SYSTEM_STAMP, record });
    }),
  );

/**
 * Takes in the list of an assessor from a file: a new one, or in the place of the one of that owner and year.
 * @throws {StartError} which names every fault; then nothing was taken
 */
export async function loadSchemeFile(deps: Pick<Deps, 'db' | 'clock'>, file: string) {
  const scheme = await openSchemeFile(deps.db.orm, file);
  const outcome = await asCommand(deps, (work) => loadOrReplace(work, scheme));
  return { scheme, outcome };
}
