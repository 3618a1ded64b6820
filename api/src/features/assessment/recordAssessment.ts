import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Tx } from '../../office/deps.ts';
import type { NewEvent } from '../../office/log/newEvent.ts';
import { assessmentDigests, type AssessmentAct } from '../log/derive/assessment.ts';
import type { SchemeRow } from './openScheme.ts';

/** What an act on schemes works with, whether a person does it or a command. */
export interface AssessmentWork {
  readonly tx: Tx;
  readonly now: string;
  readonly by: ActorStamp;
  readonly record: (event: Omit<NewEvent, 'at' | 'requestId'>) => Promise<void>;
}

/** Says in the log what was done to a scheme, and how it stands after it. */
export async function recordAssessment(
  { tx, by, record }: Pick<AssessmentWork, 'tx' | 'by' | 'record'>,
  type: AssessmentAct,
  { id, owner, fiscalYear }: Pick<SchemeRow, 'id' | 'owner' | 'fiscalYear'>,
  details: Record<string, unknown>,
): Promise<void> {
  const digests = await assessmentDigests(tx, id);
  await record({ type, by, subjectId: id, details: { owner, fiscalYear, ...details, digests } });
}
