import Type, { type Static } from 'typebox';
import { Closed, Code, Instant, Nullable, Uuid } from './primitives.ts';
import { Slug } from './slug.ts';

/** Whether the links and files of what is public can be reached, as they were found last. */

export const CHECK_KINDS = ['link', 'file'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/**
 * `waiting`: not looked at yet. `failing`: did not work, on too few days to say that it is broken. `unclear`: whether it works
 * for a reader cannot be told from here.
 */
export const CHECK_STATES = ['waiting', 'working', 'failing', 'broken', 'unclear'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const CHECK_PLACES = ['external_link', 'body', 'source', 'file'] as const;
export type CheckPlace = (typeof CHECK_PLACES)[number];

/** How a link fails for a reader, as far as can be seen from here. */
export const LINK_FAILURES = [
  'not_found',
  'server_error',
  'no_such_host',
  'no_connection',
  'timeout',
  'certificate',
  'not_http',
  'too_many_redirects',
  'bad_redirect',
  'asks_to_sign_in',
] as const;
export type LinkFailure = (typeof LINK_FAILURES)[number];

/** Why it cannot be told whether a link works. */
export const LINK_DOUBTS = [
  'access_refused',
  'unexpected_status',
  'private_address',
  'port_refused',
  'no_way_out',
] as const;
export type LinkDoubt = (typeof LINK_DOUBTS)[number];

export const FILE_FAILURES = ['missing', 'damaged'] as const;
export type FileFailure = (typeof FILE_FAILURES)[number];

export const CHECK_FAILURES = [...LINK_FAILURES, ...LINK_DOUBTS, ...FILE_FAILURES] as const;
export type CheckFailure = (typeof CHECK_FAILURES)[number];

const page = {
  cursor: Type.Optional(Type.String({ maxLength: 200, description: '`nextCursor` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
};

export const CheckQuery = Closed(
  { ...page, state: Type.Optional(Type.Enum(CHECK_STATES)), workGroup: Type.Optional(Code) },
  { title: 'CheckQuery' },
);
export type CheckQuery = Static<typeof CheckQuery>;

const found = {
  kind: Type.Enum(CHECK_KINDS),
  /** Of a link its address; of a file its name. */
  label: Type.String({ examples: ['https://www.example.go.th/report.pdf'] }),
  /** When it came to its state; of what is broken, when it was first found not to work. */
  since: Instant,
};

/** A link or a file of an item that is public now. */
export const Check = Closed(
  {
    id: Uuid,
    ...found,
    state: Type.Enum(CHECK_STATES),
    places: Type.Array(Type.Enum(CHECK_PLACES)),
    failure: Nullable(Type.Enum(CHECK_FAILURES)),
    /** What the server answered last. */
    status: Nullable(Type.Integer()),
    checkedAt: Nullable(Instant),
    item: Closed({ id: Uuid, title: Type.String(), workGroup: Code }),
  },
  { title: 'Check' },
);
export type Check = Static<typeof Check>;

/** `asking` says whether the office has links of others asked for at all. */
export const CheckPage = Closed(
  { checks: Type.Array(Check), asking: Type.Boolean(), nextCursor: Nullable(Type.String()) },
  { title: 'CheckPage' },
);
export type CheckPage = Static<typeof CheckPage>;

export const ItemChecks = Closed(
  { checks: Type.Array(Check), asking: Type.Boolean() },
  { title: 'ItemChecks' },
);
export type ItemChecks = Static<typeof ItemChecks>;

export const FaultQuery = Closed({ ...page }, { title: 'FaultQuery' });
export type FaultQuery = Static<typeof FaultQuery>;

/** A link or a file that does not work now, as everyone may know. */
export const PublicFault = Closed(
  { ...found, failure: Type.Enum(CHECK_FAILURES), item: Closed({ slug: Slug, title: Type.String() }) },
  { title: 'PublicFault' },
);
export type PublicFault = Static<typeof PublicFault>;

export const PublicFaultPage = Closed(
  { faults: Type.Array(PublicFault), asking: Type.Boolean(), nextCursor: Nullable(Type.String()) },
  { title: 'PublicFaultPage' },
);
export type PublicFaultPage = Static<typeof PublicFaultPage>;
