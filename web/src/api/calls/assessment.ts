// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** The lists of assessors that the office has, newest first */
export const listAssessmentSchemes = { method: 'get', path: '/api/v1/assessment/schemes' } as const;
/** Bring in the list of an assessor for a fiscal year, as data */
export const loadAssessmentScheme = {
  id: 'loadAssessmentScheme',
  method: 'post',
  path: '/api/v1/assessment/schemes',
} as const;
/** One list with how each number stands today, its addresses and elements */
export const getAssessmentBoard = { method: 'get', path: '/api/v1/assessment/schemes/{id}' } as const;
/** List it on the public page, or take it off */
export const showAssessmentScheme = {
  id: 'showAssessmentScheme',
  method: 'patch',
  path: '/api/v1/assessment/schemes/{id}',
} as const;
/** Put a corrected list in the place of one; what is linked stays with the numbers that stay */
export const replaceAssessmentScheme = {
  id: 'replaceAssessmentScheme',
  method: 'post',
  path: '/api/v1/assessment/schemes/{id}/replace',
} as const;
/** Carry addresses and explanations into the next fiscal year, along its crosswalk */
export const copyAssessmentForward = {
  id: 'copyAssessmentForward',
  method: 'post',
  path: '/api/v1/assessment/schemes/{id}/copy-forward',
} as const;
/** Say where the evidence of a number is: items, pages of the site, addresses elsewhere */
export const linkAssessmentNumber = {
  id: 'linkAssessmentNumber',
  method: 'patch',
  path: '/api/v1/assessment/numbers/{id}',
} as const;
/** Check off the elements that are on the page now */
export const verifyAssessmentNumber = {
  id: 'verifyAssessmentNumber',
  method: 'post',
  path: '/api/v1/assessment/numbers/{id}/verify',
} as const;
