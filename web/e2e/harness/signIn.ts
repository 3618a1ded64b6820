import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../api/src/demo/people.ts';

export { DEMO_PASSWORD };

/** Through the sign-in page, as anyone does. Ends in the console, or at the page that was asked for. */
export async function signIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  if (!page.url().includes('/login')) await page.goto('/login');
  await page.getByLabel('ชื่อผู้ใช้').fill(username);
  await page.getByLabel('รหัสผ่าน', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/console') || url.pathname === '/change-password');
}
