import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { serverNow } from '@/api/serverClock';

const DAY_MS = 86_400_000;

/** Calendar days in Bangkok from a moment until now; 0 on the same day. */
export const daysSince = (since: string, now = serverNow()): number =>
  Math.max(0, Math.round((Date.parse(bangkokDate(now)) - Date.parse(bangkokDate(new Date(since)))) / DAY_MS));
