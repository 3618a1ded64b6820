// Generated from the OpenAPI description by `npm run generate`. Do not edit.

/** Put the draft before the chain */
export const submitItem = { id: 'submitItem', method: 'post', path: '/api/v1/items/{id}/submit' } as const;
/** Endorse it and pass it up */
export const endorseItem = { id: 'endorseItem', method: 'post', path: '/api/v1/items/{id}/endorse' } as const;
/** Approve and sign, with a passkey or with the password given again */
export const approveItem = { id: 'approveItem', method: 'post', path: '/api/v1/items/{id}/approve' } as const;
/** Return it for changes, with a reason */
export const returnItem = { id: 'returnItem', method: 'post', path: '/api/v1/items/{id}/return' } as const;
/** Refuse it, with a reason */
export const rejectItem = { id: 'rejectItem', method: 'post', path: '/api/v1/items/{id}/reject' } as const;
/** Take it back from the chain */
export const recallItem = { id: 'recallItem', method: 'post', path: '/api/v1/items/{id}/recall' } as const;
/** Put it on the public site now */
export const publishItem = { id: 'publishItem', method: 'post', path: '/api/v1/items/{id}/publish' } as const;
/** Set the time at which it goes on the public site */
export const scheduleItem = {
  id: 'scheduleItem',
  method: 'post',
  path: '/api/v1/items/{id}/schedule',
} as const;
/** Cancel the set time */
export const unscheduleItem = {
  id: 'unscheduleItem',
  method: 'post',
  path: '/api/v1/items/{id}/unschedule',
} as const;
/** Give the draft up */
export const discardItem = { id: 'discardItem', method: 'post', path: '/api/v1/items/{id}/discard' } as const;
/** Open a new revision beside the live one */
export const reviseItem = { id: 'reviseItem', method: 'post', path: '/api/v1/items/{id}/revise' } as const;
/** Take it off the public site, with a public notice */
export const withdrawItem = {
  id: 'withdrawItem',
  method: 'post',
  path: '/api/v1/items/{id}/withdraw',
} as const;
/** Emergency removal from the public site; the post of the last step is told */
export const takeDownItem = {
  id: 'takeDownItem',
  method: 'post',
  path: '/api/v1/items/{id}/take-down',
} as const;
/** The statement that an approval would sign, and what a passkey is asked for */
export const prepareApproval = {
  id: 'prepareApproval',
  method: 'post',
  path: '/api/v1/items/{id}/approval-statement',
} as const;
/** Every revision of the item that the caller may see, newest first */
export const listRevisions = { method: 'get', path: '/api/v1/items/{id}/revisions' } as const;
/** What the revision in hand would change on the public site */
export const getDifference = { method: 'get', path: '/api/v1/items/{id}/difference' } as const;
/** What was done to the item, by whom and in which capacity, oldest first */
export const getItemHistory = { method: 'get', path: '/api/v1/items/{id}/history' } as const;
/** What the committee and the people at work on the item have remarked */
export const listRemarks = { method: 'get', path: '/api/v1/items/{id}/remarks' } as const;
/** Leave a remark; it decides nothing */
export const addRemark = { id: 'addRemark', method: 'post', path: '/api/v1/items/{id}/remarks' } as const;
/** What waits for the caller, longest waiting first */
export const getInbox = { method: 'get', path: '/api/v1/inbox' } as const;
/** What is approved and waits to be published, and what is scheduled */
export const getDesk = { method: 'get', path: '/api/v1/desk' } as const;
/** What stalls, what was published without approval and can be sampled, how much is under way */
export const getOversight = { method: 'get', path: '/api/v1/oversight' } as const;
/** Items that the caller may see, newest change first */
export const listItems = { method: 'get', path: '/api/v1/items' } as const;
/** Open an item with a draft; its address is permanent from here on */
export const createItem = { id: 'createItem', method: 'post', path: '/api/v1/items' } as const;
/** An item with its revisions in hand, what is missing, and the moves open to the caller */
export const getItem = { method: 'get', path: '/api/v1/items/{id}' } as const;
/** Write on the draft; only the named fields change */
export const editDraft = { id: 'editDraft', method: 'patch', path: '/api/v1/items/{id}/draft' } as const;
