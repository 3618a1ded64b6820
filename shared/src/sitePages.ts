/**
 * The pages of the site, each once: the router of the single-page application and the API, which answers each address
 * with its status and head, both follow from this table. A part that begins with a colon stands for anything without a
 * slash.
 */
export const SITE_PAGES = {
  home: { path: '/', title: '', indexed: true },
  'public-items': { path: '/items', title: 'ข้อมูลทั้งหมด', indexed: true },
  category: { path: '/categories/:code', title: 'ประเภทข้อมูล', indexed: true },
  'public-item': { path: '/i/:slug', title: 'เรื่อง', indexed: true },
  'public-version': { path: '/i/:slug/versions/:version', title: 'ฉบับที่เคยเผยแพร่', indexed: false },
  'version-difference': {
    path: '/i/:slug/versions/:version/difference',
    title: 'สิ่งที่เปลี่ยน',
    indexed: false,
  },
  announcement: { path: '/announcement', title: 'ประกาศมาตรการเผยแพร่ข้อมูล', indexed: true },
  developers: { path: '/developers', title: 'สำหรับนักพัฒนา', indexed: true },
  verify: { path: '/verify', title: 'ตรวจสอบเอกสาร', indexed: true },
  'verify-code': { path: '/verify/:code', title: 'ผลการตรวจสอบเอกสาร', indexed: false },
  contact: { path: '/contact', title: 'ติดต่อและร้องเรียน', indexed: true },
  'request-information': { path: '/request-information', title: 'ขอข้อมูลข่าวสาร', indexed: true },
  'information-act': { path: '/information-act', title: 'ข้อมูลที่กฎหมายให้เผยแพร่', indexed: true },
  official: { path: '/official', title: 'เว็บไซต์ทางการ ดูอย่างไร', indexed: true },
  privacy: { path: '/privacy', title: 'ประกาศความเป็นส่วนตัว', indexed: true },
  accessibility: { path: '/accessibility', title: 'การเข้าถึงสำหรับทุกคน', indexed: true },
  assessment: { path: '/assessment', title: 'ผลการเปิดเผยตามรายการประเมิน', indexed: true },
  'assessment-year': { path: '/assessment/:year', title: 'รายการประเมินของปีงบประมาณ', indexed: true },
  'site-map': { path: '/site-map', title: 'แผนผังเว็บไซต์', indexed: true },
  'broken-links': { path: '/broken-links', title: 'ลิงก์ที่ใช้ไม่ได้ขณะนี้', indexed: false },
  changes: { path: '/changes', title: 'ความเปลี่ยนแปลงล่าสุด', indexed: true },
  subscribe: { path: '/subscribe', title: 'รับข่าวทางอีเมล', indexed: false },
  subscription: { path: '/subscriptions/:token', title: 'การรับข่าวทางอีเมลของท่าน', indexed: false },
  'public-opinions': { path: '/opinions', title: 'ความคิดเห็นของประชาชน', indexed: true },
  problems: { path: '/problems', title: 'ข้อผิดพลาดและทางแก้', indexed: true },
  problem: { path: '/problems/:code', title: 'ข้อผิดพลาด', indexed: true },
  'sign-in': { path: '/login', title: 'เข้าสู่ระบบ', indexed: false },
  'recover-access': { path: '/recover-access', title: 'กู้คืนการเข้าใช้', indexed: false },
  'change-password': { path: '/change-password', title: 'ตั้งรหัสผ่านใหม่', indexed: false },
  'set-up-second-factor': {
    path: '/set-up-second-factor',
    title: 'ตั้งการยืนยันตัวตนขั้นที่สอง',
    indexed: false,
  },
} as const satisfies Record<string, { path: string; title: string; indexed: boolean }>;

export type SitePageName = keyof typeof SITE_PAGES;
/** The languages that the site has addresses in; Thai ones bear no mark. */
export const SITE_LOCALES = ['th', 'en'] as const;
export type SiteLocale = (typeof SITE_LOCALES)[number];
/** What stands before every address of a language. */
export const LOCALE_BASES = { th: '', en: '/en' } as const satisfies Record<SiteLocale, string>;

/** A page of the site in a language. @param path its path, with or without a query, as `SITE_PAGES` has it */
export const addressIn = (locale: SiteLocale, path: string): string =>
  LOCALE_BASES[locale] + (locale === 'en' && /^\/(?![^?#])/.test(path) ? path.slice(1) : path);

/** The language of an address, and the address without its mark. */
export function localeOfAddress(address: string): { locale: SiteLocale; path: string } {
  const { en } = LOCALE_BASES;
  if (address === en) return { locale: 'en', path: '/' };
  return address.startsWith(`${en}/`)
    ? { locale: 'en', path: address.slice(en.length) }
    : { locale: 'th', path: address };
}
/** The pages that scripts alone draw, in the language that their reader chose, or else their address's; the console is another. */
export const SCRIPT_PAGES = [
  'sign-in',
  'recover-access',
  'change-password',
  'set-up-second-factor',
] as const satisfies SitePageName[];
export type ScriptPage = (typeof SCRIPT_PAGES)[number];
export const SITE_PAGE_NAMES = Object.keys(SITE_PAGES) as SitePageName[];

export interface SitePageMatch {
  readonly name: SitePageName;
  /** What stands in the place of the part with a colon; empty where the page has none. */
  readonly part: string;
}

/** The page at an address without slashes at its end; undefined when there is none. Takes time in its length alone. */
export function sitePageAt(address: string): SitePageMatch | undefined {
  const given = address.split('/');
  for (const name of SITE_PAGE_NAMES) {
    const parts = SITE_PAGES[name].path.split('/');
    if (parts.length !== given.length) continue;
    if (parts.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))) {
      const open = parts.findIndex((part) => part.startsWith(':'));
      return { name, part: open < 0 ? '' : (given[open] ?? '') };
    }
  }
  return undefined;
}
