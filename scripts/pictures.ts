import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { report } from '../api/src/process/lifecycle.ts';
import { DEMO_PASSWORD } from '../api/src/demo/people.ts';
import { ensureChromium } from './lib/chromium.ts';
import { ROOT } from './lib/root.ts';

/** The pictures of the README, from a product that runs with the demonstration: node scripts/pictures.ts [address] */
const ADDRESS = process.argv[2] ?? 'http://localhost:3000';
const FOLDER = path.join(ROOT, 'docs/pictures');
const LARGEST = 150_000;
const SCREENS = { desk: { width: 1120, height: 720 }, phone: { width: 360, height: 740 } };

interface Picture {
  name: string;
  screen: keyof typeof SCREENS;
  as?: string;
  /** Goes to what is shown. */
  open: (page: Page) => Promise<unknown>;
}

const to = (address: string) => (page: Page) => page.goto(address);
/** The first of a list whose link is so called, whichever the demonstration has. */
const first = (address: string, link: RegExp) => async (page: Page) => {
  await page.goto(address);
  await page.locator('main li').getByRole('link', { name: link }).first().click();
  await page.waitForURL((url) => url.pathname !== new URL(address, ADDRESS).pathname);
};

async function editor(page: Page): Promise<void> {
  await page.goto('/console/items?state=draft');
  await page.getByRole('article').getByRole('link').first().click();
  await page.getByRole('link', { name: 'แก้ไขร่าง' }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByRole('textbox', { name: 'เนื้อหา' }).waitFor();
}

const PICTURES: Picture[] = [
  { name: 'home', screen: 'desk', open: to('/') },
  { name: 'home-phone', screen: 'phone', open: to('/') },
  { name: 'item', screen: 'desk', open: first('/items?track=approval', /แผนปฏิบัติการประจำปี/) },
  { name: 'inbox-phone', screen: 'phone', as: 'director', open: to('/console') },
  { name: 'decide-phone', screen: 'phone', as: 'director', open: first('/console', /./) },
  { name: 'editor', screen: 'desk', as: 'officer.plan', open: editor },
  { name: 'announcement', screen: 'desk', open: to('/announcement') },
  { name: 'log', screen: 'desk', as: 'ict.director', open: to('/console/log') },
];

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('ชื่อผู้ใช้').fill(username);
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL(/\/console/);
}

async function take(browser: Browser, { name, screen, as, open }: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: ADDRESS,
    viewport: SCREENS[screen],
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (as !== undefined) await signIn(page, as);
  await open(page);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = await stat(file);
  console.log(`${name}: ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) process.exitCode = 1;
}

try {
  await mkdir(FOLDER, { recursive: true });
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const picture of PICTURES) await take(browser, picture);
  await browser.close();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
