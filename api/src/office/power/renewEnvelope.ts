import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { WriteContext } from '../write.ts';
import { newEnvelopeCode } from './envelope.ts';

/** The code for the next sealed envelope, in the place of those before it; the log knows that there is a new one. */
export async function renewEnvelopeCode(
  { tx, now, record }: Pick<WriteContext, 'tx' | 'now' | 'record'>,
  by: ActorStamp,
): Promise<string> {
  const code = await newEnvelopeCode(tx, now);
  await record({ type: 'power.envelope_made', by });
  return code;
}
