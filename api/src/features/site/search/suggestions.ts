import { sql } from 'drizzle-orm';
import { SUGGESTIONS_MAX, type Suggestion, type Suggestions } from '@phoeiphrae/shared/publicSearch';
import { ABBREVIATIONS } from '@phoeiphrae/shared/search/abbreviations';
import { lengthOf, tight } from '@phoeiphrae/shared/search/searchText';
import type { Queryable } from '../../../office/deps.ts';
import { publicPolicyInForce } from '../publicPolicies.ts';
import { literally } from './conditions.ts';

/** So many of the newest titles are looked at before the index of trigrams is asked. */
const NEWEST = 500;
const TITLES = 6;
const CATEGORIES = 2;
const ABBREVIATED = 2;

interface TitleRow extends Record<string, unknown> {
  readonly title: string;
  readonly slug: string;
}

/** The newest items whose titles say what was typed; those that begin with it first. */
async function titlesSaying(db: Queryable, typed: string): Promise<Suggestion[]> {
  const order = sql.raw('title LIKE');
  const [beginning, within] = [`${typed}%`, `%${typed}%`];
  const cards = sql`SELECT c.title, c.slug FROM found f JOIN public_cards c USING (publication_id)
    ORDER BY f.beginning DESC, f.year DESC, f.published_at DESC LIMIT ${TITLES}`;
  const near = await db.execute<TitleRow>(sql`
    WITH found AS MATERIALIZED (
      SELECT publication_id, year, published_at, ${order} ${beginning} AS beginning
      FROM (SELECT publication_id, title, year, published_at FROM search_documents
        ORDER BY year DESC, published_at DESC, publication_id DESC LIMIT ${literally(NEWEST)}) n
      WHERE ${order} ${within})
    ${cards}`);
  const rows =
    near.rows.length >= TITLES
      ? near.rows
      : (
          await db.execute<TitleRow>(sql`
    WITH found AS MATERIALIZED (
      SELECT publication_id, year, published_at, ${order} ${beginning} AS beginning
      FROM search_documents WHERE ${order} ${within})
    ${cards}`)
        ).rows;
  return rows.map(({ title, slug }) => ({ kind: 'item', text: title, slug, category: null }));
}

const abbreviationsOf = (typed: string): Suggestion[] =>
  ABBREVIATIONS.filter((forms) => forms.some((form) => tight(form).startsWith(typed)))
    .slice(0, ABBREVIATED)
    .map(([short = '', full = '']) => ({
      kind: 'abbreviation',
      text: tight(short).startsWith(typed) ? full : short,
      slug: null,
      category: null,
    }));

async function categoriesOf(db: Queryable, today: string, typed: string): Promise<Suggestion[]> {
  const { document } = await publicPolicyInForce(db, today);
  return document.categories
    .flatMap(({ code, title, shortTitle }): Suggestion[] => {
      const said = [title.th, title.en, shortTitle.th, shortTitle.en].some((name) =>
        tight(name).includes(typed),
      );
      return said ? [{ kind: 'category', text: shortTitle.th, slug: null, category: code }] : [];
    })
    .slice(0, CATEGORIES);
}

/** What may be meant by the letters typed so far: categories, abbreviations, and titles of what is public now. */
export async function suggestionsFor(db: Queryable, today: string, q: string): Promise<Suggestions> {
  const typed = tight(q);
  if (typed === '') return { suggestions: [] };
  const titles = lengthOf(typed) < 3 ? [] : await titlesSaying(db, typed);
  const others = [...(await categoriesOf(db, today, typed)), ...abbreviationsOf(typed)];
  return { suggestions: [...others, ...titles].slice(0, SUGGESTIONS_MAX) };
}
