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
    /** Whether the process runs, and whether its papers are finished */
    getHealth: (...init: Init<'/healthz', 'get'>) => client.GET('/healthz', ...init),
    /** Whether the service can answer: both database roles respond */
    getReadiness: (...init: Init<'/readyz', 'get'>) => client.GET('/readyz', ...init),
    /** The bytes of a file of what is published; ranges are served */
    getPublicFile: (...init: Init<'/api/v1/public/items/{slug}/files/{sha256}', 'get'>) =>
      client.GET('/api/v1/public/items/{slug}/files/{sha256}', ...init),
    /** A picture of a page of a published file; page 0 is its thumbnail */
    getPublicFilePage: (...init: Init<'/api/v1/public/items/{slug}/files/{sha256}/pages/{page}', 'get'>) =>
      client.GET('/api/v1/public/items/{slug}/files/{sha256}/pages/{page}', ...init),
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
    /** The public keys of the office’s seal, oldest first, retired ones included */
    listSealKeys: (...init: Init<'/api/v1/public/keys', 'get'>) => client.GET('/api/v1/public/keys', ...init),
    /** Certificate, print, or completed form of what is published at an address, as PDF */
    getPublicPaper: (...init: Init<'/api/v1/public/items/{slug}/papers/{kind}', 'get'>) =>
      client.GET('/api/v1/public/items/{slug}/papers/{kind}', ...init),
    /** What is published and the signed heads of the public log, newest first (Atom) */
    getFeed: (...init: Init<'/feed.xml', 'get'>) => client.GET('/feed.xml', ...init),
    /** The newest signed head of the public log, as text to keep */
    getCheckpoint: (...init: Init<'/api/v1/public/log/checkpoint', 'get'>) =>
      client.GET('/api/v1/public/log/checkpoint', ...init),
    /** Signed heads of the public log, newest first */
    listCheckpoints: (...init: Init<'/api/v1/public/log/checkpoints', 'get'>) =>
      client.GET('/api/v1/public/log/checkpoints', ...init),
    /** Leaves of the public log, oldest first */
    listLeaves: (...init: Init<'/api/v1/public/log/leaves', 'get'>) =>
      client.GET('/api/v1/public/log/leaves', ...init),
    /** The proof that a leaf is in the tree of a size */
    proveInclusion: (...init: Init<'/api/v1/public/log/inclusion', 'get'>) =>
      client.GET('/api/v1/public/log/inclusion', ...init),
    /** The proof that the tree of one size is the beginning of the tree of another */
    proveConsistency: (...init: Init<'/api/v1/public/log/consistency', 'get'>) =>
      client.GET('/api/v1/public/log/consistency', ...init),
    /** What the code on a certificate stands for */
    verifyCode: (...init: Init<'/api/v1/public/verify/codes/{code}', 'get'>) =>
      client.GET('/api/v1/public/verify/codes/{code}', ...init),
    /** What a file was published as, by the SHA-256 of its bytes */
    verifyFile: (...init: Init<'/api/v1/public/verify/files/{sha256}', 'get'>) =>
      client.GET('/api/v1/public/verify/files/{sha256}', ...init),
    /** All by which a published item can be checked without this system, or the notice of its end (410) */
    getCertificate: (...init: Init<'/api/v1/public/items/{slug}/certificate', 'get'>) =>
      client.GET('/api/v1/public/items/{slug}/certificate', ...init),
    /** The program that checks certificates, packs and the log by itself (Node.js 18 or newer) */
    getVerifier: (...init: Init<'/api/v1/public/verifier', 'get'>) =>
      client.GET('/api/v1/public/verifier', ...init),
    /** Who is signed in, with the posts held today */
    getMe: (...init: Init<'/api/v1/session', 'get'>) => client.GET('/api/v1/session', ...init),
    /** Sign in */
    signIn: (...init: Init<'/api/v1/session', 'post'>) => client.POST('/api/v1/session', ...init),
    /** Sign out */
    signOut: (...init: Init<'/api/v1/session', 'delete'>) => client.DELETE('/api/v1/session', ...init),
    /** Whether a second factor is required, and which ones are set up */
    getSecondFactor: (...init: Init<'/api/v1/session/second-factor', 'get'>) =>
      client.GET('/api/v1/session/second-factor', ...init),
    /** Finish a sign-in with the second factor */
    finishSignIn: (...init: Init<'/api/v1/session/second-factor', 'post'>) =>
      client.POST('/api/v1/session/second-factor', ...init),
    /** Exchange the refresh cookie for a new one and an access token */
    refreshSession: (...init: Init<'/api/v1/session/refresh', 'post'>) =>
      client.POST('/api/v1/session/refresh', ...init),
    /** The bytes of a file by an address of `listItemFiles`, good for ten minutes */
    getFileByTicket: (...init: Init<'/api/v1/files/{ticket}', 'get'>) =>
      client.GET('/api/v1/files/{ticket}', ...init),
    /** A picture of a page by such an address; page 0 is the thumbnail */
    getFilePageByTicket: (...init: Init<'/api/v1/files/{ticket}/pages/{page}', 'get'>) =>
      client.GET('/api/v1/files/{ticket}/pages/{page}', ...init),
    /** Set a new password; ends all other sessions */
    changePassword: (...init: Init<'/api/v1/session/password', 'post'>) =>
      client.POST('/api/v1/session/password', ...init),
    /** Where the signed-in person is signed in */
    listOwnSessions: (...init: Init<'/api/v1/sessions', 'get'>) => client.GET('/api/v1/sessions', ...init),
    /** End one of the own sessions */
    endOwnSession: (...init: Init<'/api/v1/sessions/{id}', 'delete'>) =>
      client.DELETE('/api/v1/sessions/{id}', ...init),
    /** The own passkeys, revoked ones included */
    listPasskeys: (...init: Init<'/api/v1/session/passkeys', 'get'>) =>
      client.GET('/api/v1/session/passkeys', ...init),
    /** Take in the passkey that the browser has made */
    registerPasskey: (...init: Init<'/api/v1/session/passkeys', 'post'>) =>
      client.POST('/api/v1/session/passkeys', ...init),
    /** What the browser needs to make a passkey; asks for the password again */
    preparePasskey: (...init: Init<'/api/v1/session/passkeys/options', 'post'>) =>
      client.POST('/api/v1/session/passkeys/options', ...init),
    /** Revoke an own passkey; what was signed with it stays signed */
    revokeOwnPasskey: (...init: Init<'/api/v1/session/passkeys/{id}/revoke', 'post'>) =>
      client.POST('/api/v1/session/passkeys/{id}/revoke', ...init),
    /** A new secret for an authenticator app, shown once; in force when a code has confirmed it */
    setUpSecondFactor: (...init: Init<'/api/v1/session/second-factor/set-up', 'post'>) =>
      client.POST('/api/v1/session/second-factor/set-up', ...init),
    /** Confirm the app with a code; answers with the recovery codes, which are shown once */
    confirmSecondFactor: (...init: Init<'/api/v1/session/second-factor/confirm', 'post'>) =>
      client.POST('/api/v1/session/second-factor/confirm', ...init),
    /** Give the app up, with the password and a code; ends all other sessions */
    removeSecondFactor: (...init: Init<'/api/v1/session/second-factor/remove', 'post'>) =>
      client.POST('/api/v1/session/second-factor/remove', ...init),
    /** Put the draft before the chain */
    submitItem: (...init: Init<'/api/v1/items/{id}/submit', 'post'>) =>
      client.POST('/api/v1/items/{id}/submit', ...init),
    /** Endorse it and pass it up */
    endorseItem: (...init: Init<'/api/v1/items/{id}/endorse', 'post'>) =>
      client.POST('/api/v1/items/{id}/endorse', ...init),
    /** Approve and sign, with a passkey or with the password given again */
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
    /** The statement that an approval would sign, and what a passkey is asked for */
    prepareApproval: (...init: Init<'/api/v1/items/{id}/approval-statement', 'post'>) =>
      client.POST('/api/v1/items/{id}/approval-statement', ...init),
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
    /** The files of the item with their examination, previews and links for ten minutes */
    listItemFiles: (...init: Init<'/api/v1/items/{id}/files', 'get'>) =>
      client.GET('/api/v1/items/{id}/files', ...init),
    /** Put a finished upload into the draft, or in the place of one of its files */
    attachFile: (...init: Init<'/api/v1/items/{id}/files', 'post'>) =>
      client.POST('/api/v1/items/{id}/files', ...init),
    /** Say in writing why personal data that was found may be published; for those who decide */
    justifyFinding: (...init: Init<'/api/v1/items/{id}/findings/justify', 'post'>) =>
      client.POST('/api/v1/items/{id}/findings/justify', ...init),
    /** The bytes of a file of the item; ranges are served */
    getItemFile: (...init: Init<'/api/v1/items/{id}/files/{sha256}', 'get'>) =>
      client.GET('/api/v1/items/{id}/files/{sha256}', ...init),
    /** A picture of a page of such a file; page 0 is its thumbnail */
    getItemFilePage: (...init: Init<'/api/v1/items/{id}/files/{sha256}/pages/{page}', 'get'>) =>
      client.GET('/api/v1/items/{id}/files/{sha256}/pages/{page}', ...init),
    /** The signed papers of the item, and what can be signed on paper now */
    listPaperDecisions: (...init: Init<'/api/v1/items/{id}/paper-decisions', 'get'>) =>
      client.GET('/api/v1/items/{id}/paper-decisions', ...init),
    /** Record a scan of the paper that was signed for the step at which the item waits */
    recordPaperDecision: (...init: Init<'/api/v1/items/{id}/paper-decisions', 'post'>) =>
      client.POST('/api/v1/items/{id}/paper-decisions', ...init),
    /** The scan of a signed paper, for those who work on the item; never public */
    getPaperScan: (...init: Init<'/api/v1/items/{id}/paper-decisions/{paper}/scan', 'get'>) =>
      client.GET('/api/v1/items/{id}/paper-decisions/{paper}/scan', ...init),
    /** Say that the scan shows this decision; it then counts as one made in the system */
    confirmPaperDecision: (...init: Init<'/api/v1/items/{id}/paper-decisions/{paper}/confirm', 'post'>) =>
      client.POST('/api/v1/items/{id}/paper-decisions/{paper}/confirm', ...init),
    /** Say why the scan does not show this decision; nothing is decided */
    refusePaperDecision: (...init: Init<'/api/v1/items/{id}/paper-decisions/{paper}/refuse', 'post'>) =>
      client.POST('/api/v1/items/{id}/paper-decisions/{paper}/refuse', ...init),
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
    /** The papers of the item that exist now, for the caller */
    listPapers: (...init: Init<'/api/v1/items/{id}/papers', 'get'>) =>
      client.GET('/api/v1/items/{id}/papers', ...init),
    /** A paper of the item as PDF: memo, form, completed form, certificate, print */
    getPaper: (...init: Init<'/api/v1/items/{id}/papers/{kind}', 'get'>) =>
      client.GET('/api/v1/items/{id}/papers/{kind}', ...init),
    /** The order that appoints the committee as it sits today, as a draft for signature */
    getCommitteePaper: (...init: Init<'/api/v1/committee/paper', 'get'>) =>
      client.GET('/api/v1/committee/paper', ...init),
    /** Papers, files, approval, certificate, history and a sealed manifest, as ZIP */
    getEvidence: (...init: Init<'/api/v1/items/{id}/evidence', 'get'>) =>
      client.GET('/api/v1/items/{id}/evidence', ...init),
    /** The evidence of up to 100 items in one ZIP, a folder each, under one sealed manifest */
    getEvidenceOfMany: (...init: Init<'/api/v1/evidence', 'post'>) =>
      client.POST('/api/v1/evidence', ...init),
    /** The Typst files that draw the papers of a version of the announcement */
    listPaperTemplates: (...init: Init<'/api/v1/policies/{version}/templates', 'get'>) =>
      client.GET('/api/v1/policies/{version}/templates', ...init),
    /** A paper with made-up data by a changed template; nothing is kept. For administrators */
    previewPaper: (...init: Init<'/api/v1/policies/preview-paper', 'post'>) =>
      client.POST('/api/v1/policies/preview-paper', ...init),
    /** Accounts, newest first; for administrators */
    listUsers: (...init: Init<'/api/v1/users', 'get'>) => client.GET('/api/v1/users', ...init),
    /** Open an account with a one-time password, which is shown once */
    createUser: (...init: Init<'/api/v1/users', 'post'>) => client.POST('/api/v1/users', ...init),
    /** One account; for administrators and for its owner */
    getUser: (...init: Init<'/api/v1/users/{id}', 'get'>) => client.GET('/api/v1/users/{id}', ...init),
    /** Correct the name or the e-mail of a person */
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
    /** The passkeys of a person */
    listUserPasskeys: (...init: Init<'/api/v1/users/{id}/passkeys', 'get'>) =>
      client.GET('/api/v1/users/{id}/passkeys', ...init),
    /** Revoke a lost passkey; the person is told */
    revokePasskey: (...init: Init<'/api/v1/users/{id}/passkeys/{passkey}/revoke', 'post'>) =>
      client.POST('/api/v1/users/{id}/passkeys/{passkey}/revoke', ...init),
    /** Take away the app of someone who has lost it; all sessions of the person end */
    resetSecondFactor: (...init: Init<'/api/v1/users/{id}/reset-second-factor', 'post'>) =>
      client.POST('/api/v1/users/{id}/reset-second-factor', ...init),
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
    /** Begin an upload, with its first bytes or without */
    createUpload: (...init: Init<'/api/v1/uploads', 'post'>) => client.POST('/api/v1/uploads', ...init),
    /** Send the next bytes of an upload */
    appendToUpload: (...init: Init<'/api/v1/uploads/{id}', 'patch'>) =>
      client.PATCH('/api/v1/uploads/{id}', ...init),
    /** Cancel an upload and forget its bytes */
    cancelUpload: (...init: Init<'/api/v1/uploads/{id}', 'delete'>) =>
      client.DELETE('/api/v1/uploads/{id}', ...init),
    /** This description */
    getDescription: (...init: Init<'/api/v1/openapi.json', 'get'>) =>
      client.GET('/api/v1/openapi.json', ...init),
  };
}
