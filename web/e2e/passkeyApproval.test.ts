import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { addAuthenticator } from './harness/authenticator.ts';
import { useChromium } from './harness/browser.ts';
import { makeMove } from './harness/desk.ts';
import { hashOf, inReview, ok, on, signedIn, type Item } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { DEMO_PASSWORD, signIn } from './harness/signIn.ts';
import { verifier } from './harness/verifier.ts';

const chromium = useChromium();
const LABEL = 'โทรศัพท์ของผู้อำนวยการ';
/** Seconds that the loop of due work may take on a slow machine. */
const MOST_TRIES = 60;
const TITLE = 'เรื่องที่ผู้อำนวยการลงนามด้วยพาสคีย์';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-certificate-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Certificate {
  /** Null until the next signed head of the log. */
  checkpoint: string | null;
  approval: { statement: string; signature: { class: string; signature: string; authenticatorData: string } };
}

async function kept(name: string, content: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function addPasskey(page: Page): Promise<void> {
  await visit(page, '/console/account');
  await page.getByRole('button', { name: 'เพิ่มพาสคีย์' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('ชื่อพาสคีย์').fill(LABEL);
  await dialog.getByLabel('รหัสผ่านปัจจุบัน').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'สร้างพาสคีย์' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(LABEL).first().waitFor();
}

async function revokePasskey(page: Page): Promise<void> {
  await visit(page, '/console/account');
  await page.getByRole('button', { name: new RegExp(`เพิกถอน.*${LABEL}`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('รหัสผ่านปัจจุบัน').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'เพิกถอน', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function readPublic(address: string): Promise<unknown> {
  const answer = await fetch(`${inject('address')}/api/v1/public/${address}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

/** The certificate, once a signed head of the log covers it. */
async function certificateOf({ slug }: Item): Promise<Certificate> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const certificate = (await readPublic(`items/${encodeURIComponent(slug)}/certificate`)) as Certificate;
    if (certificate.checkpoint !== null) return certificate;
    await pause(1000);
  }
  throw new Error('no checkpoint covers the publication');
}

it('lets the director sign with a passkey, and anyone check that signature without the product', async () => {
  const officer = await signedIn('officer.plan');
  let item = await inReview(officer, TITLE, ['head.plan', 'deputy1']);
  const page = await chromium.page({ screen: 'phone' });
  const device = await addAuthenticator(page);
  await signIn(page, 'director');
  await addPasskey(page);
  try {
    await visit(page, `/console/items/${item.id}`);
    await page
      .getByRole('region', { name: 'การดำเนินการ' })
      .getByRole('button', { name: 'อนุมัติและลงนาม', exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('radio', { name: 'พาสคีย์ของท่าน' }).isChecked()).toBe(true);
    await device.recognise(false);
    await dialog.getByRole('button', { name: 'อนุมัติและลงนาม', exact: true }).click();
    await dialog.getByText('ยังไม่ได้ใช้พาสคีย์').waitFor();
    await device.recognise(true);
    await dialog.getByRole('button', { name: 'อนุมัติและลงนาม', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });

    item = await ok(officer.getItem({ params: { path: { id: item.id } } }));
    item = await ok(officer.publishItem({ params: on(item), body: hashOf(item) }));
    const certificate = await certificateOf(item);
    expect(certificate.approval.signature.class).toBe('passkey');
    const keys = await kept('keys.json', await readPublic('keys'));
    const good = await verifier('certificate', await kept('good.json', certificate), '--keys', keys);
    expect(good.said).toMatch(/passkey|พาสคีย์/);
    expect(good.accepted, good.said).toBe(true);
  } finally {
    await revokePasskey(page);
  }
  // A key given up later takes nothing from what it signed.
  const certificate = await certificateOf(item);
  expect((await verifier('certificate', await kept('later.json', certificate))).accepted).toBe(true);

  const otherWords = structuredClone(certificate);
  otherWords.approval.statement = otherWords.approval.statement.replace('"round":1', '"round":2');
  const words = await verifier('certificate', await kept('words.json', otherWords));
  expect(words.accepted).toBe(false);
  expect(words.said).toMatch(/statement|คำรับรอง/);

  const otherSignature = structuredClone(certificate);
  const { signature } = otherSignature.approval;
  signature.authenticatorData = `${signature.authenticatorData.startsWith('A') ? 'B' : 'A'}${signature.authenticatorData.slice(1)}`;
  const signed = await verifier('certificate', await kept('signature.json', otherSignature));
  expect(signed.accepted).toBe(false);
  expect(signed.said).toMatch(/signature|ลายมือชื่อ/);
});

it('signs with the password where there is no passkey, and says so in the certificate', async () => {
  const officer = await signedIn('officer.plan');
  let item = await inReview(officer, 'เรื่องที่ยืนยันด้วยรหัสผ่าน', ['head.plan', 'deputy1']);
  const page = await chromium.page();
  await signIn(page, 'director');
  await visit(page, `/console/items/${item.id}`);
  await makeMove(page, 'อนุมัติและลงนาม', { password: DEMO_PASSWORD });
  item = await ok(officer.getItem({ params: { path: { id: item.id } } }));
  item = await ok(officer.publishItem({ params: on(item), body: hashOf(item) }));
  const certificate = await certificateOf(item);
  expect(certificate.approval.signature.class).toBe('password');
  const verdict = await verifier('certificate', await kept('password.json', certificate));
  expect(verdict.accepted, verdict.said).toBe(true);
});
