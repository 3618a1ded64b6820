import type { Item } from '@phoeiphrae/shared/item';
import type { PaperDecision, PaperDecisions } from '@phoeiphrae/shared/paperDecision';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import type { CallOptions, Reply } from './client.ts';
import { read } from './office.ts';
import { scanOf, type ScanQuirks } from './scans.ts';
import { uploadFile } from './uploads.ts';

/** A paper of the item as this person gets it. */
export async function printed(test: TestApp, person: Person, id: string, kind = 'memo'): Promise<Buffer> {
  const headers = { authorization: `Bearer ${person.token}` };
  const reply = await test.app.inject({ url: `/api/v1/items/${id}/papers/${kind}`, headers });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.rawPayload;
}

export interface Recording {
  /** Who signed, by the appointment. */
  readonly signer: Person;
  /** Today, unless said otherwise. */
  readonly signedOn?: string;
  readonly note?: string;
  /** The scan; without one, of the memo as it is printed now. */
  readonly bytes?: Buffer;
  readonly name?: string;
  readonly quirks?: ScanQuirks;
  readonly options?: CallOptions;
}

/** Prints the memo, has it signed and scanned, and records the scan. */
export async function recordInkDecision(
  test: TestApp,
  person: Person,
  id: string,
  {
    signer,
    signedOn = bangkokDate(test.clock.now()),
    note,
    bytes,
    name = 'บันทึกข้อความ ลงนามแล้ว.jpg',
    quirks,
    options,
  }: Recording,
): Promise<Reply<Item>> {
  const scan = bytes ?? (await scanOf(await printed(test, person, id), quirks));
  const upload = await uploadFile(person, scan, name);
  const body = {
    upload,
    appointment: signer.appointmentIds[0],
    signedOn,
    ...(note === undefined ? {} : { note }),
  };
  const ifMatch = options?.ifMatch ?? (await read(person, id)).version;
  // No two papers of an item at the same moment: the newest is the one that a test goes on with.
  test.clock.advance(1000);
  return person.post<Item>(`/items/${id}/paper-decisions`, body, { ...options, ifMatch });
}

export const papersOf = async (person: Person, id: string, query = ''): Promise<PaperDecisions> =>
  (await person.get<PaperDecisions>(`/items/${id}/paper-decisions${query}`)).body;

export async function newestPaper(person: Person, id: string): Promise<PaperDecision> {
  const [newest] = (await papersOf(person, id)).decisions;
  if (!newest) throw new Error('there is no paper');
  return newest;
}

/** Confirms or refuses the newest paper of the item. */
export async function checkPaper(
  person: Person,
  id: string,
  verdict: 'confirm' | 'refuse',
  over: { paper?: PaperDecision; version?: number; body?: Record<string, unknown> } = {},
): Promise<Reply<Item>> {
  const paper = over.paper ?? (await newestPaper(person, id));
  const ifMatch = over.version ?? (await read(person, id)).version;
  const body = verdict === 'confirm' ? { contentHash: paper.contentHash } : { reason: 'ภาพไม่เห็นลายมือชื่อ' };
  return person.post<Item>(
    `/items/${id}/paper-decisions/${paper.id}/${verdict}`,
    { ...body, ...over.body },
    { ifMatch },
  );
}
