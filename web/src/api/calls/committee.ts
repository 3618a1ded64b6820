// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The seats with their terms and appointing orders */
export const getCommittee = { method: 'get', path: '/api/v1/committee' } as const;
/** Record a member with term and order, for a second person to confirm (202); for the secretary and administrators */
export const seatMember = { id: 'seatMember', method: 'post', path: '/api/v1/committee/members' } as const;
/** Set the last day of a member’s term */
export const unseatMember = {
  id: 'unseatMember',
  method: 'post',
  path: '/api/v1/committee/members/{id}/end',
} as const;
