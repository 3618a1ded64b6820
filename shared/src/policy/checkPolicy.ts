import { chainFaults } from './checks/chain.ts';
import { committeeFaults } from './checks/committee.ts';
import { dateFaults } from './checks/dates.ts';
import { demandFaults } from './checks/demands.ts';
import { duplicateFaults } from './checks/duplicates.ts';
import { powerFaults } from './checks/powers.ts';
import { quotationFaults } from './checks/quotations.ts';
import { referenceFaults } from './checks/references.ts';
import { shapeFaults } from './checks/shape.ts';
import { statuteFaults } from './checks/statutes.ts';
import { wordFaults } from './checks/words.ts';
import type { Policy } from './policy.ts';
import type { PolicyFault } from './policyFault.ts';

/** What a schema cannot say; each is asked once the shape is right. */
const CHECKS: readonly ((policy: Policy) => PolicyFault[])[] = [
  dateFaults,
  duplicateFaults,
  referenceFaults,
  quotationFaults,
  chainFaults,
  powerFaults,
  demandFaults,
  committeeFaults,
  statuteFaults,
  wordFaults,
];

/**
 * The one judge of an announcement as data, for the repository, the command that loads it and whoever writes one: shape,
 * references, and whether an office could work under it at all.
 * @returns every fault found; an empty list means that it can be loaded.
 */
export function checkPolicy(document: unknown): PolicyFault[] {
  const shape = shapeFaults(document);
  if (shape.length > 0) return shape;
  return CHECKS.flatMap((check) => check(document as Policy));
}
