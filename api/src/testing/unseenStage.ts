import type { Item } from '@phoeiphrae/shared/item';
import { buildApp } from '../app.ts';
import { builtSite } from './builtSite.ts';
import { client, type Reply } from './client.ts';
import { ITEM_STATE_NAMES, type ItemState } from './matrix/itemStates.ts';
import { setStage, type Stage } from './matrix/matrix.ts';

export const LIVE: readonly ItemState[] = ITEM_STATE_NAMES.filter(
  (name) =>
    /^(published|immediatePublished|immediateWith|superseding)/.test(name) && name !== 'immediateWithdrawn',
);
export const GONE: readonly ItemState[] = ['withdrawn', 'expired', 'immediateWithdrawn', 'takenDownRevised'];
export const UNBORN = ITEM_STATE_NAMES.filter((name) => !LIVE.includes(name) && !GONE.includes(name));

/** What a draft beside the live revision says, and nothing public may. */
export const SECRET = 'ถ้อยคำลับของฉบับร่าง';
const DRAFTS: readonly ItemState[] = ['publishedWithDraft', 'immediateWithDraft'];

/** An address that has never been, as long as another one. */
export const unknown = (like: string): string => `item-y${'z'.repeat(Math.max(1, like.length - 6))}`;

/** An answer without what differs between any two requests: the request's id, the address asked for, the limiter's count. */
export function bare(reply: Reply<unknown>, slug: string): string {
  const id = String(reply.headers['x-request-id']);
  const ignored = ['x-request-id', 'date', 'keep-alive', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  const headers = Object.entries(reply.headers).filter(([name]) => !ignored.includes(name));
  return [String(reply.status), ...headers.map(String), reply.text.replaceAll(id, '<id>')]
    .join('\n')
    .replaceAll(encodeURIComponent(slug), '<slug>')
    .replaceAll(slug, '<slug>');
}

/** An office with an item in every state, two of them with a draft beside what is live, and its site. */
export interface UnseenStage extends Stage {
  /** The item as its officer sees it. */
  readonly read: (name: ItemState) => Promise<Item>;
  readonly slugOf: (name: ItemState) => string;
  readonly anyone: () => ReturnType<typeof client>;
  /** The public answer for an item. */
  readonly at: (slug: string, headers?: Record<string, string>) => Promise<Reply<unknown>>;
  /** What a reader's browser gets at the address of an item, with a mark in place of its name. */
  readonly pageOf: (slug: string, base?: string, below?: string) => Promise<{ status: number; html: string }>;
  readonly close: () => Promise<void>;
}

export async function setUnseenStage(): Promise<UnseenStage> {
  const stage = await setStage(ITEM_STATE_NAMES);
  const site = await buildApp({ ...stage.test.deps, ...(await builtSite()) });
  const anyone = () => client(stage.test);
  const read = async (name: ItemState) =>
    (await stage.who.officer.get<Item>(`/items/${stage.items.get(name)?.id ?? ''}`)).body;
  for (const name of DRAFTS) await writeSecret(stage, await read(name));
  return {
    ...stage,
    read,
    slugOf: (name) => stage.items.get(name)?.slug ?? '',
    anyone,
    at: (slug, headers = {}) => anyone().get(`/public/items/${encodeURIComponent(slug)}`, { headers }),
    pageOf: async (slug, base = '', below = '') => {
      const { statusCode, body } = await site.inject({
        url: `${base}/i/${encodeURIComponent(slug)}${below}`,
      });
      // How long ago the data were fetched differs by milliseconds.
      const html = body.replaceAll(slug, '<slug>').replace(/,\d+,(?=\{)/g, ',0,');
      return { status: statusCode, html };
    },
    close: async () => {
      await site.close();
      await stage.test.close();
    },
  };
}

async function writeSecret({ who }: Stage, item: Item): Promise<void> {
  const content = {
    title: SECRET,
    summary: `${SECRET} โดยสรุป`,
    body: `<p>${SECRET}</p>`,
    fiscalYear: 2099,
    category: 'structure',
  };
  const reply = await who.officer.patch(`/items/${item.id}/draft`, { content }, { ifMatch: item.version });
  if (reply.status !== 200) throw new Error(reply.text);
}
