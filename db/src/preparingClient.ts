import pg from 'pg';
import { isLostPlan } from './databaseFault.ts';
import { watchSilence } from './silence.ts';

/** As many different texts as a connection keeps the plan of; the product has some 400. Longer lists of values are texts of their own. */
const MOST_PLANS = 600;
/** A text that comes up so often is not one of those that a list of values made. */
const OFTEN = 2;

/** Texts that came up once are forgotten when there are so many: they come from lists of values. */
const MOST_SEEN = 2_000;

/** Which texts have a plan kept, and under what name: the same on all connections of a process. */
export class PlanNames {
  readonly #most: number;
  readonly #seen = new Map<string, number>();
  readonly #names = new Map<string, string>();

  /** @param most as many texts get a name */
  constructor(most = MOST_PLANS) {
    this.#most = most;
  }

  /** The name of a text that came up before; undefined for one that is new, or past the limit. */
  of(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= this.#most) return name;
    const times = (this.#seen.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
      this.#seen.set(text, times);
      return undefined;
    }
    this.#seen.delete(text);
    this.#names.set(text, `plan-${String(this.#names.size + 1)}`);
    return this.#names.get(text);
  }
}

const planNames = new PlanNames();

type Send = (query: unknown, ...rest: unknown[]) => unknown;

/** A statement with values; a bare text may be several statements, and a stream sends itself. */
const isPreparable = (query: unknown): query is pg.QueryConfig =>
  typeof query === 'object' && query !== null && 'text' in query && !('submit' in query);

function prepared(query: unknown): unknown {
  if (!isPreparable(query) || (query.name ?? '') !== '') return query;
  const name = planNames.of(query.text);
  return name === undefined ? query : { ...query, name };
}

/** What pg.Client has and does not promise. */
interface Inner {
  readonly connection: { on(event: 'errorMessage', heard: (error: unknown) => void): unknown };
}

/**
 * A connection that has PostgreSQL keep the plans of what is asked again and again: working out a plan took longer than
 * most of our queries do. PostgreSQL itself goes back to planning anew where one plan does not fit all values. Where a plan
 * is lost (tables were changed, a pooler gave us another session), the connection goes on without plans.
 *
 * One that breaks tells it to the statements that are under way, and to nobody else: whoever holds it hears of it with
 * the next one. One whose server has fallen silent is broken: see silence.ts.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    let preparing = true;
    const { connection } = this as unknown as Inner;
    connection.on('errorMessage', (error) => {
      if (isLostPlan(error)) preparing = false;
    });
    const send = this.query.bind(this) as Send;
    const heard = watchSilence(this, config);
    const query: Send = (asked, ...rest) => {
      heard();
      return send(preparing ? prepared(asked) : asked, ...rest);
    };
    Object.assign(this, { query });
  }
}
