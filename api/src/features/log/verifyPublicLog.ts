import { asc, count, gt, sql } from 'drizzle-orm';
import type { Database } from '@phoeiphrae/db/client';
import { merkleNodes, publicLeaves } from '@phoeiphrae/db/schema/publicLog';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import { headText, noteKeyHash, readNote, type SignedHead } from '../../engines/merkle/checkpointNote.ts';
import { leafHash } from '../../engines/merkle/hashing.ts';
import type { NodeAt } from '../../engines/merkle/ranges.ts';
import { sealFits } from '../../engines/seal.ts';
import { NO_LEAF } from '../../office/log/appendLeaves.ts';
import { leafOf, publicActs, type Act } from '../../office/log/leafOf.ts';
import type { LogFault } from './logFault.ts';
import { columnFaults, inCheckpoint, ownHeads } from './storedHeads.ts';
import { differingNode, PublicTree, subtreesIn } from './publicTree.ts';

/** Signed heads that were kept elsewhere, by the name of where they come from. */
type KeptNotes = ReadonlyMap<string, string>;

interface PublicLogVerdict {
  readonly size: number;
  readonly root: string;
  /** Empty when all holds; else the first bad leaf, and every signed head that the tree contradicts. */
  readonly faults: readonly LogFault[];
}

type Leaf = typeof publicLeaves.$inferSelect;
const BATCH = 1000;

const inLeaf = (index: number, text: string, ...columns: string[]): LogFault => ({
  text: `leaf ${String(index)}${text}`,
  table: 'public_leaves',
  key: String(index),
  columns,
});

/** What is wrong with one leaf, given the event that it should be made of and the leaf before it. */
function faultOf(leaf: Leaf, act: Act | undefined, index: number, previous: string): LogFault | undefined {
  const wrong = (text: string, ...columns: string[]) => inLeaf(index, text, ...columns);
  const homeless = ` belongs to no event of its number (${String(leaf.seq)})`;
  if (leaf.index !== index) return wrong(' is missing', 'index');
  if (!act) return wrong(homeless, 'seq');
  if (act.seq < leaf.seq) return wrong(`: the event ${String(act.seq)} has no leaf`, 'seq');
  if (act.seq > leaf.seq) return wrong(homeless, 'seq');
  if (leafHash(leaf.leaf).toString('hex') !== leaf.leafHash)
    return wrong(' does not give its hash', 'leaf', 'leaf_hash');
  if (leafOf(act, index, previous) !== leaf.leaf)
    return wrong(` does not say what event ${String(act.seq)} says`, 'leaf');
  if (leaf.at !== act.at) return wrong(` has not the time of event ${String(act.seq)}`, 'at');
  return undefined;
}

/** Of a public act that came after the last leaf: leaves were deleted at the end. */
const withoutLeaf = (index: number, { seq, type }: Act): LogFault =>
  inLeaf(index, ` is missing: the event ${String(seq)} (${type}) has no leaf`, 'index');

const inTree = (key: string, text: string): LogFault => ({
  text,
  table: 'merkle_nodes',
  key,
  columns: ['level', 'index', 'hash'],
});

/** Grows the tree from the stored leaves, up to the first one that is wrong. @returns what is wrong with it */
async function regrow(db: Database, tree: PublicTree): Promise<LogFault | undefined> {
  let previous = NO_LEAF;
  for (let seq = 0; ;) {
    const leaves = await db.orm
      .select()
      .from(publicLeaves)
      .where(gt(publicLeaves.index, tree.size - 1))
      .orderBy(asc(publicLeaves.index))
      .limit(BATCH);
    const acts = await publicActs(db.orm, seq, BATCH);
    const grown: NodeAt[] = [];
    for (const [i, leaf] of leaves.entries()) {
      const fault = faultOf(leaf, acts[i], tree.size, previous);
      if (fault !== undefined) return fault;
      grown.push(...tree.add(leaf.leaf));
      previous = leaf.leafHash;
      seq = leaf.seq;
    }
    const differing = await differingNode(db.orm, tree, grown);
    if (differing) return inTree(differing.key, differing.text);
    const next = acts[leaves.length];
    if (leaves.length < BATCH) return next ? withoutLeaf(tree.size, next) : extraNode(db, tree.size);
  }
}

