import Type, { type Static } from 'typebox';
import { LIKE_STANDINGS, type LikeStanding } from './likeContent.ts';
import { Track } from './policy/track.ts';
import { Closed, Instant, Nullable } from './primitives.ts';
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

/**
 * The publishing desk: what is approved, or immediate and left to the office, and waits; and what goes out by itself at a
 * set time.
 */
export const Desk = Closed({ ready: Type.Array(Task), scheduled: Type.Array(Task) }, { title: 'Desk' });
export type Desk = Static<typeof Desk>;

/** An item that went its way although a like content of another one waited, or was refused. */
export const LikeItem = Closed(
  {
    item: ItemCard,
    way: Track,
    /** The other item, and how it stood at that moment. */
    other: ItemCard,
    standing: Type.Enum(Object.keys(LIKE_STANDINGS) as LikeStanding[]),
    /** By the same bytes of a file, or by a nearly equal text. */
    how: Type.Enum(['bytes', 'text']),
    /** Why it may be published all the same, by someone who decides; null on the approval track. */
    reason: Nullable(Type.String()),
    at: Instant,
  },
  { title: 'LikeItem' },
);
export type LikeItem = Static<typeof LikeItem>;

/** What the overseer is told: items past their step's working days, immediate publications to sample, and like contents. */
export const Oversight = Closed(
  {
    /** The longest waiting first, and no more than a hundred. */
    stalled: Type.Array(
      Closed(
        { item: ItemCard, workingDays: Type.Integer(), dueWorkingDays: Type.Integer() },
        { title: 'StalledItem' },
      ),
    ),
    /** How many stall in all. */
    stalledCount: Type.Integer(),
    samples: Type.Array(ItemCard),
    /** The newest first. */
    likeContents: Type.Array(LikeItem),
    inProgress: Type.Array(Closed({ state: Type.String(), count: Type.Integer() }, { title: 'StateCount' })),
  },
  { title: 'Oversight' },
);
export type Oversight = Static<typeof Oversight>;
