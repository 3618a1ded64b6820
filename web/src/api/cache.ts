import type { WriteId } from './calls/writes';

/** What a list is narrowed by; a filter that is left out does not narrow. */
export type Filters = Record<string, string | undefined>;

/** Under which keys the answers of the API are kept: a name each, and what is asked by. */
export interface Keys {
  appointments: [part: 'current' | 'candidates' | 'names'];
  brokenLinks: [cursor: string | null];
  checks: [filters: Filters];
  assessments: [];
  assessmentYear: [year: number];
  assessmentSchemes: [];
  assessmentBoard: [id: string];
  committee: [];
  description: [];
  desk: [];
  difference: [item: string, version: number];
  draft: [item: string];
  events: [filters: Filters];
  history: [item: string];
  inbox: [];
  item: [id: string];
  itemChecks: [item: string];
  itemFiles: [item: string];
  items: [filters: Filters];
  neighbours: [slug: string];
  notices: [part: 'unread' | 'list'];
  oversight: [];
  outline: [];
  ownPasskeys: [];
  ownSessions: [];
  paperDecisions: [item: string, signedOn: string | null];
  papers: [item: string];
  passkeysOf: [user: string];
  policies: [];
  policy: [];
  policyVersion: [version: string];
  firstAppointments: [];
  powerActs: [stage: 'waiting' | 'over' | 'inbox'];
  publicItem: [slug: string];
  publicItems: [filters: Filters | 'newest'];
  publicVersion: [slug: string, version: number];
  remarks: [item: string];
  revisions: [item: string];
  secondFactor: [];
  site: [];
  templates: [version: number];
  uploadLimit: [];
  user: [id: string];
  users: [filters: Filters];
  verification: [code: string];
  versionDifference: [slug: string, version: number, from: number | null];
  operations: [];
  opinions: [filters: Filters];
  opinionFloods: [];
  publicOpinions: [item: string | null, before: string | null];
  opinionStanding: [code: string];
  recentChanges: [before: number | null];
  subscriptions: [token: string];
  workGroups: [];
}
export type KeyName = keyof Keys;

/** What is not asked again when the language changes: it has no words of the API's, or is being written on. */
export const KEPT_AS_ASKED: readonly KeyName[] = ['description', 'draft', 'operations', 'uploadLimit'];

/** Where an item stands among others. */
const LISTS = ['inbox', 'desk', 'oversight', 'items'] as const;
/** What is shown of an item besides itself. A write that answers with the item puts that into its place. */
const PARTS = [
  'difference',
  'history',
  'revisions',
  'remarks',
  'itemChecks',
  'itemFiles',
  'papers',
  'paperDecisions',
] as const;
const AROUND_ITEM = [...LISTS, ...PARTS, 'notices'] as const;
/** The files and what is typed are the editor's: it asks again itself, in turn with the savings. */
const BESIDE_EDITOR = [...LISTS, 'difference', 'history', 'revisions', 'papers', 'paperDecisions'] as const;
const ACCOUNT = ['user', 'users', 'appointments', 'powerActs', 'firstAppointments'] as const;
const POWER = [...ACCOUNT, 'committee', 'passkeysOf'] as const;
const ASSESSMENT = ['assessmentSchemes', 'assessmentBoard', 'assessments', 'assessmentYear'] as const;
const OWN_FACTORS = ['ownPasskeys', 'secondFactor'] as const;

/** What a write makes stale: fetched again where it is on screen, and elsewhere when it is next wanted. */
export const STALE = {
  // Who is signed in is kept by the session's store.
  signIn: [],
  verifyPaper: [],
  finishSignIn: [],
  refreshSession: [],
  signOut: [],
  changePassword: ['ownSessions'],
  endOwnSession: ['ownSessions'],
  preparePasskey: [],
  registerPasskey: OWN_FACTORS,
  revokeOwnPasskey: OWN_FACTORS,
  setUpSecondFactor: [],
  confirmSecondFactor: ['secondFactor', 'ownSessions'],
  removeSecondFactor: ['secondFactor', 'ownSessions'],
  createItem: AROUND_ITEM,
  submitItem: AROUND_ITEM,
  endorseItem: AROUND_ITEM,
  approveItem: AROUND_ITEM,
  returnItem: AROUND_ITEM,
  rejectItem: AROUND_ITEM,
  recallItem: AROUND_ITEM,
  publishItem: AROUND_ITEM,
  scheduleItem: AROUND_ITEM,
  unscheduleItem: AROUND_ITEM,
  discardItem: AROUND_ITEM,
  reviseItem: AROUND_ITEM,
  withdrawItem: AROUND_ITEM,
  takeDownItem: AROUND_ITEM,
  prepareApproval: [],
  editDraft: BESIDE_EDITOR,
  addRemark: ['remarks', 'history', 'notices'],
  attachFile: BESIDE_EDITOR,
  justifyFinding: ['item', ...LISTS, 'history'],
  // The bytes alone: what they are attached to changes by `attachFile`.
  createUpload: [],
  appendToUpload: [],
  cancelUpload: [],
  recordPaperDecision: AROUND_ITEM,
  confirmPaperDecision: AROUND_ITEM,
  refusePaperDecision: AROUND_ITEM,
  getEvidenceOfMany: [],
  cancelEvidence: [],
  previewPaper: [],
  createUser: ['users'],
  editUser: [...ACCOUNT, 'committee'],
  suspendUser: ACCOUNT,
  resumeUser: ACCOUNT,
  endUser: ACCOUNT,
  resetPassword: ACCOUNT,
  resetSecondFactor: ACCOUNT,
  revokePasskey: ['passkeysOf', ...ACCOUNT],
  // The bytes alone: what names them is asked for by `createAppointment` or `seatMember`.
  keepOrderFile: [],
  createAppointment: ACCOUNT,
  endAppointment: ACCOUNT,
  confirmPowerAct: POWER,
  recoverAccess: [],
  refusePowerAct: ['powerActs'],
  withdrawPowerAct: ['powerActs'],
  confirmFirstAppointments: POWER,
  createWorkGroup: ['workGroups'],
  editWorkGroup: ['workGroups'],
  seatMember: ['committee', 'powerActs', 'firstAppointments'],
  unseatMember: ['committee'],
  loadAssessmentScheme: ASSESSMENT,
  replaceAssessmentScheme: ASSESSMENT,
  showAssessmentScheme: ASSESSMENT,
  copyAssessmentForward: ASSESSMENT,
  linkAssessmentNumber: ['assessmentBoard', 'assessmentYear'],
  verifyAssessmentNumber: ['assessmentBoard', 'assessmentYear'],
  readNotice: ['notices'],
  // Sent by a form of the browser's, which loads the page anew.
  giveOpinion: [],
  judgeOpinion: ['opinions'],
} as const satisfies Record<WriteId, readonly KeyName[]>;
