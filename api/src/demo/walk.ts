import { randomUUID } from 'node:crypto';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { MOVES } from '@phoeiphrae/shared/workflow';
import type { buildApp } from '../app.ts';
import { demoFilesOf, type DemoFile } from './demoFiles.ts';
import type { DemoContent } from './demoItem.ts';
import type { DemoPerson } from './loadPeople.ts';
import { DEMO_PASSWORD } from './people.ts';
import type { DemoStep } from './timeline.ts';

type App = Awaited<ReturnType<typeof buildApp>>;
type PersonStep = Exclude<DemoStep, { kind: 'due' }>;
type Call = readonly [method: 'POST' | 'PATCH', path: string, body: unknown];

/** The whole of a small file in the request that begins its upload (tus, creation-with-upload). */
const uploadHeaders = ({ name, bytes }: DemoFile) => ({
  'tus-resumable': '1.0.0',
  'upload-length': String(bytes.length),
  'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  'content-type': 'application/offset+octet-stream',
});

/**
 * Makes the calls that the demonstration's people would have made from their browsers. Everything is checked,
 * decided, hashed and logged by the same code that serves them.
 */
export class DemoWalker {
  readonly #app: App;
  readonly #policy: Policy;
  readonly #people: ReadonlyMap<string, DemoPerson>;
  readonly #examine: () => Promise<unknown>;
  /** Each item as its last answer gave it, by address. */
  readonly #items = new Map<string, Item>();

  /** @param examine has every file examined that waits for it */
  constructor(
    app: App,
    policy: Policy,
    people: ReadonlyMap<string, DemoPerson>,
    examine: () => Promise<unknown>,
  ) {
    this.#app = app;
    this.#policy = policy;
    this.#people = people;
    this.#examine = examine;
  }

  /** @throws {Error} with the problem that the API answered; the demonstration's data are wrong then. */
  async take(step: PersonStep): Promise<void> {
    const { slug } = step.item;
    const [method, url, payload] = this.#callOf(step, this.#items.get(slug));
    await this.#write(step, method, url, payload);
    const wrote = step.kind === 'create' || step.kind === 'edit';
    if (wrote && step.content === step.item.content) await this.#attach(step);
  }

  async #call(step: PersonStep, method: 'POST' | 'PATCH', url: string, payload: unknown, headers: object) {
    const person = this.#people.get(step.by);
    const token = this.#app.accessToken({
      userId: person?.userId ?? '',
      sessionId: person?.sessionId ?? '',
    });
    const response = await this.#app.inject({
      method,
      url: `/api/v1${url}`,
      payload: payload as object,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...headers },
    });
    if (response.statusCode >= 300) {
      throw new Error(`${step.by} ${method} ${url} (${step.item.slug}): ${response.body}`);
    }
    return response;
  }

  /** A write of the item in the version that it has now; the answer is the item. */
  async #write(step: PersonStep, method: 'POST' | 'PATCH', url: string, payload: unknown): Promise<Item> {
    const known = this.#items.get(step.item.slug);
    const headers = known ? { 'if-match': `"${String(known.version)}"` } : {};
    const item = (await this.#call(step, method, url, payload, headers)).json<Item>();
    this.#items.set(step.item.slug, item);
    return item;
  }

  /** Uploads, attaches and describes the files of an item, and has them examined. */
  async #attach(step: PersonStep): Promise<void> {
    const files = demoFilesOf(step.item);
    if (files.length === 0) return;
    let item = this.#items.get(step.item.slug);
    for (const file of files) {
      const { headers } = await this.#call(step, 'POST', '/uploads', file.bytes, uploadHeaders(file));
      const upload = String(headers['location']).split('/').at(-1);
      const { caption, alternativeText } = file;
      item = await this.#write(step, 'POST', `/items/${item?.id ?? ''}/files`, {
        upload,
        caption,
        alternativeText,
      });
    }
    const origin = { licence: 'own_work', holder: '', source: '' };
    const content = { files: item?.working?.content.files.map((file) => ({ ...file, origin })) };
    await this.#write(step, 'PATCH', `/items/${item?.id ?? ''}/draft`, { content });
    await this.#examine();
  }

  #callOf(step: PersonStep, known: Item | undefined): Call {
    const id = known?.id ?? '';
    switch (step.kind) {
      case 'create': {
        const { slug, workGroup } = step.item;
        return [
          'POST',
          '/items',
          { slug, workGroup, content: this.#contentOf(step.item.category, step.content) },
        ];
      }
      case 'edit':
        return [
          'PATCH',
          `/items/${id}/draft`,
          { content: this.#contentOf(step.item.category, step.content) },
        ];
      case 'answer':
        return ['PATCH', `/items/${id}/draft`, { selfCheck: this.#answersFor(step.item.category) }];
      case 'move':
        return ['POST', `/items/${id}/${step.action.replaceAll('_', '-')}`, moveBody(step, known)];
    }
  }

  #contentOf(category: string, content: DemoContent) {
    return { ...content, category, files: [] };
  }

  /** Every question of the track, as it should be answered. */
  #answersFor(category: string) {
    const track = this.#policy.categories.find((entry) => entry.code === category)?.track ?? 'approval';
    return this.#policy.selfCheck
      .filter((question) => question.tracks.includes(track))
      .map((question) => ({ code: question.code, answer: question.expected, note: '' }));
  }
}

function moveBody({ action, body }: Extract<PersonStep, { kind: 'move' }>, known: Item | undefined) {
  const revision = MOVES[action].target === 'working' ? known?.working : known?.published;
  return {
    ...body,
    ...(MOVES[action].bindsHash ? { contentHash: revision?.contentHash } : {}),
    ...(MOVES[action].reauthenticate ? { password: DEMO_PASSWORD } : {}),
  };
}
