import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../docs/walkthrough.sh');

it('docs/walkthrough.sh walks an item with a file over the whole chain to the public page, and off it again', async () => {
  const { stdout } = await promisify(execFile)('bash', [SCRIPT, inject('address')]);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/: .*/, '')),
  ).toHaveLength(13);
  expect(stdout).toMatch(
    new RegExp(
      [
        '^created: curl-[a-z]+',
        'attached: [0-9a-f]{64}',
        'examined: done, accepted',
        'not public yet: 404',
        'submit: now in_review',
        'endorse: now in_review',
        'endorse: now in_review',
        'approve: now approved',
        'publish: now published',
        'public: แผนปฏิบัติการที่ส่งด้วย curl, content hash [0-9a-f]{64}',
        'downloaded: the same SHA-256',
        'withdraw: now withdrawn',
        'withdrawn: 410 with the notice "ตัวอย่างเสร็จสิ้นแล้ว"\n$',
      ].join('\n'),
    ),
  );
});
