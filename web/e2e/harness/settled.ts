import type { Page } from 'playwright-core';

/** Until the page has its heading and nothing on it says that it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !/กำลังโหลด|กำลังเปิดเครื่องมือ/.test(document.body.innerText));
}

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}
