import { enactPolicy, TREATMENTS, type Treatment } from '../../api/src/features/items/moves/enactPolicy.ts';
import type { InFlight } from '../../api/src/features/items/moves/workInFlight.ts';
import { openPolicyFile } from '../../api/src/features/policy/openPolicyFile.ts';
import type { Deps } from '../../api/src/office/deps.ts';
import { StartError } from '../../db/src/startError.ts';

/**
 * Says whether a file could be loaded.
 * @throws {StartError} which names every fault of the file
 */
export async function checkPolicyFile(file: string): Promise<void> {
  const { policy } = await openPolicyFile(file);
  console.log(`ไฟล์ประกาศใช้ได้ · The announcement can be loaded: ${policy.code}`);
}

interface Said {
  readonly inFlight?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Makes a file the newest version of the announcement; the only way to replace the one in force.
 * @throws {StartError} when the file cannot be used, or when work is in flight and nobody says what becomes of it
 */
export async function enactPolicyFile(deps: Deps, file: string, said: Said): Promise<void> {
  const treatment = treatmentOf(said.inFlight);
  const { policy, templates } = await openPolicyFile(file);
  const asked = {
    ...(treatment ? { inFlight: treatment } : {}),
    ...(said.reason ? { reason: said.reason } : {}),
  };
  const { version, isNew, inFlight } = await enactPolicy(deps, { policy, templates, ...asked });
  if (inFlight.length > 0) tell(inFlight);
  if (version === undefined) {
    throw new StartError(
      'มีเรื่องที่ยังไม่เสร็จ จึงยังไม่โหลด ระบุ --in-flight finish (ทำต่อตามสายเดิม) หรือ --in-flight return (ส่งกลับแก้ไข)',
      'Work is in flight, and nothing was loaded; say --in-flight finish (under its own chain) or --in-flight return (to its preparers)',
    );
  }
  const which = `${policy.code}, ${String(version)}`;
  console.log(
    isNew
      ? `โหลดประกาศแล้ว ใช้บังคับตั้งแต่ ${policy.effectiveFrom} · The announcement is loaded, in force from ${policy.effectiveFrom} (${which})`
      : `ประกาศนี้เป็นฉบับล่าสุดอยู่แล้ว · This announcement is the newest version already (${which})`,
  );
}

function treatmentOf(text: string | undefined): Treatment | undefined {
  const found = TREATMENTS.find((treatment) => treatment === text);
  if (text === undefined || found) return found;
  throw new StartError('--in-flight ต้องเป็น finish หรือ return', '--in-flight must be finish or return');
}

function tell(inFlight: readonly InFlight[]): void {
  console.log(`เรื่องที่ยังไม่เสร็จ · Work in flight: ${String(inFlight.length)}`);
  for (const { slug, state, step, version, title } of inFlight)
    console.log(`  ${slug}  ${state}${step === null ? '' : ` ${step}`}  v${String(version)}  ${title}`);
}
