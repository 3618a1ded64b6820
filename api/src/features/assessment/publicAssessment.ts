import { asc, desc, eq, inArray } from 'drizzle-orm';
import {
  publicAssessmentAddresses,
  publicAssessmentNumbers,
  publicAssessmentSchemes,
} from '@phoeiphrae/db/schema/assessment';
import type {
  PublicAssessmentList,
  PublicAssessmentYear,
  PublicEvidence,
} from '@phoeiphrae/shared/assessment/publicAssessment';
import { SITE_PAGES, sitePageAt } from '@phoeiphrae/shared/sitePages';
import { ProblemException } from '../../http/problem.ts';
import type { Queryable } from '../../office/deps.ts';

/** As many lists as are shown: of some assessors, a working life. */
const LISTED = 100;
/** As many assessors as one year has, at the most. */
const OWNERS = 10;

type SchemeRow = typeof publicAssessmentSchemes.$inferSelect;
type AddressRow = typeof publicAssessmentAddresses.$inferSelect;

const summaryOf = (row: SchemeRow) => ({
  owner: row.owner,
  ownerName: { th: row.ownerTh, en: row.ownerEn },
  fiscalYear: row.fiscalYear,
  title: { th: row.titleTh, en: row.titleEn },
  example: row.example,
  note: { th: row.noteTh, en: row.noteEn },
});

/** The schemes that the office shows, newest first; all is read as the public role. */
export async function listPublicAssessments(db: Queryable): Promise<PublicAssessmentList> {
  const { fiscalYear, owner } = publicAssessmentSchemes;
  const rows = await db
    .select()
    .from(publicAssessmentSchemes)
    .orderBy(desc(fiscalYear), asc(owner))
    .limit(LISTED);
  return { schemes: rows.map(summaryOf) };
}

/** What stands at an address and how it is called: its label, its title, or the name of the page. */
function evidenceOf({ slug, title, page, url, label, explanation, publishedAt }: AddressRow): PublicEvidence {
  const called = (name: string) => (label === '' ? name : label);
  const named = (name: string) => ({ th: called(name), en: called(name) });
  if (slug !== null)
    return { kind: 'item', title: named(title ?? slug), href: `/i/${slug}`, explanation, publishedAt };
  if (page !== null) {
    const at = sitePageAt(page);
    const name = at ? SITE_PAGES[at.name].title : page;
    return {
      kind: 'page',
      title: named(name === '' ? 'หน้าแรก' : name),
      href: page,
      explanation,
      publishedAt: null,
    };
  }
  return { kind: 'external', title: named(url ?? ''), href: url ?? '', explanation, publishedAt: null };
}

/**
 * All that the office shows of a fiscal year: each number with what can be read now.
 * @throws {ProblemException} 404 when it shows nothing of that year
 */
export async function publicAssessmentOf(db: Queryable, year: number): Promise<PublicAssessmentYear> {
  const schemes = await db
    .select()
    .from(publicAssessmentSchemes)
    .where(eq(publicAssessmentSchemes.fiscalYear, year))
    .orderBy(asc(publicAssessmentSchemes.owner))
    .limit(OWNERS);
  if (schemes.length === 0) throw new ProblemException('not-found');
  const ids = schemes.map(({ id }) => id);
  const numbers = await db
    .select()
    .from(publicAssessmentNumbers)
    .where(inArray(publicAssessmentNumbers.schemeId, ids))
    .orderBy(asc(publicAssessmentNumbers.position));
  const addresses = await db
    .select()
    .from(publicAssessmentAddresses)
    .where(inArray(publicAssessmentAddresses.schemeId, ids))
    .orderBy(asc(publicAssessmentAddresses.position));
  const byNumber = Map.groupBy(addresses, ({ numberId }) => numberId);
  const numbersOf = (schemeId: string) =>
    numbers
      .filter((row) => row.schemeId === schemeId)
      .map(({ id, number, titleTh, titleEn, workGroup, verifiedAt }) => ({
        number,
        title: { th: titleTh, en: titleEn },
        workGroup,
        verifiedAt,
        evidence: (byNumber.get(id) ?? []).map(evidenceOf),
      }));
  return {
    fiscalYear: year,
    schemes: schemes.map((row) => ({ ...summaryOf(row), numbers: numbersOf(row.id) })),
  };
}
