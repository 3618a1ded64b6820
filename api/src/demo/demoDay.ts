/**
 * The day on which the demonstration stands: Sunday 22 November 2026, noon in Bangkok. It is fixed, because the
 * content names months and years that would not fit another day.
 */
export const DEMO_DAY = new Date('2026-11-22T05:00:00.000Z');

const DAY = 86_400_000;

/** The moment this many days before the demonstration's day. */
export const daysBefore = (days: number): Date => new Date(DEMO_DAY.getTime() - days * DAY);
