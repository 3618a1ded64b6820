import type { PolicyRecord } from '@phoeiphrae/shared/policy';
import type { PolicyVersionList } from '@phoeiphrae/shared/policyVersion';
import { api, bodyOf } from '@/api/client';

export const listPolicies = async () => (await bodyOf(api.GET('/api/v1/policies'))) as PolicyVersionList;

/** One version by its number, or the one in force. */
export const readPolicy = async (version: string) =>
  (await (version
    ? bodyOf(api.GET('/api/v1/policies/{version}', { params: { path: { version: Number(version) } } }))
    : bodyOf(api.GET('/api/v1/policy')))) as PolicyRecord;
