import Type, { type Static } from 'typebox';
import { Closed } from './primitives.ts';
import { Action } from './workflow.ts';
import { ItemCard } from './item.ts';

/** An item with the moves that this person can make on it. */
export const Task = Closed({ item: ItemCard, actions: Type.Array(Action) }, { title: 'Task' });
export type Task = Static<typeof Task>;

/** What waits for one person, longest waiting first. */
export const Inbox = Closed(
  {
    decisions: Type.Array(Task),
    /** With a paper that was signed with ink, for this person to compare. */
    papers: Type.Array(Task),
    drafts: Type.Array(Task),
    publishing: Type.Array(Task),
  },
  { title: 'Inbox' },
);
export type Inbox = Static<typeof Inbox>;

/** The publishing desk: what is approved and waits, and what goes out by itself at a set time. */
export const Desk = Closed({ ready: Type.Array(Task), scheduled: Type.Array(Task) }, { title: 'Desk' });
export type Desk = Static<typeof Desk>;

/** What the overseer is told: items past their step's working days, and immediate publications to sample. */
export const Oversight = Closed(
  {
    stalled: Type.Array(
      Closed(
        { item: ItemCard, workingDays: Type.Integer(), dueWorkingDays: Type.Integer() },
        { title: 'StalledItem' },
      ),
    ),
    samples: Type.Array(ItemCard),
    inProgress: Type.Array(Closed({ state: Type.String(), count: Type.Integer() }, { title: 'StateCount' })),
  },
  { title: 'Oversight' },
);
export type Oversight = Static<typeof Oversight>;