/** Subtrees of no leaves: each that belongs to the tree was found, so any beyond their number is one too many. */
async function extraNode(db: Database, size: number): Promise<LogFault | undefined> {
  const noHash = sql<number>`count(*) FILTER (WHERE hash !~ '^[0-9a-f]{64}$')::integer`;
  const [nodes] = await db.orm.select({ n: count(), odd: noHash }).from(merkleNodes);
  if (nodes && nodes.odd > 0) return inTree('', `${String(nodes.odd)} stored subtrees have no hash`);
  const extra = (nodes?.n ?? 0) - subtreesIn(size);
  return extra > 0 ? inTree('', `${String(extra)} stored subtrees are of no leaves`) : undefined;
}

const isSigned = ({ origin, text, signatures }: SignedHead, publicKeys: readonly string[]): boolean =>
  publicKeys.some((key) => {
    const hash = noteKeyHash(origin, Buffer.from(key, 'base64url'));
    return signatures.some(
      (line) =>
        line.keyHash.equals(hash) && sealFits(key, Buffer.from(text), line.signature.toString('base64url')),
    );
  });

/**
 * What is wrong with a signed head: its own form and signature, or that the tree is another one. Nothing is said of one
 * that reaches beyond the first bad leaf, where the tree could not be grown.
 * @param leaves how many are stored, which may be more than could be grown.
 */
function headFault(
  note: string,
  tree: PublicTree,
  leaves: number,
  publicKeys: readonly string[],
): string | undefined {
  const head = readNote(note);
  if (!head || headText(head) !== head.text) return 'is no checkpoint';
  if (!isSigned(head, publicKeys)) return 'is not signed by a key of the office';
  const [has, had] = [String(leaves), String(head.size)];
  if (head.size > leaves)
    return `has ${had} leaves, the log has ${has}: its tail was cut, or it was rolled back`;
  if (head.size > tree.size || tree.root(head.size).equals(head.root)) return undefined;
  return 'is not over these leaves: the log was rewritten';
}

/**
 * Checks the public log from its first leaf on: that every leaf says what its event says and every public act has one,
 * that the stored tree is that of the leaves, and that every head ever signed, here or in `kept`, is a beginning of it.
 */
export async function checkPublicLog(db: Database, kept: KeptNotes = new Map()): Promise<PublicLogVerdict> {
  const tree = new PublicTree();
  const wrongLeaf = await regrow(db, tree);
  const faults: LogFault[] = wrongLeaf ? [wrongLeaf] : [];
  const keys = await db.orm.select({ publicKey: sealKeys.publicKey }).from(sealKeys);
  const publicKeys = keys.map(({ publicKey }) => publicKey);
  const [leaves] = await db.orm.select({ n: count() }).from(publicLeaves);
  for await (const head of ownHeads(db.orm)) {
    const text = headFault(head.note, tree, leaves?.n ?? 0, publicKeys);
    if (text !== undefined) faults.push(inCheckpoint(head.id, text, 'note'));
    faults.push(...columnFaults(head));
  }
  for (const [name, note] of kept) {
    const text = headFault(note, tree, leaves?.n ?? 0, publicKeys);
    if (text !== undefined) faults.push({ text: `${name} ${text}`, table: '', key: name, columns: [] });
  }
  return { size: tree.size, root: tree.root().toString('hex'), faults };
}

/** The same in sentences. */
export async function verifyPublicLog(db: Database, kept?: KeptNotes) {
  const { faults, ...verdict } = await checkPublicLog(db, kept);
  return { ...verdict, faults: faults.map(({ text }) => text) };
}
