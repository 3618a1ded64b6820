// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The version in force */
export const getPolicy = { method: 'get', path: '/api/v1/policy' } as const;
/** Every version that was loaded, newest first */
export const listPolicies = { method: 'get', path: '/api/v1/policies' } as const;
/** One version, as the revisions submitted under it keep it */
export const getPolicyVersion = { method: 'get', path: '/api/v1/policies/{version}' } as const;
