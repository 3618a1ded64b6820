import { createHash } from 'node:crypto';
import { policyTemplates } from '@phoeiphrae/db/schema/paper';
import { policies } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Tx } from '../../../office/deps.ts';
import { policyHashOf } from '../../policy/loadPolicy.ts';
import { allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';
import { versionsByNumber, type VersionRow } from './versions.ts';

type TemplateRow = typeof policyTemplates.$inferSelect;
const DOCUMENT = derivedFrom({ th: 'ตัวประกาศ (document)', en: 'the announcement itself (document)' });

/** The act that loaded a row, by whatever of its marks was not changed. */
const actOf = (row: VersionRow, acts: readonly LoggedAct[]): LoggedAct | undefined =>
  acts.find(({ details }) => details['version'] === row.version && details['sha256'] === row.sha256) ??
  acts.find(({ subjectId }) => subjectId === row.id) ??
  acts.find(({ details }) => details['sha256'] === row.sha256) ??
  acts.find(({ details }) => details['version'] === row.version);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Which of document and templates is another: of versions from before the log told the hash of the document, either. */
function* textFaults(
  row: VersionRow,
  act: LoggedAct,
  templates: readonly TemplateRow[],
): Generator<Mismatch> {
  const { sha256: loaded, document } = act.details;
  const sources = Object.fromEntries(templates.map(({ name, source }) => [name, source]));
  if (policyHashOf(row.document, sources) === loaded) return;
  const { th, en } = saidBy(act);
  const said = {
    th: `ไม่ให้ค่า SHA-256 ของประกาศที่${th}บันทึกไว้`,
    en: `it does not give the SHA-256 of the announcement that ${en} names`,
  };
  const whole = document === sha256(canonicalJson(row.document));
  if (!whole) yield fault(policies, `version ${String(row.version)}`, ['document'], said);
  if (whole || document === undefined)
    yield fault(policyTemplates, `version ${String(row.version)}`, ['policyId', 'name', 'source'], said);
}

/** Every version of the announcement with the templates of its papers, from the act that loaded it. */
export async function* derivePolicies(tx: Tx): AsyncGenerator<Mismatch> {
  const rows = [...(await versionsByNumber(tx)).values()];
  const acts = await allActs(tx, ['policy.loaded']);
  const templates = await tx.select().from(policyTemplates);
  const told = new Set<LoggedAct>();
  for (const row of rows) {
    const key = `version ${String(row.version)}`;
    const act = actOf(row, acts);
    if (!act) {
      yield unfounded(policies, key, ['version']);
      continue;
    }
    told.add(act);
    const say = derivedFrom(saidBy(act));
    const { version, code, sha256: hash } = act.details;
    yield* differences(policies, key, row, {
      id: act.subjectId === null ? undefined : say(act.subjectId),
      version: say(version),
      code: say(code),
      sha256: say(hash),
      loadedAt: say(act.at),
      effectiveFrom: DOCUMENT(row.document.effectiveFrom),
    });
    yield* textFaults(
      row,
      act,
      templates.filter(({ policyId }) => policyId === (act.subjectId ?? row.id)),
    );
  }
  for (const act of acts)
    if (!told.has(act))
      yield missing(policies, `version ${String(act.details['version'])}`, ['version'], saidBy(act));
  const ids = new Set(rows.map(({ id }) => id));
  for (const { policyId, name } of templates)
    if (!ids.has(policyId)) yield unfounded(policyTemplates, `${policyId} ${name}`, ['policyId']);
}
