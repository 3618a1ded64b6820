import type { RecentChange } from '@phoeiphrae/shared/publicChange';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';

/** As many changes as are shown without opening a month, where there are so many. */
const AT_ONCE = 10;

export interface ChangeMonth {
  /** `2026-11` */
  readonly month: string;
  readonly changes: readonly RecentChange[];
  /** Whether it is open from the beginning: the newest months, until enough is shown. */
  readonly open: boolean;
}

/** Changes by the month of Bangkok in which they were made, in the order given. */
export function changeMonths(changes: readonly RecentChange[]): ChangeMonth[] {
  const months = Map.groupBy(changes, ({ at }) => bangkokDate(new Date(at)).slice(0, 7));
  let shown = 0;
  return [...months].map(([month, ofMonth]) => {
    const open = shown < AT_ONCE;
    shown += ofMonth.length;
    return { month, changes: ofMonth, open };
  });
}
