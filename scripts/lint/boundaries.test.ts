import { describe, expect, it } from 'vitest';
import { importFault } from './boundaries.ts';

describe('importFault', () => {
  it.each([
    ['shared/src/item.ts', 'typebox'],
    ['shared/src/item.ts', './policy.ts'],
    ['shared/src/item.test.ts', 'vitest'],
    ['db/src/seed.ts', '@phoeiphrae/shared/policy'],
    ['db/src/seed.ts', 'pg'],
    ['api/src/app.ts', '@phoeiphrae/db/client'],
    ['api/src/app.ts', './features/items/items.routes.ts'],
    ['api/src/features/items/moves.ts', './moves/endorse.ts'],
    ['api/src/features/items/moves.ts', '../log/recordEvent.ts'],
    ['api/src/features/publicSite/read.ts', '../items/itemPolicy.ts'],
    ['api/src/features/items/moves/endorse.ts', '../../../write.ts'],
    ['api/src/features/items/moves.test.ts', '../people/createPerson.ts'],
    ['api/src/features/publicSite/files.routes.ts', '../../serving/sendFile.ts'],
    ['web/src/main.ts', '@phoeiphrae/shared/workflow'],
    ['web/src/main.ts', '@/router/router'],
    ['web/e2e/journey.test.ts', '../../api/src/server.ts'],
    ['scripts/start.ts', '../api/src/server.ts'],
  ])('%s may import %s', (from, specifier) => {
    expect(importFault(from, specifier)).toBeUndefined();
  });

  it.each([
    ['shared/src/item.ts', 'node:crypto', /pure/],
    ['shared/src/item.ts', 'vitest', /pure/],
    ['shared/src/item.ts', '@phoeiphrae/db/client', /not db/],
    ['shared/src/item.test.ts', '../../api/src/app.ts', /not api/],
    ['db/src/seed.ts', '@phoeiphrae/api/app', /not api/],
    ['db/src/seed.ts', '../../api/src/app.ts', /not api/],
    ['api/src/app.ts', '../../web/src/main.ts', /not web/],
    ['api/src/plugins/security.ts', '../features/items/itemPolicy.ts', /plugin/],
    ['api/src/features/items/moves.ts', '../people/createPerson.ts', /items may reach people only/],
    ['api/src/features/items/moves.ts', '../log/verifyLog.ts', /items may reach log only/],
    ['api/src/features/publicSite/pageAt.ts', '../../serving/sendFile.ts', /bytes reach the public/],
    ['api/src/features/verification/find.ts', '../../blobs/blobStore.ts', /bytes reach the public/],
    ['api/src/features/log/publicLog.routes.ts', '../../blobs/blobStore.ts', /bytes reach the public/],
    ['web/src/main.ts', '@phoeiphrae/db/client', /not db/],
    ['web/src/main.ts', '@phoeiphrae/api/app', /not api/],
    ['web/src/features/a.ts', '../../../api/src/app.ts', /not api/],
  ])('%s must not import %s', (from, specifier, reason) => {
    expect(importFault(from, specifier)).toMatch(reason);
  });
});
