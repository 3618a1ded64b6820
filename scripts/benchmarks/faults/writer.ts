import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Asking, Question, Reply } from './asking.ts';

/** An act that the server said was done. */
export interface Acknowledged {
  readonly slug: string;
  /** The type of its entry in the log. */
  readonly event: string;
}

export interface Office {
  readonly asking: Asking;
  readonly selfCheck: readonly unknown[];
  readonly acknowledged: Acknowledged[];
  /** Chains that were broken off, with what they were answered. */
  readonly brokenOff: string[];
}

export const PASSWORD = 'phoeiphrae-demo';
const LOOK_MS = 500;
/** For the examination of a file, in looks. */
const MOST_LOOKS = 240;

/** A chain that cannot go on. */
class BrokenOff extends Error {}

interface Draft {
  readonly id: string;
  readonly slug: string;
}
interface Seen {
  readonly version: number;
  readonly working: { readonly contentHash: string } | null;
}

function must(reply: Reply, what: string): Reply {
  if (reply.status >= 200 && reply.status < 300) return reply;
  throw new BrokenOff(`${what}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
}

export async function signedIn(asking: Asking, username: string): Promise<string> {
  const reply = await asking.settled('POST', '/api/v1/session', { body: { username, password: PASSWORD } });
  return (must(reply, `sign-in of ${username}`).body as { accessToken: string }).accessToken;
}

const keyed = (version?: number): Record<string, string> => ({
  'idempotency-key': randomUUID(),
  ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
});

/** Digits could be taken for somebody's number, and the item be held back for that. */
const letters = (): string =>
  randomUUID()
    .replaceAll('-', '')
    .replaceAll(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

const contentOf = (slug: string) => ({
  category: 'action_plan',
  title: `แผนปฏิบัติการ ${slug}`,
  summary: 'เรื่องที่จัดทำขณะระบบถูกรบกวน',
  body: '<h2>สาระสำคัญ</h2><p>เนื้อหา</p>',
  fiscalYear: 2027,
  externalLink: { kind: 'none' },
  noBorrowedSources: true,
  contact: { unit: 'กลุ่มนโยบายและแผน', phone: '02-000-0000', email: '' },
});

async function create({ asking, acknowledged }: Office, token: string): Promise<Draft> {
  const slug = `fault-${letters()}`;
  const body = { workGroup: 'policy_plan', slug, content: contentOf(slug) };
  const reply = await asking.settled('POST', '/api/v1/items', { token, body, headers: keyed() });
  const { id } = must(reply, 'create').body as { id: string };
  acknowledged.push({ slug, event: 'item.created' });
  return { id, slug };
}

async function seen(asking: Asking, { id }: Draft, token: string): Promise<Seen> {
  return must(await asking.settled('GET', `/api/v1/items/${id}`, { token }), 'read').body as Seen;
}

/** Has no key of its own: where its answer was lost, the version has moved on, which is as good. */
async function answerSelfCheck(office: Office, draft: Draft, token: string): Promise<void> {
  const { version } = await seen(office.asking, draft, token);
  const headers = { 'if-match': `"${String(version)}"` };
  const question: Question = { token, body: { selfCheck: office.selfCheck }, headers };
  const reply = await office.asking.settled('PATCH', `/api/v1/items/${draft.id}/draft`, question);
  if (reply.status !== 412) must(reply, 'self-check');
}

async function attach({ asking, acknowledged }: Office, draft: Draft, token: string): Promise<void> {
  const bytes = new Uint8Array(Buffer.from(`รายการ,จำนวนเงิน\nค่าใช้สอย,120000\n${draft.slug},0\n`));
  const upload = await asking.settled('POST', '/api/v1/uploads', {
    token,
    bytes,
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from('งบประมาณ.csv').toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
  });
  const id = must(upload, 'upload').headers.get('location')?.split('/').at(-1) ?? '';
  const { version } = await seen(asking, draft, token);
  const question = { token, body: { upload: id }, headers: keyed(version) };
  must(await asking.settled('POST', `/api/v1/items/${draft.id}/files`, question), 'attach');
  acknowledged.push({ slug: draft.slug, event: 'item.file_attached' });
}

async function examined(asking: Asking, draft: Draft, token: string): Promise<void> {
  interface Files {
    readonly files: readonly { readonly examination: { readonly state: string } }[];
  }
  for (let look = 0; look < MOST_LOOKS; look++) {
    const reply = await asking.settled('GET', `/api/v1/items/${draft.id}/files`, { token });
    const [file] = (must(reply, 'files').body as Files).files;
    if (file && ['done', 'failed'].includes(file.examination.state)) return;
    await pause(LOOK_MS);
  }
  throw new BrokenOff('the file was not examined');
}

async function move(office: Office, draft: Draft, token: string, action: string, event: string) {
  const { version, working } = await seen(office.asking, draft, token);
  const password = action === 'approve' ? { password: PASSWORD } : {};
  const body = { contentHash: working?.contentHash, ...password };
  const question = { token, body, headers: keyed(version) };
  must(await office.asking.settled('POST', `/api/v1/items/${draft.id}/${action}`, question), action);
  office.acknowledged.push({ slug: draft.slug, event });
}

/** One item from its draft to the public, as the four who do that; each act is asked for until it is settled. */
export async function walkChain(office: Office): Promise<void> {
  try {
    const { asking } = office;
    const officer = await signedIn(asking, 'officer.plan');
    const draft = await create(office, officer);
    await answerSelfCheck(office, draft, officer);
    await attach(office, draft, officer);
    await examined(asking, draft, officer);
    await move(office, draft, officer, 'submit', 'item.submitted');
    await move(office, draft, await signedIn(asking, 'head.plan'), 'endorse', 'item.endorsed');
    await move(office, draft, await signedIn(asking, 'deputy1'), 'endorse', 'item.endorsed');
    await move(office, draft, await signedIn(asking, 'director'), 'approve', 'item.approved');
    await move(office, draft, await signedIn(asking, 'officer.plan'), 'publish', 'item.published');
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    office.brokenOff.push(error.message);
  }
}
