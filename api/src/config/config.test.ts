import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { ConfigError } from './configError.ts';

const SECRET_A = 'Zk3v9QpL0mXw7RtYb2NcH5uJ8sDfG1eA4iKo';
const SECRET_B = 'q8WnE2rT6yU1iO9pA3sD7fG5hJ0kLzX4cVbM';
const SECRET_C = 'v7Yh2KpR9sLd4XqWmT1bZc6NfJ8gUe3AoViQ';
const SEAL = 'n3RZ8mKqT1vYx5LwPc7HdB2sUgJ9oEfA4iQ0tXyNk6M=';

describe('loadConfig', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'phoeiphrae-config-'));
    chmodSync(dir, 0o755);
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const production = () => ({
    NODE_ENV: 'production',
    DATA_DIR: dir,
    PUBLIC_ORIGIN: 'https://info.spn2.go.th',
    JWT_SECRET: SECRET_A,
    COOKIE_SECRET: SECRET_B,
    SEAL_KEY: SEAL,
    ENCRYPTION_SECRET: SECRET_C,
  });
  const faultsOf = (env: Record<string, string>): string[] => {
    try {
      loadConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    return [];
  };
  const faults = (env: Record<string, string>) => faultsOf({ ...production(), ...env });

  it('starts a developer without any setting', () => {
    const config = loadConfig({ DATA_DIR: dir });
    expect(config).toMatchObject({
      nodeEnv: 'development',
      host: '127.0.0.1',
      port: 3000,
      publicOrigin: 'http://localhost:3000',
      trustProxy: false,
      demo: true,
    });
    expect(config.policyFile).toMatch(/db\/policies\/spn2-2561\.json$/);
  });

  it('makes development secrets once, for the owner only', () => {
    const first = loadConfig({ DATA_DIR: dir });
    expect(first.jwtSecret).not.toBe(first.cookieSecret);
    expect(loadConfig({ DATA_DIR: dir }).jwtSecret).toBe(first.jwtSecret);
    expect(statSync(path.join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('adds to the secrets of an earlier version what it lacked, and keeps the rest', () => {
    const kept = { jwtSecret: SECRET_A, cookieSecret: SECRET_B };
    writeFileSync(path.join(dir, 'secrets.json'), JSON.stringify(kept));
    const first = loadConfig({ DATA_DIR: dir });
    expect(first).toMatchObject(kept);
    expect(loadConfig({ DATA_DIR: dir }).sealKey).toBe(first.sealKey);
  });

  it('follows PORT in the public address', () => {
    expect(loadConfig({ DATA_DIR: dir, PORT: '3401' }).publicOrigin).toBe('http://localhost:3401');
  });

  it('runs in production with an address and its secrets', () => {
    expect(loadConfig(production())).toMatchObject({ host: '0.0.0.0', demo: false, logLevel: 'info' });
  });

  it('falls back to no office’s announcement where there is no demonstration', () => {
    expect(loadConfig(production()).policyFile).toBeUndefined();
    expect(loadConfig({ DATA_DIR: dir, DEMO: 'false' }).policyFile).toBeUndefined();
    expect(loadConfig({ ...production(), POLICY_FILE: '/etc/office.json' }).policyFile).toBe(
      '/etc/office.json',
    );
  });

  it('reads secrets from files', () => {
    const file = path.join(dir, 'jwt');
    writeFileSync(file, `${SECRET_A}\n`);
    const { JWT_SECRET: _, ...rest } = production();
    expect(loadConfig({ ...rest, JWT_SECRET_FILE: file }).jwtSecret).toBe(SECRET_A);
  });

  it('reports everything that is wrong at once, each with its variable', () => {
    expect(
      faultsOf({ NODE_ENV: 'production', PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' }),
    ).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^DATABASE_URL: /),
      expect.stringMatching(/^PUBLIC_ORIGIN: /),
      expect.stringMatching(/^JWT_SECRET: /),
      expect.stringMatching(/^COOKIE_SECRET: /),
      expect.stringMatching(/^SEAL_KEY: /),
      expect.stringMatching(/^ENCRYPTION_SECRET: /),
      expect.stringMatching(/^LOG_LEVEL: /),
    ]);
  });

  it.each([
    ['JWT_SECRET', 'short'],
    ['JWT_SECRET', 'change-me-change-me-change-me-change-me'],
    ['JWT_SECRET', 'a'.repeat(48)],
    ['COOKIE_SECRET', SECRET_A],
    ['SEAL_KEY', 'c2hvcnQ='],
    ['ENCRYPTION_SECRET', SECRET_B],
    ['PUBLIC_ORIGIN', 'http://info.spn2.go.th'],
    ['PUBLIC_ORIGIN', 'https://info.spn2.go.th/path'],
    ['DEMO', 'true'],
    ['DEMO', 'perhaps'],
    ['TRUST_PROXY', '0'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['JWT_SECRET_FILE', '/nowhere'],
    ['FILE_STORE', 'cloud'],
    ['MAX_FILE_MEGABYTES', '0'],
    ['S3_ENDPOINT', 'ftp://s3.example.go.th'],
    ['S3_SECRET_KEY_FILE', '/nowhere'],
  ])('refuses in production: %s=%s', (name, value) => {
    expect(faults({ [name]: value }).join('\n')).toContain(name);
  });

  it('needs a bucket and a key for FILE_STORE=s3, and nothing of it otherwise', () => {
    expect(faults({ FILE_STORE: 's3' })).toEqual([
      'S3_BUCKET: FILE_STORE=s3 needs it',
      'S3_ACCESS_KEY: FILE_STORE=s3 needs it',
      'S3_SECRET_KEY: FILE_STORE=s3 needs it',
    ]);
    const { fileStore, maxFileMegabytes } = loadConfig(production());
    expect({ fileStore, maxFileMegabytes }).toEqual({ fileStore: 'folder', maxFileMegabytes: 200 });
  });

  it('never repeats a secret in its message', () => {
    const url = 'mysql://user:very-private@host/db';
    expect(faults({ DATABASE_URL: url }).join('\n')).not.toContain('very-private');
  });

  it.each([
    ['true', true],
    ['2', 2],
    ['10.0.0.0/8,loopback', '10.0.0.0/8,loopback'],
  ])('takes TRUST_PROXY=%s', (text, value) => {
    expect(loadConfig({ ...production(), TRUST_PROXY: text }).trustProxy).toBe(value);
  });

  it('names the folder when it cannot keep the secrets', () => {
    const file = path.join(dir, 'file');
    writeFileSync(file, '');
    expect(() => loadConfig({ DATA_DIR: file })).toThrow(/Cannot write to the data folder/);
  });
});
