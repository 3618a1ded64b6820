/** What the product's own list and item say, each in one statement over the same rows. */
const CARD = `slug, title, summary, category, track, work_group AS "workGroup", fiscal_year AS "fiscalYear",
  published_at AS "publishedAt", first_published_at AS "firstPublishedAt" FROM public_cards`;
const NEWEST = 'ORDER BY published_at DESC, publication_id DESC LIMIT 21';

export const LIST = `SELECT ${CARD} ${NEWEST}`;
export const LIST_OF_CATEGORY = `SELECT ${CARD} WHERE category = $1 ${NEWEST}`;

export const ITEM = `SELECT slug, category, track, work_group AS "workGroup", canonical, content_hash AS "contentHash",
  revision_number AS "revisionNumber", policy_version AS "policyVersion", approvals, published_at AS "publishedAt",
  published_by AS "publishedBy", first_published_at AS "firstPublishedAt", verify_code AS "verifyCode", files, revisions
  FROM public_item($1)`;

export interface CardRow {
  readonly slug: string;
}

export interface ItemRow {
  readonly slug: string;
  readonly canonical: string;
}
