import Type, { type Static } from 'typebox';
import { PolicyRecord } from './policyRecord.ts';
import { Bilingual, Closed } from '../primitives.ts';

/** A loaded version of the announcement as a list shows it. */
export const PolicyVersion = Closed(
  {
    version: PolicyRecord.properties.version,
    code: PolicyRecord.properties.document.properties.code,
    title: Bilingual,
    sha256: PolicyRecord.properties.sha256,
    effectiveFrom: PolicyRecord.properties.effectiveFrom,
    loadedAt: PolicyRecord.properties.loadedAt,
    inForce: Type.Boolean(),
  },
  { title: 'PolicyVersion' },
);
export type PolicyVersion = Static<typeof PolicyVersion>;

export const PolicyVersionList = Closed(
  { policies: Type.Array(PolicyVersion) },
  { title: 'PolicyVersionList' },
);
export type PolicyVersionList = Static<typeof PolicyVersionList>;
