import { workGroups } from '@phoeiphrae/db/schema/people';
import type { Tx } from '../../../office/deps.ts';
import { allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, missing, unfounded, type Mismatch } from './mismatch.ts';
import { versionsByNumber, type VersionRow } from './versions.ts';

type Group = Pick<typeof workGroups.$inferSelect, 'nameTh' | 'nameEn' | 'aliases' | 'active' | 'position'>;
/** What a group must be now, and the last act that made it so. */
type Groups = Map<string, { readonly group: Group; readonly act: LoggedAct }>;

/** A version brings the groups that are not there yet. */
function bring(groups: Groups, act: LoggedAct, version: VersionRow | undefined): void {
  for (const [position, { code, name, aliases }] of (version?.document.workGroups ?? []).entries()) {
    if (groups.has(code)) continue;
    const group = { nameTh: name.th, nameEn: name.en, aliases: [...aliases], active: true, position };
    groups.set(code, { group, act });
  }
}

/** What an act of the office says of a group; its place stays, or is behind all others. */
function change(groups: Groups, act: LoggedAct): void {
  const said = act.details as unknown as Omit<Group, 'position' | 'active'> & {
    code: string;
    active?: boolean;
  };
  const { code, nameTh, nameEn, aliases, active = true } = said;
  const places = [...groups.values()].map(({ group }) => group.position);
  const position = groups.get(code)?.group.position ?? Math.max(-1, ...places) + 1;
  groups.set(code, { group: { nameTh, nameEn, aliases, active, position }, act });
}

/** The work groups, as the versions of the announcement and the office's own acts have made them, one after the other. */
export async function* deriveWorkGroups(tx: Tx): AsyncGenerator<Mismatch> {
  const versions = await versionsByNumber(tx);
  const groups: Groups = new Map();
  for (const act of await allActs(tx, ['policy.loaded', 'work_group.created', 'work_group.edited']))
    if (act.type === 'policy.loaded') bring(groups, act, versions.get(Number(act.details['version'])));
    else change(groups, act);
  const rows = await tx.select().from(workGroups);
  for (const row of rows) {
    const known = groups.get(row.code);
    if (!known) {
      yield unfounded(workGroups, row.code, ['code']);
      continue;
    }
    const say = derivedFrom(saidBy(known.act));
    const derived = Object.entries(known.group).map(([name, value]) => [name, say(value)] as const);
    yield* differences(workGroups, row.code, row, Object.fromEntries(derived));
  }
  const there = new Set(rows.map(({ code }) => code));
  for (const [code, { act }] of groups)
    if (!there.has(code)) yield missing(workGroups, code, ['code'], saidBy(act));
}
