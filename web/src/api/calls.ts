// Generated from the OpenAPI description by `npm run generate`. Do not edit.
import createClient, { type ClientOptions, type MaybeOptionalInit } from 'openapi-fetch';
import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Init<P extends keyof paths, M extends Method & keyof paths[P]> =
  undefined extends MaybeOptionalInit<paths[P], M>
    ? [init?: MaybeOptionalInit<paths[P], M>]
    : [init: MaybeOptionalInit<paths[P], M>];

/** A client with one call for each operation. Types of parameters, bodies and answers come from the description. */
export function createCalls(options?: ClientOptions) {
  const client = createClient<paths>(options);
  return {
    /** Whether the process runs */
    getHealth: (...init: Init<'/healthz', 'get'>) => client.GET('/healthz', ...init),
    /** Whether the service can answer: both database roles respond */
    getReadiness: (...init: Init<'/readyz', 'get'>) => client.GET('/readyz', ...init),
    /** The office, its categories with their counts, work groups and fiscal years */
    getSite: (...init: Init<'/api/v1/public/site', 'get'>) => client.GET('/api/v1/public/site', ...init),
    /** The announcement in force: categories, chain, committee, rules, cycles */
    getPublicPolicy: (...init: Init<'/api/v1/public/policy', 'get'>) =>
      client.GET('/api/v1/public/policy', ...init),
    /** What is published, newest first */
    listPublicItems: (...init: Init<'/api/v1/public/items', 'get'>) =>
      client.GET('/api/v1/public/items', ...init),
    /** What is published at an address, or the notice that it no longer is (410) */
    getPublicItem: (...init: Init<'/api/v1/public/items/{slug}', 'get'>) =>
      client.GET('/api/v1/public/items/{slug}', ...init),
    /** Who is signed in, with the posts held today */
    getMe: (...init: Init<'/api/v1/session', 'get'>) => client.GET('/api/v1/session', ...init),
    /** Sign in */
    signIn: (...init: Init<'/api/v1/session', 'post'>) => client.POST('/api/v1/session', ...init),
    /** Sign out */
    signOut: (...init: Init<'/api/v1/session', 'delete'>) => client.DELETE('/api/v1/session', ...init),
    /** Exchange the refresh cookie for a new one and an access token */
    refreshSession: (...init: Init<'/api/v1/session/refresh', 'post'>) =>
      client.POST('/api/v1/session/refresh', ...init),
    /** Set a new password; ends all other sessions */
    changePassword: (...init: Init<'/api/v1/session/password', 'post'>) =>
      client.POST('/api/v1/session/password', ...init),
    /** Where the signed-in person is signed in */
    listOwnSessions: (...init: Init<'/api/v1/sessions', 'get'>) => client.GET('/api/v1/sessions', ...init),
    /** End one of the own sessions */
    endOwnSession: (...init: Init<'/api/v1/sessions/{id}', 'delete'>) =>
      client.DELETE('/api/v1/sessions/{id}', ...init),
    /** Put the draft before the chain */
    submitItem: (...init: Init<'/api/v1/items/{id}/submit', 'post'>) =>
      client.POST('/api/v1/items/{id}/submit', ...init),
    /** Endorse it and pass it up */
    endorseItem: (...init: Init<'/api/v1/items/{id}/endorse', 'post'>) =>
      client.POST('/api/v1/items/{id}/endorse', ...init),
    /** Approve and sign; asks for the password again */
    approveItem: (...init: Init<'/api/v1/items/{id}/approve', 'post'>) =>
      client.POST('/api/v1/items/{id}/approve', ...init),
    /** Return it for changes, with a reason */
    returnItem: (...init: Init<'/api/v1/items/{id}/return', 'post'>) =>
      client.POST('/api/v1/items/{id}/return', ...init),
    /** Refuse it, with a reason */
    rejectItem: (...init: Init<'/api/v1/items/{id}/reject', 'post'>) =>
      client.POST('/api/v1/items/{id}/reject', ...init),
    /** Take it back from the chain */
    recallItem: (...init: Init<'/api/v1/items/{id}/recall', 'post'>) =>
      client.POST('/api/v1/items/{id}/recall', ...init),
    /** Put it on the public site now */
    publishItem: (...init: Init<'/api/v1/items/{id}/publish', 'post'>) =>
      client.POST('/api/v1/items/{id}/publish', ...init),
    /** Set the time at which it goes on the public site */
    scheduleItem: (...init: Init<'/api/v1/items/{id}/schedule', 'post'>) =>
      client.POST('/api/v1/items/{id}/schedule', ...init),
    /** Cancel the set time */
    unscheduleItem: (...init: Init<'/api/v1/items/{id}/unschedule', 'post'>) =>
      client.POST('/api/v1/items/{id}/unschedule', ...init),
    /** Give the draft up */
    discardItem: (...init: Init<'/api/v1/items/{id}/discard', 'post'>) =>
      client.POST('/api/v1/items/{id}/discard', ...init),
    /** Open a new revision beside the live one */
    reviseItem: (...init: Init<'/api/v1/items/{id}/revise', 'post'>) =>
      client.POST('/api/v1/items/{id}/revise', ...init),
    /** Take it off the public site, with a public notice */
    withdrawItem: (...init: Init<'/api/v1/items/{id}/withdraw', 'post'>) =>
      client.POST('/api/v1/items/{id}/withdraw', ...init),
    /** Emergency removal from the public site; the director is told */
    takeDownItem: (...init: Init<'/api/v1/items/{id}/take-down', 'post'>) =>
      client.POST('/api/v1/items/{id}/take-down', ...init),
    /** Every revision of the item that the caller may see, newest first */
    listRevisions: (...init: Init<'/api/v1/items/{id}/revisions', 'get'>) =>
      client.GET('/api/v1/items/{id}/revisions', ...init),
    /** What the revision in hand would change on the public site */
    getDifference: (...init: Init<'/api/v1/items/{id}/difference', 'get'>) =>
      client.GET('/api/v1/items/{id}/difference', ...init),
    /** What was done to the item, by whom and in which capacity, oldest first */
    getItemHistory: (...init: Init<'/api/v1/items/{id}/history', 'get'>) =>
      client.GET('/api/v1/items/{id}/history', ...init),
    /** What the committee and the people at work on the item have remarked */
    listRemarks: (...init: Init<'/api/v1/items/{id}/remarks', 'get'>) =>
      client.GET('/api/v1/items/{id}/remarks', ...init),
    /** Leave a remark; it decides nothing */
    addRemark: (...init: Init<'/api/v1/items/{id}/remarks', 'post'>) =>
      client.POST('/api/v1/items/{id}/remarks', ...init),
    /** What waits for the caller, longest waiting first */
    getInbox: (...init: Init<'/api/v1/inbox', 'get'>) => client.GET('/api/v1/inbox', ...init),
    /** What is approved and waits to be published, and what is scheduled */
    getDesk: (...init: Init<'/api/v1/desk', 'get'>) => client.GET('/api/v1/desk', ...init),
    /** What stalls, what was published without approval and can be sampled, how much is under way */
    getOversight: (...init: Init<'/api/v1/oversight', 'get'>) => client.GET('/api/v1/oversight', ...init),
    /** Items that the caller may see, newest change first */
    listItems: (...init: Init<'/api/v1/items', 'get'>) => client.GET('/api/v1/items', ...init),
    /** Open an item with a draft; its address is permanent from here on */
    createItem: (...init: Init<'/api/v1/items', 'post'>) => client.POST('/api/v1/items', ...init),
    /** An item with its revisions in hand, what is missing, and the moves open to the caller */
    getItem: (...init: Init<'/api/v1/items/{id}', 'get'>) => client.GET('/api/v1/items/{id}', ...init),
    /** Write on the draft; only the named fields change */
    editDraft: (...init: Init<'/api/v1/items/{id}/draft', 'patch'>) =>
      client.PATCH('/api/v1/items/{id}/draft', ...init),
    /** Accounts, newest first; for administrators */
    listUsers: (...init: Init<'/api/v1/users', 'get'>) => client.GET('/api/v1/users', ...init),
    /** Open an account with a one-time password, which is shown once */
    createUser: (...init: Init<'/api/v1/users', 'post'>) => client.POST('/api/v1/users', ...init),
    /** One account; for administrators and for its owner */
    getUser: (...init: Init<'/api/v1/users/{id}', 'get'>) => client.GET('/api/v1/users/{id}', ...init),
    /** Correct the name of a person */
    editUser: (...init: Init<'/api/v1/users/{id}', 'patch'>) => client.PATCH('/api/v1/users/{id}', ...init),
    /** Suspend an account: its sessions end, and nothing works from the next request on */
    suspendUser: (...init: Init<'/api/v1/users/{id}/suspend', 'post'>) =>
      client.POST('/api/v1/users/{id}/suspend', ...init),
    /** Let a suspended account in again */
    resumeUser: (...init: Init<'/api/v1/users/{id}/resume', 'post'>) =>
      client.POST('/api/v1/users/{id}/resume', ...init),
    /** End an account for good; what the person did stays under their name */
    endUser: (...init: Init<'/api/v1/users/{id}/end', 'post'>) =>
      client.POST('/api/v1/users/{id}/end', ...init),
    /** Give a new one-time password, which is shown once; all sessions of the person end */
    resetPassword: (...init: Init<'/api/v1/users/{id}/reset-password', 'post'>) =>
      client.POST('/api/v1/users/{id}/reset-password', ...init),
    /** Appointments, latest recorded first */
    listAppointments: (...init: Init<'/api/v1/appointments', 'get'>) =>
      client.GET('/api/v1/appointments', ...init),
    /** Record an appointment order */
    createAppointment: (...init: Init<'/api/v1/appointments', 'post'>) =>
      client.POST('/api/v1/appointments', ...init),
    /** Set the last day of an appointment */
    endAppointment: (...init: Init<'/api/v1/appointments/{id}/end', 'post'>) =>
      client.POST('/api/v1/appointments/{id}/end', ...init),
    /** The work groups of the office, in their order */
    listWorkGroups: (...init: Init<'/api/v1/work-groups', 'get'>) =>
      client.GET('/api/v1/work-groups', ...init),
    /** Add a work group */
    createWorkGroup: (...init: Init<'/api/v1/work-groups', 'post'>) =>
      client.POST('/api/v1/work-groups', ...init),
    /** Rename a work group, or take it out of use */
    editWorkGroup: (...init: Init<'/api/v1/work-groups/{code}', 'patch'>) =>
      client.PATCH('/api/v1/work-groups/{code}', ...init),
    /** The seats with their terms and appointing orders */
    getCommittee: (...init: Init<'/api/v1/committee', 'get'>) => client.GET('/api/v1/committee', ...init),
    /** Record a member with term and order; for the secretary and administrators */
    seatMember: (...init: Init<'/api/v1/committee/members', 'post'>) =>
      client.POST('/api/v1/committee/members', ...init),
    /** Set the last day of a member’s term */
    unseatMember: (...init: Init<'/api/v1/committee/members/{id}/end', 'post'>) =>
      client.POST('/api/v1/committee/members/{id}/end', ...init),
    /** The version in force */
    getPolicy: (...init: Init<'/api/v1/policy', 'get'>) => client.GET('/api/v1/policy', ...init),
    /** Every version that was loaded, newest first */
    listPolicies: (...init: Init<'/api/v1/policies', 'get'>) => client.GET('/api/v1/policies', ...init),
    /** One version, as the revisions submitted under it keep it */
    getPolicyVersion: (...init: Init<'/api/v1/policies/{version}', 'get'>) =>
      client.GET('/api/v1/policies/{version}', ...init),
    /** What the signed-in person is told, newest first */
    listNotices: (...init: Init<'/api/v1/notices', 'get'>) => client.GET('/api/v1/notices', ...init),
    /** Mark a notice as read */
    readNotice: (...init: Init<'/api/v1/notices/{id}/read', 'post'>) =>
      client.POST('/api/v1/notices/{id}/read', ...init),
    /** Entries of the log, newest first */
    listEvents: (...init: Init<'/api/v1/log/events', 'get'>) => client.GET('/api/v1/log/events', ...init),
    /** This description */
    getDescription: (...init: Init<'/api/v1/openapi.json', 'get'>) =>
      client.GET('/api/v1/openapi.json', ...init),
  };
}
