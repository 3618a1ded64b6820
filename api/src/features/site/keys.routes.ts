import { asc } from 'drizzle-orm';
import Type from 'typebox';
import { publicSealKeys } from '@phoeiphrae/db/schema/signatures';
import { CertificateKey } from '@phoeiphrae/shared/certificate';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';

const KeyList = Closed({ keys: Type.Array(CertificateKey) }, { title: 'KeyList' });

/** The keys by which anyone can check what the office has sealed. */
export function keyRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/keys',
    {
      schema: {
        operationId: 'listSealKeys',
        summary: 'The public keys of the office’s seal, oldest first, retired ones included',
        description:
          'Ed25519 (RFC 8032), 32 bytes in base64url. Each key after the first is announced by the one before it: ' +
          '`announcementSignature` is that key’s signature over the text `announcement`.',
        tags: ['public'],
        response: answers(200, KeyList),
      },
    },
    async () => {
      const keys = await deps.publicDb.orm
        .select()
        .from(publicSealKeys)
        .orderBy(asc(publicSealKeys.createdAt));
      return { keys };
    },
  );
  done();
}
