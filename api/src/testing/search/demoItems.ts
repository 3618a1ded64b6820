import { readDemoItems } from '../../demo/items.ts';
import { demoDayOf } from '../../demo/demoDay.ts';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import { START_OF_TEST } from '../buildTestApp.ts';
import type { SeededItem } from './seedPublished.ts';

/** What of the demonstration is public on the day of the tests. */
export const publicDemoItems = (): SeededItem[] =>
  readDemoItems(demoDayOf(new Date(START_OF_TEST))).flatMap((item) => {
    if (item.target.state !== 'published') return [];
    const { title, summary, body, fiscalYear } = item.content;
    const { slug, category, workGroup } = item;
    const publishedAt = bangkokInstant(item.written, '16:00');
    return [{ slug, category, workGroup, fiscalYear, publishedAt, title, summary, body }];
  });
