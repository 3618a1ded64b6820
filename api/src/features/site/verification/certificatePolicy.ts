import type { Certificate } from '@phoeiphrae/shared/certificate';
import type { Deps } from '../../../office/deps.ts';
import { certificateAt } from './certificate.ts';

/** What of an item may leave the house as a certificate: what is public at its address now, and nothing else. */
export const certificateFor = (
  deps: Pick<Deps, 'publicDb' | 'config'>,
  slug: string,
): Promise<Certificate | undefined> => certificateAt(deps, slug);
