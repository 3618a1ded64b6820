import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { visit } from './harness/settled.ts';

const chromium = useChromium();

it('tells a citizen what a code stands for, however it is typed, and knows no file that was not published', async () => {
  const citizen = await chromium.page({ screen: 'phone' });
  const list = await citizen.request.get('/api/v1/public/items?track=approval&limit=1');
  const [item] = ((await list.json()) as { items: { slug: string; title: string }[] }).items;
  const address = `/api/v1/public/items/${encodeURIComponent(item!.slug)}/certificate`;
  const certificate = (await (await citizen.request.get(address)).json()) as {
    publication: { verifyCode: string };
  };
  const code = certificate.publication.verifyCode;

  await visit(citizen, '/');
  await citizen.getByRole('link', { name: 'ตรวจสอบเอกสาร' }).click();
  const field = citizen.getByRole('textbox', { name: /รหัสตรวจสอบ/ });
  await field.fill('12');
  await citizen.getByRole('button', { name: 'ตรวจสอบ' }).click();
  await citizen.getByText('รหัสต้องมี 12 ตัว').waitFor();
  await field.fill(` ${code.slice(0, 6).toLowerCase()} ${code.slice(6)}`);
  await citizen.getByRole('button', { name: 'ตรวจสอบ' }).click();
  await citizen.getByRole('heading', { name: 'ถูกต้อง และเป็นฉบับปัจจุบัน' }).waitFor();
  await citizen.getByRole('link', { name: item!.title }).waitFor();
  await citizen.getByText('หน่วยงานประทับตราอิเล็กทรอนิกส์รับรอง').waitFor();
  expect(citizen.url()).toContain(`/verify/${code.slice(0, 4)}-`);

  const sent: string[] = [];
  citizen.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const file = path.join(tmpdir(), `unpublished-${code}.pdf`);
  await writeFile(file, `not published ${code}`);
  await citizen.getByLabel('เลือกไฟล์').first().setInputFiles(file);
  await citizen.getByRole('heading', { name: 'ไม่พบในระบบ' }).waitFor();
  expect(sent.filter((request) => !request.startsWith('GET '))).toEqual([]);
  expect(sent.filter((request) => request.includes('/verify/files/'))).toHaveLength(1);

  await visit(citizen, '/verify/0000-0000-0000');
  await citizen.getByText('หน่วยงานไม่เคยออกรหัสนี้').waitFor();
});
