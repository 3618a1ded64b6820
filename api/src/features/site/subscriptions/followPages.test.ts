import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer } from '../../../engines/mail/smtpMailer.ts';
import { loggedUrl } from '../../../http/loggable.ts';
import { sendDue } from '../../../office/mail/sendDue.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { sendForm } from '../../../testing/forms.ts';
import { startMailServer, type MailServer } from '../../../testing/mailServer.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../../testing/office.ts';

let server: MailServer;
let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  server = await startMailServer();
  test = await buildTestApp({
    site: true,
    mailer: createMailer({ url: server.url, from: 'info@office.example.go.th' }),
  });
  cast = await castOffice(test);
});
afterAll(async () => {
  await test.close();
  await server.stop();
});

const page = async (url: string) => {
  const { statusCode, body, headers } = await test.app.inject({ url });
  return { status: statusCode, html: body, headers };
};
const WORDS = {
  '': {
    form: 'รับข่าวทางอีเมล',
    error: 'โปรดใส่ที่อยู่อีเมลเดียว',
    confirm: 'ยืนยันรับข่าว',
    changes: 'ความเปลี่ยนแปลงล่าสุด',
  },
  '/en': {
    form: 'Updates by e-mail',
    error: 'Give one address alone',
    confirm: 'Confirm',
    changes: 'Recent changes',
  },
};
const IN_BOTH = Object.entries(WORDS);

describe.each(IN_BOTH)('the pages drawn by the server at “%s”', (base, words) => {
  it('offer updates on a list with its filters, and a form that needs no scripts', async () => {
    const list = await page(`${base}/items?category=${IMMEDIATE}`);
    expect(list.html).toContain(`href="${base}/subscribe?category=${IMMEDIATE}"`);
    expect(list.html).toContain(`/feed.xml?category=${IMMEDIATE}`);
    expect((await page(`${base}/categories/${IMMEDIATE}`)).html).toContain(
      `/subscribe?category=${IMMEDIATE}`,
    );
    const { status, html } = await page(`${base}/subscribe?category=${IMMEDIATE}&q=%22%3E%3Cb%3E`);
    expect(status).toBe(200);
    for (const part of [
      `<form method="post" action="${base}/subscribe"`,
      `name="category" value="${IMMEDIATE}"`,
      'name="q" value="&quot;&gt;&lt;b&gt;"',
      'type="email" name="email"',
      'href="' + base + '/privacy"',
    ])
      expect(html.replace(/ (id|class|required|aria-[a-z]+)(="[^"]*")?/g, ''), part).toContain(part);
  });

  it('say what is wrong with an address, in words, and keep the filters', async () => {
    const { status, text } = await sendForm(test.app, `${base}/subscribe`, {
      email: 'a@example.go.th,b@example.go.th',
      category: IMMEDIATE,
    });
    expect(status).toBe(400);
    expect(text).toContain(words.error);
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain(`name="category" value="${IMMEDIATE}"`);
  });

  it('show what an address follows, with a button for each act, kept by nobody', async () => {
    await sendForm(test.app, `${base}/subscribe`, { email: `reader${base.length}@example.go.th` });
    await sendDue(test.deps);
    const link = /http:\/\/localhost:3000(\/\S*subscriptions\/\S{43})/.exec(
      server.received.pop()?.parsed.text ?? '',
    );
    const { status, html, headers } = await page(link?.[1] ?? '');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(html).toContain('r•••@example.go.th');
    expect(html).toContain(words.confirm);
    expect(html).toContain('noindex');
    expect((await page(`${base}/subscriptions/${'x'.repeat(43)}`)).status).toBe(404);
    expect((await page(`${base}/subscriptions/${'x'.repeat(300)}`)).status).toBe(404);
    expect(loggedUrl(link?.[1] ?? '')).toBe(`${base}/subscriptions/***`);
  });

  it('tell what changed, newest first and day by day, with titles of what is public alone', async () => {
    const publish = async (title: string) => {
      const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title });
      await mustAct(cast.officer, id, 'publish');
      return { id, slug };
    };
    const gone = await publish(`ข่าวที่ระงับแล้ว ${base.length}`);
    await publish(`ข่าวแรก ${base.length}`);
    test.clock.advance(86_400_000);
    await publish(`ข่าวที่สอง ${base.length}`);
    await mustAct(cast.ict, gone.id, 'take_down');
    const { status, html } = await page(`${base}/changes`);
    expect(status).toBe(200);
    expect(html).toContain(words.changes);
    expect(html.indexOf(`ข่าวที่สอง ${base.length}`)).toBeGreaterThan(0);
    expect(html.indexOf(`ข่าวที่สอง ${base.length}`)).toBeLessThan(html.indexOf(`ข่าวแรก ${base.length}`));
    expect(html).not.toContain('ข่าวที่ระงับแล้ว');
    expect(html).toContain(`${base}/i/${encodeURIComponent(gone.slug)}`);
    expect((await page(`${base}/changes?before=1`)).status).toBe(200);
    expect((await page(`${base}/changes?before=x`)).status).toBe(200);
    expect((await page(`${base}/site-map`)).html).toContain(`href="${base}/changes"`);
    expect((await page('/sitemap-pages.xml')).html).toContain('/changes');
  });
});

describe('addresses in the request log', () => {
  it.each([
    '/subscriptions/SECRET',
    '/en/subscriptions/SECRET?said=confirmed',
    '/%73ubscriptions/SECRET',
    '/Subscriptions/SECRET/',
    '/api/v1/public/subscriptions/SECRET',
  ])('hold no secret of a mail: %s', (url) => {
    expect(loggedUrl(url)).toBe(url.replace('SECRET', '***'));
  });
});
