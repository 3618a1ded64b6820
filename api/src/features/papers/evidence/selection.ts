import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../../office/deps.ts';
import { evidenceCase, type EvidenceCase } from '../paperCases.ts';
import { commonEntries, itemEntries } from './packEntries.ts';
import type { PackEntry } from './packEntry.ts';
import type { PackTurn } from './packTurn.ts';

/** In signs: Thai letters take three bytes each, and a name has 255. */
const FOLDER_SIGNS = 80;

const slugOf = ({ subject }: EvidenceCase): string => subject.facts.item.slug;

/**
 * The evidence of some items, in the order of their addresses, so that the order of choosing changes no byte.
 * @throws {ProblemException} 404 when any of them does not exist for this person
 */
export async function selectedEvidence(
  deps: Deps,
  request: FastifyRequest,
  ids: readonly string[],
): Promise<EvidenceCase[]> {
  const chosen: EvidenceCase[] = [];
  for (const id of new Set(ids.map((each) => each.toLowerCase())))
    chosen.push(await evidenceCase(deps, request, id));
  return chosen.sort((a, b) => (slugOf(a) < slugOf(b) ? -1 : 1));
}

/** A folder for each, named by its address; addresses that are cut to the same name are told apart by a number. */
function foldersOf(chosen: readonly EvidenceCase[]): string[] {
  const taken = new Map<string, number>();
  return chosen.map((evidence) => {
    const name = Array.from(slugOf(evidence)).slice(0, FOLDER_SIGNS).join('');
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}~${String(before + 1)}`;
  });
}

/** Every entry of the pack; the papers of an item are drawn when its turn comes. */
export async function* selectionEntries(
  deps: Deps,
  chosen: readonly EvidenceCase[],
  turn: PackTurn,
): AsyncGenerator<PackEntry> {
  yield* await commonEntries(deps);
  const folders = foldersOf(chosen);
  for (const [index, evidence] of chosen.entries()) {
    const folder = folders[index] ?? '';
    for (const entry of await itemEntries(deps, evidence, turn)) {
      yield { ...entry, name: `${folder}/${entry.name}` };
    }
  }
}
