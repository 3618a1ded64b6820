import { policyInForce } from '../../../../api/src/office/policyStore.ts';
import { bangkokDate } from '../../../../shared/src/thaiCalendar.ts';
import { median } from '../reckoning.ts';
import { figure, type Figure } from '../report/figure.ts';
import { endTeam, teamOf, walkChain, type Team } from './chain.ts';
import type { Run } from './run.ts';

/** As many write at once, each in a work group of their own. */
const WRITERS = 8;
const MS = 1000;

export async function teamsOf({ place, product }: Run, count: number): Promise<Team[]> {
  const { document } = await policyInForce(place.deps.db.orm, bangkokDate(place.deps.clock.now()));
  const teams: Team[] = [];
  for (const { code } of document.workGroups.slice(0, count))
    teams.push(await teamOf(product.origin, code, document.selfCheck));
  return teams;
}

export async function measureWrites(run: Run): Promise<Figure[]> {
  const teams = await teamsOf(run, WRITERS);
  // Each once before, so that nothing is measured that only a first act costs.
  for (const team of teams) await walkChain(team);
  const began = performance.now();
  const until = began + run.options.seconds * run.options.rounds * MS;
  const took: number[] = [];
  const write = async (team: Team) => {
    while (performance.now() < until) {
      const start = performance.now();
      await walkChain(team);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(teams.map(write));
  const perSecond = (took.length * MS) / (performance.now() - began);
  teams.forEach(endTeam);
  const beside = `${String(took.length)} items, the middle one in ${median(took).toFixed(0)} ms`;
  return [figure(`items/s through the chain, ${String(WRITERS)} writers`, perSecond, { atLeast: 5, beside })];
}
