import { sql } from 'drizzle-orm';
import type { Snippet } from '@phoeiphrae/shared/publicSearch';
import { snippetOf, type Sought } from '@phoeiphrae/shared/search/markText';
import type { PassagePart } from '@phoeiphrae/shared/search/searchDocument';
import type { Queryable } from '../../../office/deps.ts';
import { withBody } from './body.ts';

/** As many pieces of an item are shown. */
const SHOWN = 2;
/** As many forms are looked for; the longest say most. */
const FORMS = 4;

interface PassageRow extends Record<string, unknown> {
  readonly publication_id: string;
  readonly part: PassagePart;
  readonly file: string | null;
  readonly page: number | null;
  readonly text: string;
}

/** Where in the texts of these items the forms stand first, in what is shown of them: pieces by the id of the publication. */
export async function snippetsOf(
  db: Queryable,
  ids: readonly string[],
  sought: Sought,
): Promise<ReadonlyMap<string, Snippet[]>> {
  const forms = [...sought.texts, ...sought.words].toSorted((a, b) => b.length - a.length).slice(0, FORMS);
  const found = new Map<string, Snippet[]>();
  if (ids.length === 0 || forms.length === 0) return found;
  const { rows } = await db.execute<PassageRow>(sql`
    SELECT DISTINCT ON (d.publication_id, p.position) d.publication_id, p.part, p.file, p.page, p.text
    FROM search_documents d ${withBody()}
      CROSS JOIN LATERAL (SELECT strpos(b.body, form) AS at FROM unnest(${sql.param(forms)}::text[]) form) s
      CROSS JOIN LATERAL (SELECT * FROM search_passages x
        WHERE x.publication_id = d.publication_id AND x.start < s.at ORDER BY x.start DESC LIMIT 1) p
    WHERE d.publication_id = ANY (${sql.param(ids)}::uuid[]) AND s.at > 0
    ORDER BY d.publication_id, p.position`);
  for (const { publication_id: id, part, file, page, text } of rows) {
    const runs = snippetOf(text, sought);
    if (runs) found.set(id, [...(found.get(id) ?? []), { part, file, page, text: runs }]);
  }
  const marked = ({ text }: Snippet) => text.filter(({ match }) => match).length;
  for (const [id, snippets] of found)
    found.set(id, snippets.toSorted((a, b) => marked(b) - marked(a)).slice(0, SHOWN));
  return found;
}
