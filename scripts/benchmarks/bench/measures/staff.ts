import { sql } from 'drizzle-orm';
import { median, worst } from '../reckoning.ts';
import { figure, type Figure } from '../report/figure.ts';
import { bangkokDate } from '../../../../shared/src/thaiCalendar.ts';
import type { Run } from './run.ts';
import { StaffAsker } from './staffAsker.ts';

const TIMES = 9;
const DAY_MS = 86_400_000;

/** What each of them opens: who, and which addresses by name. */
async function screens({
  place,
}: Run): Promise<readonly (readonly [string, Readonly<Record<string, string>>])[]> {
  const { rows } = await place.owner.orm.execute<{ day: string }>(
    sql`SELECT to_char(min(at) + (max(at) - min(at)) / 2, 'YYYY-MM') AS day FROM events`,
  );
  const month = rows[0]?.day ?? '';
  const before = new Date(place.deps.clock.now().getTime() - 10 * DAY_MS).toISOString();
  const year = Number(bangkokDate(place.deps.clock.now()).slice(0, 4));
  const list = (query: string) => `/api/v1/items?${query}`;
  const said = (words: string) => list(`q=${encodeURIComponent(words)}`);
  return [
    ['director', { inbox: '/api/v1/inbox', notices: '/api/v1/notices' }],
    ['ict.director', { oversight: '/api/v1/oversight' }],
    [
      'officer.plan',
      { inbox: '/api/v1/inbox', desk: '/api/v1/desk', notices: '/api/v1/notices?unread=true' },
    ],
    [
      'ict.director',
      {
        'log of an old month': `/api/v1/log/events?from=${month}-01&to=${month}-28`,
        'log of one type': '/api/v1/log/events?type=item.approved',
      },
    ],
    [
      'director',
      {
        list: list(''),
        'list by category': list('category=procurement'),
        'list by track': list('track=approval'),
        'list by way': list('way=immediate'),
        'list by work group': list('workGroup=finance'),
        'list by fiscal year': list(`fiscalYear=${String(year - 2)}`),
        'list by state': list('state=in_review'),
        'list of what is published': list('state=published'),
        'list of what I hold': list('holder=me'),
        'list of what is held long': list(`heldBefore=${before}`),
        'search, common words': said('จัดซื้อจัดจ้าง'),
        'search, rare words': said('เครื่องกระตุกหัวใจไฟฟ้า'),
        'search, absent words': said('หิมะตกหนัก'),
      },
    ],
  ];
}

export async function measureStaff(run: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [username, paths] of await screens(run)) {
    const asker = await StaffAsker.signIn(run.product.origin, username);
    for (const [name, path] of Object.entries(paths)) {
      const took: number[] = [];
      for (let time = 0; time < TIMES; time++) took.push((await asker.get(path)).took);
      const beside = `worst ${worst(took).toFixed(0)} ms`;
      figures.push(figure(`${name} (${username})`, median(took), { atMost: 60, unit: 'ms', beside }));
    }
    asker.end();
  }
  return figures;
}
