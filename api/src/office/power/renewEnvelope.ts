import { recordEvent } from '../log/recordEvent.ts';
import type { NewEvent } from '../log/newEvent.ts';
import type { Tx } from '../deps.ts';
import { newEnvelopeCode } from './envelope.ts';

/** The code for the next sealed envelope, in the place of those before it; the log knows that there is a new one. */
export async function renewEnvelopeCode(
  tx: Tx,
  event: Pick<NewEvent, 'at' | 'by' | 'requestId'>,
): Promise<string> {
  const code = await newEnvelopeCode(tx, event.at);
  await recordEvent(tx, { ...event, type: 'power.envelope_made' });
  return code;
}
