import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';
import { verifier } from './harness/verifier.ts';

const chromium = useChromium();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-selection-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives the evidence of the items that were ticked on a telephone, which the verifier accepts', async () => {
  const page = await chromium.page({ screen: 'phone' });
  await signIn(page, 'officer.plan');
  await visit(page, '/console/items');
  await page.getByRole('button', { name: 'เลือก', exact: true }).click();
  const ticks = page.getByTestId('items').getByRole('checkbox');
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBe(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ดาวน์โหลดชุดหลักฐาน (2 เรื่อง)' }).click();
  const file = path.join(folder, 'evidence.zip');
  const given = await download;
  expect(given.suggestedFilename()).toContain('หลักฐาน');
  await given.saveAs(file);
  await page.getByText('ดาวน์โหลดแล้ว วิธีตรวจอยู่ใน README.txt').waitFor();
  const verdict = await verifier('pack', file);
  expect(verdict.said).not.toContain('✗');
  if (process.env['E2E_PICTURE']) await page.screenshot({ path: process.env['E2E_PICTURE'] });
  await page.getByRole('button', { name: 'เลิกเลือก' }).click();
  expect(await ticks.count()).toBe(0);
});
