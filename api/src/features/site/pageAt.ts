import { eq } from 'drizzle-orm';
import { publicVerifications } from '@phoeiphrae/db/schema/publicLog';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Queryable } from '../../office/deps.ts';
import { publicItemAt, tombstoneAt } from './publicItems.ts';
import { codeOf } from './verification/verifyCode.ts';
import { siteOn } from './site.ts';

export interface Page {
  readonly status: 200 | 404 | 410;
  readonly title: string;
  readonly description: string;
  /** Whether search engines may keep it. */
  readonly indexed: boolean;
}

const FIXED: Record<string, string> = {
  '/': '',
  '/items': 'ข้อมูลทั้งหมด',
  '/announcement': 'ประกาศมาตรการเผยแพร่ข้อมูล',
  '/verify': 'ตรวจสอบเอกสาร',
  '/developers': 'สำหรับนักพัฒนา',
  '/problems': 'ข้อผิดพลาดและทางแก้',
  '/login': 'เข้าสู่ระบบ',
  '/change-password': 'ตั้งรหัสผ่านใหม่',
  '/set-up-second-factor': 'ตั้งการยืนยันตัวตนขั้นที่สอง',
};
/** Of the staff only: nothing for search engines. */
const PRIVATE = ['/login', '/change-password', '/set-up-second-factor'];

/** Without slashes at the end. No pattern: one would take a time that grows with the square of the slashes. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 1 && address[end - 1] === '/') end--;
  return address.slice(0, end);
}

/** Whether a code was ever given out. What it stands for is asked of the API, which bears few wrong guesses. */
async function knowsCode(db: Queryable, typed: string): Promise<boolean> {
  const code = codeOf(typed);
  if (code === undefined) return false;
  const { verifyCode } = publicVerifications;
  const [row] = await db.select({ verifyCode }).from(publicVerifications).where(eq(verifyCode, code));
  return row !== undefined;
}

/** What stands at an address of the site: its status and what its head says. */
export async function pageAt(db: Queryable, address: string, today: string): Promise<Page> {
  const { office, categories } = await siteOn(db, today);
  const suffix = office.name.th;
  const name = (title: string) => (title === '' ? suffix : `${title} · ${suffix}`);
  const about = `ข้อมูลข่าวสารที่ ${office.name.th} เผยแพร่ต่อสาธารณะตามประกาศของหน่วยงาน`;
  const clean = withoutTail(address);
  const found = (title: string, description = about, indexed = true): Page => ({
    status: 200,
    title: name(title),
    description,
    indexed,
  });
  const missing: Page = { status: 404, title: name('ไม่พบหน้านี้'), description: about, indexed: false };

  const fixed = FIXED[clean];
  if (fixed !== undefined) return found(fixed, about, !PRIVATE.includes(clean));
  if (clean === '/console' || clean.startsWith('/console/')) return found('ระบบงาน', about, false);
  const code = /^\/verify\/([^/]+)$/.exec(clean)?.[1];
  if (code !== undefined) {
    const known = await knowsCode(db, code);
    return known ? found('ผลการตรวจสอบเอกสาร', about, false) : { ...missing, title: name('ไม่พบรหัสนี้') };
  }
  const problem = /^\/problems\/([a-z-]+)$/.exec(clean)?.[1];
  if (problem !== undefined) {
    return Object.hasOwn(PROBLEMS, problem) ? found(PROBLEMS[problem as ProblemCode].title.th) : missing;
  }
  const category = /^\/categories\/([a-z0-9_]+)$/.exec(clean)?.[1];
  if (category !== undefined) {
    const entry = categories.find((c) => c.code === category);
    return entry ? found(entry.title.th, entry.description.th) : missing;
  }
  const slug = /^\/i\/([^/]+)$/.exec(clean)?.[1];
  if (slug === undefined) return missing;
  const item = await publicItemAt(db, slug);
  if (item) return found(item.title, item.summary);
  const gone = await tombstoneAt(db, slug);
  return gone ? { status: 410, title: name('เลิกเผยแพร่แล้ว'), description: about, indexed: false } : missing;
}
