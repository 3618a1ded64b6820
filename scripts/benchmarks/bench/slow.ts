import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { Place } from './place.ts';

/** Statements that take longer, in milliseconds, are told with their plans. */
const SLOW_MS = 50;

const logOf = ({ dataDir }: Place): string => path.join(dataDir, 'postgres', 'server.log');

/** From now on the database writes down the plan of each slow statement of a new connection. @returns from where to read */
export async function watchSlow(place: Place): Promise<number> {
  for (const [name, value] of [
    ['session_preload_libraries', 'auto_explain'],
    ['auto_explain.log_min_duration', `${String(SLOW_MS)}ms`],
  ] as const)
    await place.owner.orm.execute(sql.raw(`ALTER DATABASE phoeiphrae SET ${name} = '${value}'`));
  return statSync(logOf(place)).size;
}

/** Of a statement and its plan so many signs are told. */
const LONGEST = 2_500;

/** A slow statement of the product, with how often and how long at the worst. */
interface Slow {
  times: number;
  worst: number;
  plan: string;
}

const ENTRY = /duration: ([\d.]+) ms\s+plan:\n\s*Query Text: (.*(?:\n\t.*)*)/g;

/** What was slow since then, as Markdown. */
export function slowSince(place: Place, from: number): string {
  const text = readFileSync(logOf(place)).subarray(from).toString();
  const found = new Map<string, Slow>();
  for (const [, took = '0', said = ''] of text.matchAll(ENTRY)) {
    const key = said.slice(0, 60);
    if (said.includes('pg_advisory_xact_lock')) continue; // waits for another, whose statement is told
    const slow = found.get(key) ?? { times: 0, worst: 0, plan: said };
    slow.times++;
    if (Number(took) > slow.worst) Object.assign(slow, { worst: Number(took), plan: said });
    found.set(key, slow);
  }
  const told = [...found.values()].toSorted((a, b) => b.worst - a.worst);
  const plans = told.map(
    ({ times, worst, plan }) =>
      `- ${String(times)} times, at the worst ${worst.toFixed(0)} ms\n\n  \`\`\`\n  ${plan
        .replace(/\n\tQuery Parameters.*/, '')
        .slice(0, LONGEST)
        .replaceAll('\n', '\n  ')}\n  \`\`\``,
  );
  return [
    `### Statements over ${String(SLOW_MS)} ms: ${told.length === 0 ? 'none' : ''}`,
    '',
    ...plans,
    '',
  ].join('\n');
}
