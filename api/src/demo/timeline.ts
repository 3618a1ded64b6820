import type { Action } from '@phoeiphrae/shared/workflow';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { DemoContent, DemoItem, DemoRevision, DemoTarget } from './demoItem.ts';
import { deputyOf, headOf, officerOf } from './people.ts';
import { addDays, workday } from './span.ts';

/** One thing that somebody did to an item, and when. */
export type DemoStep = { readonly at: Date; readonly item: DemoItem } & (
  | { readonly kind: 'create' | 'edit'; readonly by: string; readonly content: DemoContent }
  | { readonly kind: 'answer'; readonly by: string }
  | {
      readonly kind: 'move';
      readonly by: string;
      readonly action: Action;
      readonly body: Record<string, string>;
    }
  | { readonly kind: 'due' }
);

export type PublishedBy = (category: string) => {
  readonly track: 'approval' | 'immediate';
  readonly byIct: boolean;
};

export interface DemoDays {
  /** The last day on which something has happened. */
  readonly demo: string;
  /** The day from which a set time counts. */
  readonly today: string;
}

/** The hour of each act: later acts of a revision come later in the day too, should they fall on the same one. */
const HOURS = {
  write: 9,
  answer: 10,
  submit: 11,
  group_head: 13,
  deputy_director: 14,
  director: 15,
  publish: 16,
} as const;
/** How many days after its writing each act on a revision comes. */
const DELAYS = {
  write: 0,
  answer: 0,
  submit: 0,
  group_head: 1,
  deputy_director: 2,
  director: 4,
  publish: 5,
} as const;
type Stage = keyof typeof HOURS;
const CHAIN = ['group_head', 'deputy_director', 'director'] as const;

/** An office hour of a day; weekends are moved back to Friday. */
function officeHour(day: string, hour: number, minute: number): Date {
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return new Date(bangkokInstant(workday(day), clock));
}

interface Life {
  readonly item: DemoItem;
  readonly written: string;
  readonly minute: number;
  readonly immediate: boolean;
  readonly publisher: string;
  readonly days: DemoDays;
}

/** So many days after the writing, and not later than the demonstration's day. */
function dayAfter({ written, days }: Life, delay: number): string {
  const day = addDays(written, delay);
  return day < days.demo ? day : days.demo;
}

const stageAt = (life: Life, stage: Stage): Date =>
  officeHour(dayAfter(life, DELAYS[stage]), HOURS[stage], life.minute);

function move(
  life: Life,
  stage: Stage,
  by: string,
  action: Action,
  body: Record<string, string> = {},
): DemoStep {
  return { kind: 'move', at: stageAt(life, stage), item: life.item, by, action, body };
}

function decider(item: DemoItem, step: (typeof CHAIN)[number]): string {
  if (step === 'group_head') return headOf(item.workGroup);
  return step === 'deputy_director' ? deputyOf(item.workGroup) : (item.approver ?? 'director');
}

/** Submission, and the endorsements before a step (all of them and the approval, when there is none). */
function walkTo(life: Life, stop?: string): DemoStep[] {
  const passed = CHAIN.slice(0, stop === undefined ? CHAIN.length : CHAIN.findIndex((step) => step === stop));
  return [
    move(life, 'submit', officerOf(life.item.workGroup), 'submit'),
    ...passed.map((step) =>
      move(life, step, decider(life.item, step), step === 'director' ? 'approve' : 'endorse'),
    ),
  ];
}

function publishedSteps(life: Life): DemoStep[] {
  if (life.immediate) return [move(life, 'publish', life.publisher, 'publish')];
  return [...walkTo(life), move(life, 'publish', life.publisher, 'publish')];
}

const reasonOf = (target: { reasonCode: string; reason: string }) => ({
  reasonCode: target.reasonCode,
  reason: target.reason,
});

/** From a written and answered draft to its target. */
function toTarget(life: Life, target: DemoTarget): DemoStep[] {
  const { item } = life;
  const officer = officerOf(item.workGroup);
  switch (target.state) {
    case 'draft':
      return [];
    case 'discarded':
      return [move(life, 'group_head', officer, 'discard')];
    case 'in_review':
      return walkTo(life, target.atStep);
    case 'approved':
      return walkTo(life);
    case 'published':
      return publishedSteps(life);
    case 'returned':
    case 'rejected': {
      const step = CHAIN.find((code) => code === target.atStep) ?? 'group_head';
      const action = target.state === 'returned' ? 'return' : 'reject';
      return [...walkTo(life, step), move(life, step, decider(item, step), action, reasonOf(target))];
    }
    case 'scheduled':
      return [
        ...(life.immediate ? [] : walkTo(life)),
        move(life, 'publish', life.publisher, 'schedule', {
          publishAt: bangkokInstant(addDays(life.days.today, target.inDays), '09:00'),
        }),
      ];
    case 'expired':
      return [
        ...publishedSteps(life),
        { kind: 'due', at: afterLastDay(item.content.validUntil ?? life.days.demo), item },
      ];
    case 'withdrawn':
    case 'taken_down':
      return [...publishedSteps(life), ending(life, target)];
  }
}

/** Five minutes past midnight after the last day on which the item is shown. */
const afterLastDay = (lastDay: string): Date => new Date(bangkokInstant(addDays(lastDay, 1), '00:05'));

/** What the chain approved, the director withdraws; the rest, the group's head; in an emergency, the ICT centre. */
function ending(
  life: Life,
  target: DemoTarget & { state: 'withdrawn' | 'taken_down'; reasonCode: string; reason: string },
): DemoStep {
  const { item } = life;
  const at = officeHour(dayAfter(life, DELAYS.publish + 12), HOURS.group_head, life.minute);
  const by = target.state === 'taken_down' ? 'ict' : life.immediate ? headOf(item.workGroup) : 'director';
  const action = target.state === 'taken_down' ? 'take_down' : 'withdraw';
  return { kind: 'move', at, item, by, action, body: reasonOf(target) };
}

/** Everything that happens to one item, in order. */
function lifeOf(item: DemoItem, index: number, published: PublishedBy, days: DemoDays): DemoStep[] {
  const { track, byIct } = published(item.category);
  const by = officerOf(item.workGroup);
  const versions: DemoRevision[] = [
    ...item.earlier.map((earlier) => ({ ...earlier, target: { state: 'published' } as const })),
    item,
    ...(item.revision ? [item.revision] : []),
  ];
  return versions.flatMap(({ written, content, target }, number): DemoStep[] => {
    const immediate = track === 'immediate';
    const life: Life = {
      item,
      written,
      minute: (index * 7) % 55,
      immediate,
      publisher: byIct && !immediate ? 'ict' : by,
      days,
    };
    const at = stageAt(life, 'write');
    const begun: DemoStep[] =
      number === 0
        ? [{ kind: 'create', at, item, by, content }]
        : [move(life, 'write', by, 'revise'), { kind: 'edit', at, item, by, content }];
    // A draft's self-check is still to be answered.
    const answered: DemoStep[] =
      target.state === 'draft' ? [] : [{ kind: 'answer', at: stageAt(life, 'answer'), item, by }];
    return [...begun, ...answered, ...toTarget(life, target)];
  });
}

/** All lives together, in the order of time. */
export function timelineOf(items: readonly DemoItem[], published: PublishedBy, days: DemoDays): DemoStep[] {
  return items
    .flatMap((item, index) => lifeOf(item, index, published, days))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
