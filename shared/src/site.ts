import Type, { type Static } from 'typebox';
import { Bilingual, CalendarDate, Closed, Code, Instant, Nullable, Sha256 } from './primitives.ts';
import { COMMITTEE_OFFICES } from './policy/committeeSeat.ts';
import { Category } from './policy/category.ts';
import { ChainStep } from './policy/chainStep.ts';
import { Licence } from './policy/licence.ts';
import { Office } from './policy/office.ts';
import { Policy, PolicyWorkGroup } from './policy/policy.ts';
import { Post } from './policy/post.ts';
import { Statute } from './policy/statute.ts';
import { Track } from './policy/track.ts';

/** What every page of the public site needs: whose site it is, and the two tracks with their counts. */
export const Site = Closed(
  {
    office: Office,
    policyTitle: Bilingual,
    policyVersion: Type.Integer(),
    workGroups: Type.Array(PolicyWorkGroup),
    categories: Type.Array(
      Closed(
        {
          code: Code,
          track: Track,
          order: Type.Integer(),
          title: Bilingual,
          shortTitle: Bilingual,
          description: Bilingual,
          count: Type.Integer(),
          latestAt: Nullable(Instant),
          /** Of an earlier version of the announcement, with something still published in it. */
          former: Type.Boolean(),
        },
        { title: 'SiteCategory' },
      ),
    ),
    fiscalYears: Type.Array(Type.Integer()),
    lastPublishedAt: Nullable(Instant),
    total: Type.Integer(),
    /** Whether updates can be had by e-mail: the office has a mail server. */
    byMail: Type.Boolean(),
  },
  { title: 'Site' },
);
export type Site = Static<typeof Site>;

const Named = Closed({ code: Code, name: Bilingual }, { title: 'NamedCode' });

/** What other versions of the announcement called what this one does not have: so that no code stands for a name. */
export const FormerNames = Closed(
  {
    categories: Type.Array(Named),
    workGroups: Type.Array(Named),
    posts: Type.Array(Named),
    steps: Type.Array(Named),
    licences: Type.Array(Named),
    reasons: Type.Array(Named),
  },
  { title: 'FormerNames' },
);
export type FormerNames = Static<typeof FormerNames>;

/** A version of the announcement, with the committee as it sits today. */
export const PublicPolicy = Closed(
  {
    version: Type.Integer(),
    sha256: Sha256,
    effectiveFrom: CalendarDate,
    document: Policy,
    formerNames: FormerNames,
    committee: Type.Array(
      Closed(
        {
          seat: Type.Integer(),
          office: Type.Enum(COMMITTEE_OFFICES),
          name: Nullable(Type.String()),
          validFrom: Nullable(CalendarDate),
          validTo: Nullable(CalendarDate),
          orderNumber: Nullable(Type.String()),
        },
        { title: 'PublicSeat' },
      ),
    ),
  },
  { title: 'PublicPolicy' },
);
export type PublicPolicy = Static<typeof PublicPolicy>;

const { code, track, order, title, shortTitle, description, ownerGroups, serves } = Category.properties;

/** What pages that show no announcement need of the one in force: its names, and who lets what out. */
export const PolicyOutline = Closed(
  {
    version: Type.Integer(),
    categories: Type.Array(
      Closed(
        { code, track, order, title, shortTitle, description, ownerGroups, serves },
        { title: 'OutlinedCategory' },
      ),
    ),
    workGroups: Type.Array(PolicyWorkGroup),
    posts: Type.Array(
      Closed({ code: Code, title: Bilingual, powers: Post.properties.powers }, { title: 'OutlinedPost' }),
    ),
    chain: Type.Array(
      Closed(
        { code: Code, post: Code, title: Bilingual, decision: ChainStep.properties.decision },
        { title: 'OutlinedStep' },
      ),
    ),
    statutes: Type.Array(
      Closed({ code: Code, title: Statute.properties.title }, { title: 'OutlinedStatute' }),
    ),
    licences: Type.Array(Licence),
    formerNames: FormerNames,
  },
  { title: 'PolicyOutline' },
);
export type PolicyOutline = Static<typeof PolicyOutline>;
