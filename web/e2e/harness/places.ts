import { addressIn, SCRIPT_PAGES, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { Page } from 'playwright-core';
import { visit } from './settled.ts';

/** Items in the states that the places need, by what they are for. */
export interface Examples {
  readonly published: { id: string; slug: string };
  readonly withdrawn: { id: string; slug: string };
  readonly draft: { id: string };
  readonly forDirector: { id: string };
  readonly forHead: { id: string };
  readonly revised: { id: string };
  readonly personId: string;
  /** A list of an assessor that is shown, and its fiscal year. */
  readonly assessment: { id: string; fiscalYear: number };
}

export interface Place {
  readonly name: string;
  /** The route's name in the router; a dialog stands on one that has its own place. */
  readonly route: string;
  /** Who looks; nobody signed in when left out. */
  readonly as?: string;
  /** In Thai where no language is named; the console has no addresses in another. */
  readonly open: (page: Page, examples: Examples, locale?: SiteLocale) => Promise<void>;
}

const at =
  (path: string | ((examples: Examples) => string)) =>
  (page: Page, examples: Examples, locale: SiteLocale = 'th'): Promise<void> =>
    visit(page, addressIn(locale, typeof path === 'string' ? path : path(examples)));

/** Opens the page, then presses the buttons of these names, one after the other. */
const pressing =
  (path: (examples: Examples) => string, ...names: (string | RegExp)[]) =>
  async (page: Page, examples: Examples, locale: SiteLocale = 'th'): Promise<void> => {
    await visit(page, addressIn(locale, path(examples)));
    for (const name of names) await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };

/** An item of the demonstration with a document, data and a picture. */
const WITH_FILES = '/i/แผนปฏิบัติการประจำปี';

const PUBLIC: Place[] = [
  { name: 'home', route: 'home', open: at('/') },
  { name: 'list', route: 'public-items', open: at('/items') },
  { name: 'list that found nothing', route: 'public-items', open: at('/items?q=ฮฮฮฮฮฮฮ') },
  { name: 'category', route: 'category', open: at('/categories/action_plan') },
  { name: 'public item', route: 'public-item', open: at((e) => `/i/${e.published.slug}`) },
  { name: 'public item with files', route: 'public-item', open: at(WITH_FILES) },
  {
    name: 'preview of a public file',
    route: 'public-item',
    open: pressing(() => WITH_FILES, /^(ดูตัวอย่าง|Preview)/),
  },
  { name: 'tombstone', route: 'public-item', open: at((e) => `/i/${e.withdrawn.slug}`) },
  { name: 'announcement', route: 'announcement', open: at('/announcement') },
  { name: 'earlier revision', route: 'public-version', open: at(`${WITH_FILES}/versions/1`) },
  {
    name: 'difference of two revisions',
    route: 'version-difference',
    open: at(`${WITH_FILES}/versions/2/difference`),
  },
  { name: 'contact', route: 'contact', open: at('/contact') },
  { name: 'request for information', route: 'request-information', open: at('/request-information') },
  { name: 'index of the law', route: 'information-act', open: at('/information-act') },
  { name: 'official site', route: 'official', open: at('/official') },
  { name: 'privacy notice', route: 'privacy', open: at('/privacy') },
  { name: 'accessibility statement', route: 'accessibility', open: at('/accessibility') },
  { name: 'lists of assessors', route: 'assessment', open: at('/assessment') },
  {
    name: 'list of a year',
    route: 'assessment-year',
    open: at((e) => `/assessment/${String(e.assessment.fiscalYear)}`),
  },
  { name: 'site map', route: 'site-map', open: at('/site-map') },
  { name: 'developers', route: 'developers', open: at('/developers') },
  { name: 'verify', route: 'verify', open: at('/verify') },
  { name: 'code that nobody gave out', route: 'verify-code', open: at('/verify/0000-0000-0000') },
  { name: 'recent changes', route: 'changes', open: at('/changes') },
  { name: 'links that do not work', route: 'broken-links', open: at('/broken-links') },
  { name: 'updates by e-mail', route: 'subscribe', open: at('/subscribe?category=action_plan') },
  { name: 'link of a mail that was ended', route: 'subscription', open: at('/subscriptions/ended') },
  { name: 'opinions', route: 'public-opinions', open: at('/opinions') },
  {
    name: 'opinion on an item',
    route: 'public-opinions',
    open: at(`/opinions?item=${encodeURIComponent(WITH_FILES.slice(3))}&useful=no`),
  },
  { name: 'problems', route: 'problems', open: at('/problems') },
  { name: 'problem', route: 'problem', open: at('/problems/version-stale') },
  { name: 'not found', route: 'not-found', open: at('/nothing/is/here') },
  { name: 'sign-in', route: 'sign-in', open: at('/login') },
  { name: 'coming back in with the sealed envelope', route: 'recover-access', open: at('/recover-access') },
];

const CONSOLE: Place[] = [
  { name: 'change of password', route: 'change-password', as: 'officer.plan', open: at('/change-password') },
  {
    name: 'set-up of a second factor',
    route: 'set-up-second-factor',
    as: 'officer.plan',
    open: at('/set-up-second-factor'),
  },
  {
    name: 'dialog: new passkey',
    route: 'account',
    as: 'officer.plan',
    open: pressing(() => '/console/account', 'เพิ่มพาสคีย์'),
  },
  {
    name: 'dialog: codes of an app',
    route: 'account',
    as: 'officer.plan',
    open: pressing(() => '/console/account', 'ตั้งค่ารหัสจากแอป'),
  },
  { name: 'inbox of the director', route: 'inbox', as: 'director', open: at('/console') },
  { name: 'inbox of an officer', route: 'inbox', as: 'officer.plan', open: at('/console') },
  { name: 'items', route: 'items', as: 'officer.plan', open: at('/console/items') },
  { name: 'new item', route: 'item-new', as: 'officer.plan', open: at('/console/items/new') },
  {
    name: 'editor',
    route: 'item-edit',
    as: 'officer.plan',
    open: at((e) => `/console/items/${e.draft.id}/edit`),
  },
  {
    name: 'item to decide',
    route: 'item',
    as: 'director',
    open: at((e) => `/console/items/${e.forDirector.id}`),
  },
  {
    name: 'item with its difference',
    route: 'item',
    as: 'head.plan',
    open: at((e) => `/console/items/${e.revised.id}`),
  },
  {
    name: 'item withdrawn',
    route: 'item',
    as: 'officer.plan',
    open: at((e) => `/console/items/${e.withdrawn.id}`),
  },
  { name: 'desk', route: 'desk', as: 'officer.plan', open: at('/console/desk') },
  { name: 'oversight', route: 'oversight', as: 'ict.director', open: at('/console/oversight') },
  { name: 'opinions of citizens', route: 'opinions', as: 'ict.director', open: at('/console/opinions') },
  { name: 'links and files', route: 'links', as: 'ict.director', open: at('/console/links') },
  {
    name: 'assessment',
    route: 'assessment-schemes',
    as: 'ict.director',
    open: at('/console/assessment'),
  },
  {
    name: 'board of an assessment',
    route: 'assessment-board',
    as: 'ict.director',
    open: at((e) => `/console/assessment/${e.assessment.id}`),
  },
  { name: 'people', route: 'people', as: 'ict', open: at('/console/people') },
  { name: 'post holders', route: 'appointments', as: 'ict', open: at('/console/people/appointments') },
  { name: 'work groups', route: 'work-groups', as: 'ict', open: at('/console/people/work-groups') },
  { name: 'second person', route: 'power-acts', as: 'director', open: at('/console/people/waiting') },
  { name: 'person', route: 'person', as: 'ict', open: at((e) => `/console/people/${e.personId}`) },
  { name: 'committee', route: 'committee', as: 'ict', open: at('/console/committee') },
  { name: 'policy', route: 'policy', as: 'ict', open: at('/console/policy') },
  { name: 'log', route: 'log', as: 'ict', open: at('/console/log') },
  { name: 'account', route: 'account', as: 'director', open: at('/console/account') },
  { name: 'notices', route: 'notices', as: 'director', open: at('/console/notices') },
  {
    name: 'not found in the console',
    route: 'console-not-found',
    as: 'director',
    open: at('/console/nothing'),
  },
];

const DIALOGS: Place[] = [
  {
    name: 'approval',
    route: 'item',
    as: 'director',
    open: pressing((e) => `/console/items/${e.forDirector.id}`, 'อนุมัติและลงนาม'),
  },
  {
    name: 'return',
    route: 'item',
    as: 'head.plan',
    open: pressing((e) => `/console/items/${e.forHead.id}`, 'ส่งกลับแก้ไข'),
  },
  {
    name: 'withdrawal',
    route: 'item',
    as: 'director',
    open: pressing((e) => `/console/items/${e.published.id}`, 'การดำเนินการอื่น', 'ถอนการเผยแพร่'),
  },
  {
    name: 'preview',
    route: 'item-edit',
    as: 'officer.plan',
    open: pressing((e) => `/console/items/${e.draft.id}/edit`, 'ดูตัวอย่าง'),
  },
  {
    name: 'decision on an opinion',
    route: 'opinions',
    as: 'ict.director',
    open: pressing(() => '/console/opinions', /^(อ่านและตัดสิน|Read and decide)/),
  },
  {
    name: 'addresses of a number',
    route: 'assessment-board',
    as: 'ict.director',
    open: pressing((e) => `/console/assessment/${e.assessment.id}`, 'ระบุที่อยู่: ข้อ O3'),
  },
  {
    name: 'elements of a number',
    route: 'assessment-board',
    as: 'ict.director',
    open: pressing((e) => `/console/assessment/${e.assessment.id}`, 'ตรวจองค์ประกอบ: ข้อ O3'),
  },
  {
    name: 'list of an assessor from a file',
    route: 'assessment-schemes',
    as: 'ict.director',
    open: pressing(() => '/console/assessment', 'นำเข้ารายการ'),
  },
  {
    name: 'new account',
    route: 'people',
    as: 'ict',
    open: pressing(() => '/console/people', 'เพิ่มบัญชีผู้ใช้'),
  },
  {
    name: 'new appointment',
    route: 'person',
    as: 'ict',
    open: pressing((e) => `/console/people/${e.personId}`, 'บันทึกคำสั่งใหม่'),
  },
];

const drawnByScripts: readonly string[] = SCRIPT_PAGES;
/** The places whose pages the server draws, for browsers to take up. */
export const DRAWN_PLACES: readonly Place[] = PUBLIC.filter(({ route }) => !drawnByScripts.includes(route));

export const PLACES: readonly Place[] = [...PUBLIC, ...CONSOLE, ...DIALOGS];
