import type { Actor } from '../../../office/actor.ts';
import { mayOpen } from '../../../office/areaPolicy.ts';
import { seesPowerActs } from '../../../office/power/powerActPolicy.ts';
import { lastPostOf } from '../../../office/power/powerRules.ts';
import { ProblemException } from '../../../http/problem.ts';
import { mayKeepCommittee } from '../../committee/committeePolicy.ts';

/** What decides who may read the file of an order, beside the reader's own posts and seats. */
export interface OrderFileFacts {
  readonly keptBy: string;
  /** Whether an appointment, a seat or an act about this reader names the file. */
  readonly concerned: boolean;
}

/** Whoever asks for appointments or seats: whoever administers, and the committee's secretary. */
export const mayKeepOrderFile = (actor: Actor): boolean => mayKeepCommittee(actor);

/** @throws {ProblemException} 403 */
export function requireOrderKeeper(actor: Actor): void {
  if (!mayKeepOrderFile(actor)) throw new ProblemException('not-permitted');
}

/**
 * Pure. An order's file is an internal record: for the person concerned, whoever asks, confirms or takes the last step, the
 * committee, and whoever reads the log, in which the act stands. Nobody else, and never the public.
 */
export function maySeeOrderFile(actor: Actor, { keptBy, concerned }: OrderFileFacts): boolean {
  const last = lastPostOf(actor.policy);
  return (
    concerned ||
    keptBy === actor.userId ||
    mayKeepOrderFile(actor) ||
    seesPowerActs(actor) ||
    actor.held.some(({ post }) => post === last) ||
    mayOpen(actor, 'log')
  );
}
