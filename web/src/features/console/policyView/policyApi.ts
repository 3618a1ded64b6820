import type { PolicyRecord } from '@phoeiphrae/shared/policy/policyRecord';
import type { PolicyVersionList } from '@phoeiphrae/shared/policy/policyVersion';
import { api, bodyOf } from '@/api/client';

export const listPolicies = async () => await bodyOf<PolicyVersionList>(api.GET('/api/v1/policies'));

/** One version by its number, or the one in force. */
export const readPolicy = async (version: string) =>
  version
    ? bodyOf<PolicyRecord>(
        api.GET('/api/v1/policies/{version}', { params: { path: { version: Number(version) } } }),
      )
    : bodyOf<PolicyRecord>(api.GET('/api/v1/policy'));
