import type { Database } from '@phoeiphrae/db/client';
import { brokenEntry } from './ledger.ts';

/** What must hold of the database at every moment, asked of it in its own words. Each question finds what breaks it. */
const FAULTS: Record<string, string> = {
  'a live publication whose text does not hash to its content hash': `
    SELECT id FROM publications WHERE ended_at IS NULL AND content_hash <> encode(sha256(convert_to(canonical, 'UTF8')), 'hex')`,
  'a live publication that is not its published revision, byte for byte': `
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN items i ON i.id = p.item_id
    WHERE p.ended_at IS NULL AND (r.state <> 'published' OR r.content_hash <> p.content_hash OR r.item_id <> p.item_id
      OR r.content IS DISTINCT FROM p.canonical::jsonb -> 'content' OR i.slug IS DISTINCT FROM p.canonical::jsonb ->> 'slug'
      OR (p.slug, p.work_group, p.title, p.summary, p.category) IS DISTINCT FROM (p.canonical::jsonb ->> 'slug',
        p.canonical::jsonb ->> 'workGroup', r.content ->> 'title', r.content ->> 'summary', r.content ->> 'category'))`,
  'a published revision without a live publication': `
    SELECT r.id FROM revisions r WHERE r.state = 'published'
      AND NOT EXISTS (SELECT FROM publications p WHERE p.revision_id = r.id AND p.ended_at IS NULL)`,
  'something public that nobody with the power of that day signed': `
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN policies o ON o.id = r.policy_id
    WHERE p.ended_at IS NULL AND r.track = 'approval' AND NOT EXISTS (
      SELECT FROM decisions d JOIN appointments a ON a.id = d.appointment_id
      WHERE d.revision_id = r.id AND d.round = r.round AND d.kind = 'approve' AND d.content_hash = p.content_hash
        AND a.user_id = d.decided_by AND a.post = o.document -> 'chain' -> -1 ->> 'post'
        AND a.valid_from <= (d.decided_at AT TIME ZONE 'Asia/Bangkok')::date
        AND NOT EXISTS (SELECT FROM revision_contributors c WHERE c.revision_id = r.id AND c.user_id = d.decided_by))`,
  'something immediate that is not, or whose self-check is not complete': `
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN policies o ON o.id = r.policy_id
    WHERE p.ended_at IS NULL AND r.track = 'immediate' AND (
      NOT EXISTS (SELECT FROM jsonb_array_elements(o.document -> 'categories') c
        WHERE c ->> 'code' = r.category AND c ->> 'track' = 'immediate' AND r.content ->> 'category' = r.category)
      OR EXISTS (SELECT FROM jsonb_array_elements(o.document -> 'selfCheck') q WHERE q -> 'tracks' ? 'immediate'
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(r.self_check) s
          WHERE s ->> 'code' = q ->> 'code' AND s ->> 'answer' = q ->> 'expected')))`,
  'an approval whose statement is of something else, or that nobody sealed': `
    SELECT d.id FROM decisions d JOIN revisions r ON r.id = d.revision_id JOIN items i ON i.id = d.item_id
    WHERE d.kind = 'approve' AND ((d.statement_text::jsonb ->> 'item', d.statement_text::jsonb ->> 'contentHash',
      d.statement_text::jsonb ->> 'slug', (d.statement_text::jsonb ->> 'revision')::integer, d.statement_text::jsonb ->> 'method')
      IS DISTINCT FROM (d.item_id::text, d.content_hash, i.slug, r.number, d.signature ->> 'class')
      OR NOT EXISTS (SELECT FROM seal_keys k WHERE k.key_id = d.seal ->> 'keyId'))`,
  'a decision by a contributor': `
    SELECT d.id FROM decisions d JOIN revision_contributors c ON c.revision_id = d.revision_id AND c.user_id = d.decided_by
    WHERE c.at < d.decided_at`,
  'two decisions by one person, or two on one step, in one round': `
    SELECT min(id::text) AS id FROM decisions WHERE decided_by IS NOT NULL GROUP BY revision_id, round, decided_by HAVING count(*) > 1
    UNION ALL SELECT min(id::text) FROM decisions GROUP BY revision_id, round, step HAVING count(*) > 1`,
  'two open or two published revisions of one item': `
    SELECT item_id AS id FROM revisions WHERE state IN ('draft', 'in_review', 'returned', 'approved', 'scheduled')
    GROUP BY item_id HAVING count(*) > 1
    UNION ALL SELECT item_id FROM revisions WHERE state = 'published' GROUP BY item_id HAVING count(*) > 1
    UNION ALL SELECT item_id FROM publications WHERE ended_at IS NULL GROUP BY item_id HAVING count(*) > 1`,
  'an item taken down that came back without the chain': `
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id
    WHERE p.ended_at IS NULL AND r.track = 'immediate' AND (SELECT t.taken_down FROM publications t
      WHERE t.item_id = p.item_id AND t.revision_number < p.revision_number ORDER BY t.revision_number DESC LIMIT 1)`,
  'an item that was of the approval track and is live without approval': `
    SELECT p.id FROM publications p JOIN revisions r ON r.id = p.revision_id
    WHERE p.ended_at IS NULL AND r.track = 'immediate' AND (SELECT t.track FROM publications t
      WHERE t.item_id = p.item_id AND t.revision_number < p.revision_number ORDER BY t.revision_number DESC LIMIT 1) = 'approval'`,
};

const ALL = Object.entries(FAULTS)
  .map(([name, sql]) => `SELECT '${name}' AS fault, id::text FROM (${sql}) AS found`)
  .join(' UNION ALL ');

/** Every breach of the promise "what is public was approved, byte for byte", and of four eyes; none, one hopes. */
export async function breaches(owner: Database, logFrom = 0): Promise<string[]> {
  const { rows } = await owner.pool.query<{ fault: string; id: string }>(ALL);
  const entry = await brokenEntry(owner, logFrom);
  return [
    ...rows.map(({ fault, id }) => `${fault}: ${id}`),
    ...(entry === null ? [] : [`the log breaks at ${String(entry)}`]),
  ];
}
