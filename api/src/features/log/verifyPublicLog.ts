import { asc, count, gt } from 'drizzle-orm';
import type { Database } from '@phoeiphrae/db/client';
import { checkpoints, publicLeaves } from '@phoeiphrae/db/schema/publicLog';
import { sealKeys } from '@phoeiphrae/db/schema/signatures';
import { headText, noteKeyHash, readNote, type SignedHead } from '../../engines/merkle/checkpointNote.ts';
import { EMPTY_ROOT, leafHash } from '../../engines/merkle/hashing.ts';
import { grow, hashOf, keyOf, type NodeAt } from '../../engines/merkle/ranges.ts';
import { readNodes } from '../../office/log/storedTree.ts';
import { sealFits } from '../../engines/seal.ts';
import { NO_LEAF } from '../../office/log/appendLeaves.ts';
import { leafOf, publicActs, type Act } from '../../office/log/leafOf.ts';

/** Signed heads that were kept elsewhere, by the name of where they come from. */
type KeptNotes = ReadonlyMap<string, string>;

interface PublicLogVerdict {
  readonly size: number;
  readonly root: string;
  /** Empty when all holds; else the first bad leaf, and every signed head that the tree contradicts. */
  readonly faults: readonly string[];
}

type Leaf = typeof publicLeaves.$inferSelect;
const BATCH = 1000;

/** What is wrong with one leaf, given the event that it should be made of and the leaf before it. */
function faultOf(leaf: Leaf, act: Act | undefined, index: number, previous: string): string | undefined {
  const name = `leaf ${String(index)}`;
  if (leaf.index !== index) return `${name} is missing`;
  if (!act) return `${name} belongs to no event of its number (${String(leaf.seq)})`;
  if (act.seq < leaf.seq) return `${name}: the event ${String(act.seq)} has no leaf`;
  if (act.seq > leaf.seq) return `${name} belongs to no event of its number (${String(leaf.seq)})`;
  if (leafHash(leaf.leaf).toString('hex') !== leaf.leafHash) return `${name} does not give its hash`;
  if (leafOf(act, index, previous) !== leaf.leaf)
    return `${name} does not say what event ${String(act.seq)} says`;
  return undefined;
}

/** The tree, grown again from the leaves; every subtree that is stored must be the one that comes out. */
class Tree {
  readonly nodes = new Map<string, Uint8Array>();
  size = 0;

  add(leaf: string): NodeAt[] {
    return grow(this.size++, leafHash(leaf), this.nodes);
  }

  root(size = this.size): Buffer {
    const read = (at: NodeAt) => this.nodes.get(keyOf(at)) ?? EMPTY_ROOT;
    return Buffer.from(hashOf({ begin: 0, end: size }, read));
  }
}

async function differingNode(
  db: Database,
  tree: Tree,
  grown: readonly NodeAt[],
): Promise<string | undefined> {
  try {
    const read = await readNodes(db.orm, grown);
    const at = grown.find((node) => !Buffer.from(tree.nodes.get(keyOf(node)) ?? []).equals(read(node)));
    return at && `the stored subtree ${keyOf(at)} is not that of the leaves`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Grows the tree from the stored leaves, up to the first one that is wrong. @returns what is wrong with it */
async function regrow(db: Database, tree: Tree): Promise<string | undefined> {
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
    const differing = await differingNode(db, tree, grown);
    if (differing !== undefined) return differing;
    if (leaves.length < BATCH) return undefined;
  }
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
  tree: Tree,
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
 * Checks the public log from its first leaf on: that every leaf says what its event says, that the stored tree is that of
 * the leaves, and that every head ever signed, here or in `kept`, is a beginning of it.
 */
export async function verifyPublicLog(db: Database, kept: KeptNotes = new Map()): Promise<PublicLogVerdict> {
  const tree = new Tree();
  const fault = await regrow(db, tree);
  const faults = fault === undefined ? [] : [fault];
  const keys = await db.orm.select({ publicKey: sealKeys.publicKey }).from(sealKeys);
  const publicKeys = keys.map(({ publicKey }) => publicKey);
  const own = await db.orm.select().from(checkpoints).orderBy(asc(checkpoints.id));
  const [leaves] = await db.orm.select({ n: count() }).from(publicLeaves);
  const heads = [...own.map(({ id, note }) => [`checkpoint ${String(id)}`, note] as const), ...kept];
  for (const [name, note] of heads) {
    const wrong = headFault(note, tree, leaves?.n ?? 0, publicKeys);
    if (wrong !== undefined) faults.push(`${name} ${wrong}`);
  }
  return { size: tree.size, root: tree.root().toString('hex'), faults };
}
