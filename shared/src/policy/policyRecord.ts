import Type, { type Static } from 'typebox';
import { Policy } from './policy.ts';
import { CalendarDate, Closed, Instant, Sha256, Uuid } from '../primitives.ts';

export const PolicyRecord = Closed(
  {
    id: Uuid,
    version: Type.Integer({ minimum: 1 }),
    sha256: Sha256,
    effectiveFrom: CalendarDate,
    loadedAt: Instant,
    inForce: Type.Boolean(),
    document: Policy,
  },
  { title: 'PolicyRecord', description: 'A loaded version of the announcement. Versions are never changed.' },
);
export type PolicyRecord = Static<typeof PolicyRecord>;
