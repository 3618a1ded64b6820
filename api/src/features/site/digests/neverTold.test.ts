import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailer } from '../../../engines/mail/smtpMailer.ts';
import { sendDue } from '../../../office/mail/sendDue.ts';
import { client } from '../../../testing/client.ts';
import { startMailServer, type MailServer } from '../../../testing/mailServer.ts';
import { ITEM_STATE_NAMES, type ItemState } from '../../../testing/matrix/itemStates.ts';
import { setStage, type Stage } from '../../../testing/matrix/matrix.ts';
import type { Deps } from '../../../office/deps.ts';
import { runDigest } from './runDigest.ts';

const LIVE: readonly ItemState[] = ITEM_STATE_NAMES.filter(
  (name) =>
    /^(published|immediatePublished|immediateWith|superseding)/.test(name) && name !== 'immediateWithdrawn',
);

let stage: Stage;
let server: MailServer;
let deps: Deps;
beforeAll(async () => {
  server = await startMailServer();
  stage = await setStage(ITEM_STATE_NAMES);
  const mailer = createMailer({ url: server.url, from: 'info@office.example.go.th' });
  deps = { ...stage.test.deps, mailer };
}, 180_000);
afterAll(async () => {
  await stage.test.close();
  await server.stop();
});

describe('a mail about everything, in every state of an item', () => {
  it('names what is public now and nothing else', async () => {
    const { pool } = stage.test.owner;
    const now = stage.test.clock.now().toISOString();
    // As one who has followed everything from the first leaf on.
    await pool.query(
      `WITH topic AS (INSERT INTO subscription_topics (query, created_at) VALUES ('', $1) RETURNING id),
         reader AS (INSERT INTO subscribers (address, locale, created_at) VALUES ('all@example.go.th', 'th', $1) RETURNING id)
       INSERT INTO subscriptions (subscriber_id, topic_id, requested_at, confirmed_at, since_leaf)
       SELECT reader.id, topic.id, $1, $1, 0 FROM reader, topic`,
      [now],
    );
    stage.test.clock.advance(86_400_000);
    await runDigest(deps);
    await sendDue(deps);
    const text = server.received.find(({ to }) => to.includes('all@example.go.th'))?.parsed.text ?? '';
    expect(text.match(/^- /gm)).toHaveLength(LIVE.length);
    for (const name of ITEM_STATE_NAMES) {
      const made = stage.items.get(name);
      const named = text.includes(`/i/${encodeURIComponent(made?.slug ?? '')}\n`);
      expect(named, name).toBe(LIVE.includes(name));
    }
  });

  it('stands on the page of changes by its end alone, once it is public no longer', async () => {
    const seen: { slug: string; kind: string; title: string | null }[] = [];
    for (let before = ''; before !== 'null';) {
      const query = before === '' ? '' : `?before=${before}`;
      const { body } = await client(stage.test).get<{ changes: typeof seen; nextBefore: number | null }>(
        `/public/changes/recent${query}`,
      );
      seen.push(...body.changes);
      before = String(body.nextBefore);
    }
    for (const name of ITEM_STATE_NAMES) {
      const slug = stage.items.get(name)?.slug;
      const told = seen.filter((change) => change.slug === slug);
      if (LIVE.includes(name))
        expect(
          told.some(({ title }) => title !== null),
          name,
        ).toBe(true);
      else {
        expect(
          told.every(({ kind, title }) => kind !== 'published' && title === null),
          name,
        ).toBe(true);
      }
    }
  });
});
