import { describe, expect, it } from 'vitest';
import { FILE_TYPES } from '@phoeiphrae/shared/fileTypes';
import { contentPolicyOf } from './contentPolicy.ts';

describe('contentPolicyOf', () => {
  it.each([...FILE_TYPES.map(({ mediaType }) => mediaType), 'text/html', 'image/svg+xml', 'application/xml'])(
    'lets no script run and nothing be sent in %s',
    (mediaType) => {
      const policy = contentPolicyOf(mediaType);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/script-src|connect-src|form-action|allow-/);
    },
  );

  it.each(['text/html', 'image/svg+xml', 'application/xml', 'text/plain', 'application/zip', 'image/png'])(
    'keeps %s in a sandbox',
    (mediaType) => expect(contentPolicyOf(mediaType)).toMatch(/^sandbox;/),
  );
});
