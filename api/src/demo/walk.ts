import { randomUUID } from 'node:crypto';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy';
import { MOVES } from '@phoeiphrae/shared/workflow';
import type { buildApp } from '../app.ts';
import type { DemoContent } from './demoItem.ts';
import type { DemoPerson } from './loadPeople.ts';
import { DEMO_PASSWORD } from './people.ts';
import type { DemoStep } from './timeline.ts';

type App = Awaited<ReturnType<typeof buildApp>>;
type PersonStep = Exclude<DemoStep, { kind: 'due' }>;
type Call = readonly [method: 'POST' | 'PATCH', path: string, body: unknown];

/**
 * Makes the calls that the demonstration's people would have made from their browsers. Everything is checked,
 * decided, hashed and logged by the same code that serves them.
 */
export class DemoWalker {
  readonly #app: App;
  readonly #policy: Policy;
  readonly #people: ReadonlyMap<string, DemoPerson>;
  /** Each item as its last answer gave it, by address. */
  readonly #items = new Map<string, Item>();

  constructor(app: App, policy: Policy, people: ReadonlyMap<string, DemoPerson>) {
    this.#app = app;
    this.#policy = policy;
    this.#people = people;
  }

  /** @throws {Error} with the problem that the API answered; the demonstration's data are wrong then. */
  async take(step: PersonStep): Promise<void> {
    const person = this.#people.get(step.by);
    const known = this.#items.get(step.item.slug);
    const [method, url, payload] = this.#callOf(step, known);
    const token = this.#app.jwt.sign({ sub: person?.userId ?? '', sid: person?.sessionId ?? '' });
    const response = await this.#app.inject({
      method,
      url: `/api/v1${url}`,
      payload: payload as object,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
        ...(known ? { 'if-match': `"${String(known.version)}"` } : {}),
      },
    });
    if (response.statusCode >= 300) {
      throw new Error(`${step.by} ${method} ${url} (${step.item.slug}): ${response.body}`);
    }
    this.#items.set(step.item.slug, response.json<Item>());
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
