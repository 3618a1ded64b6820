import { eq } from 'drizzle-orm';
import { publicCertificates } from '@phoeiphrae/db/schema/publicLog';
import { publicItems, publicPolicies, publicWorkGroups } from '@phoeiphrae/db/schema/published';
import type { Content } from '@phoeiphrae/shared/content';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import { drawPaper } from '../../engines/press/drawPaper.ts';
import type { Lane } from '../../engines/press/press.ts';
import { paintWebPage } from '../../engines/press/paintWebPage.ts';
import type { PaperSetting } from './build/parts.ts';
import {
  certificateData,
  completedFormData,
  itemData,
  publishedMoment,
  verifyAddress,
  type PublishedCase,
} from './build/published.ts';
import { webPageData } from './build/webPage.ts';
import { publicTemplatesOf } from './templateStore.ts';

export const PUBLIC_KINDS = ['certificate', 'item', 'form_completed'] as const;
type PublicKind = (typeof PUBLIC_KINDS)[number];

/** What is public at an address, by the public views alone: officers who prepared it are named by their unit only. */
async function publicCase(
  db: Queryable,
  address: string,
): Promise<(PublishedCase & { policyVersion: number }) | undefined> {
  const slug = normaliseThai(address);
  const [row] = await db.select().from(publicItems).where(eq(publicItems.slug, slug));
  if (!row) return undefined;
  const [certificate] = await db.select().from(publicCertificates).where(eq(publicCertificates.slug, slug));
  const statement = certificate?.statement ?? null;
  const said = statement === null ? null : (JSON.parse(statement) as { round?: number });
  return {
    slug: row.slug,
    workGroup: row.workGroup,
    content: (JSON.parse(row.canonical) as { content: Content }).content,
    contentHash: row.contentHash,
    number: row.revisionNumber,
    policyVersion: row.policyVersion,
    approvals: row.approvals,
    round: said?.round ?? null,
    submittedAt: null,
    preparer: null,
    publishedAt: row.publishedAt,
    publisher: { name: '', postTitle: row.publishedBy, orderNumber: null },
    signature: certificate?.signature?.class ?? null,
    seal: certificate?.seal ?? null,
    statement,
    verifyCode: certificate?.verifyCode ?? null,
    leafIndex: certificate?.leafIndex ?? null,
  };
}

async function settingOf(
  db: Queryable,
  version: number,
  workGroup: string,
  origin: string,
): Promise<PaperSetting> {
  const [policy] = await db.select().from(publicPolicies).where(eq(publicPolicies.version, version));
  if (!policy) throw new Error(`no policy of version ${version}`);
  const [group] = await db.select().from(publicWorkGroups).where(eq(publicWorkGroups.code, workGroup));
  const named = group?.nameTh ?? policy.document.workGroups.find(({ code }) => code === workGroup)?.name.th;
  return {
    policy,
    templates: await publicTemplatesOf(db, version),
    origin,
    workGroupName: named ?? workGroup,
  };
}

interface PublicPaper {
  readonly title: string;
  readonly pdf: Buffer;
  /** Of the certificate; null where there is none yet. */
  readonly code: string | null;
}

/**
 * A paper of what is public now; undefined when nothing is at the address.
 * @throws {TemplateError} {PressError}; {Error} when the announcement that binds it is not public.
 */
export async function drawPublicPaper(
  db: Queryable,
  kind: PublicKind,
  address: string,
  origin: string,
): Promise<PublicPaper | undefined> {
  const subject = await publicCase(db, address);
  if (!subject) return undefined;
  const setting = await settingOf(db, subject.policyVersion, subject.workGroup, origin);
  const build = { certificate: certificateData, item: itemData, form_completed: completedFormData }[kind];
  const qr = kind === 'item' ? `${origin}/i/${encodeURI(subject.slug)}` : verifyAddress(subject, origin);
  const pdf = await drawPaper(setting.templates, build(subject, setting), {
    at: publishedMoment(subject),
    qr,
    lane: 'public',
  });
  return { title: subject.content.title, pdf, code: subject.verifyCode };
}

/**
 * The page at an address as it stands now, painted: as many pictures as it takes, none when nothing is there.
 * @throws {PressError}; {Error} when the announcement that binds it is not public.
 */
export async function paintPublicPage(
  db: Queryable,
  address: string,
  origin: string,
  lane: Lane,
): Promise<Buffer[]> {
  const subject = await publicCase(db, address);
  if (!subject) return [];
  const setting = await settingOf(db, subject.policyVersion, subject.workGroup, origin);
  return paintWebPage(webPageData(subject, setting), publishedMoment(subject), lane);
}
