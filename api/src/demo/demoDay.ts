import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { addDays } from './span.ts';

/** The day on which the demonstration stands: the last one that is over, so that nothing in it comes after the start. */
export const demoDayOf = (now: Date): string => addDays(bangkokDate(now), -1);
