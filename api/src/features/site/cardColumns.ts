import { publicCards } from '@phoeiphrae/db/schema/published';

/** What a list says of an item. */
export const cardColumns = {
  id: publicCards.publicationId,
  slug: publicCards.slug,
  title: publicCards.title,
  summary: publicCards.summary,
  category: publicCards.category,
  track: publicCards.track,
  workGroup: publicCards.workGroup,
  fiscalYear: publicCards.fiscalYear,
  publishedAt: publicCards.publishedAt,
  firstPublishedAt: publicCards.firstPublishedAt,
};
