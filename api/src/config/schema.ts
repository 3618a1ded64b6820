import { Type, type Static } from 'typebox';
import { MailConfig } from './mail.ts';
import { ScannerConfig } from './scanner.ts';
import { StorageConfig } from './storage.ts';

/**
 * Every setting of the program. The environment variable of `publicOrigin` is PUBLIC_ORIGIN, and so on; the
 * descriptions say what an operator has to write and are shown when a value is wrong.
 */
export const Config = Type.Object({
  nodeEnv: Type.Enum(['development', 'test', 'production'], {
    description: 'development, test or production',
  }),
  host: Type.String({ minLength: 1, description: 'the address to listen on, like 127.0.0.1 or 0.0.0.0' }),
  port: Type.Integer({ minimum: 1, maximum: 65535, description: 'a port number from 1 to 65535' }),
  dataDir: Type.String({ minLength: 1, description: 'the folder that keeps the data' }),
  databaseUrl: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://.',
      description: 'postgres://user:password@host:5432/database',
    }),
  ),
  publicOrigin: Type.String({
    pattern: '^https?://[^/?#]+$',
    description: 'the address that citizens see, without a path: https://info.example.go.th',
  }),
  jwtSecret: Type.String({ minLength: 32, description: 'at least 32 random characters' }),
  cookieSecret: Type.String({ minLength: 32, description: 'at least 32 random characters' }),
  sealKey: Type.String({
    pattern: '^[A-Za-z0-9+/_-]{43}=?$',
    description: '32 random bytes in base64, the private key of the office’s seal: openssl rand -base64 32',
  }),
  encryptionSecret: Type.String({
    minLength: 32,
    description: 'at least 32 random characters; what must be read again later is encrypted under it',
  }),
  trustProxy: Type.Union([Type.Boolean(), Type.Integer({ minimum: 1 }), Type.String({ minLength: 3 })], {
    description: 'true, false, the number of proxies in front, or their addresses separated by commas',
  }),
  logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    description: 'fatal, error, warn, info, debug, trace or silent',
  }),
  demo: Type.Boolean({
    description: 'true or false: demonstration accounts and content; never in production',
  }),
  checkLinks: Type.Boolean({
    description:
      'true or false: whether the links of what is published are asked for now and then; false where no way leads out',
  }),
  policyFile: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'the JSON file of the announcement that an empty database begins with; later ones are loaded by npm run admin -- policy load FILE',
    }),
  ),
  ...StorageConfig,
  ...ScannerConfig,
  ...MailConfig,
});
export type Config = Static<typeof Config>;

export type Key = keyof Config;
export const KEYS = Object.keys(Config.properties) as Key[];

/** What an operator has to write for a setting. */
export function describeSetting(key: Key): string {
  const options = Config.properties[key] as object as { description: string };
  return options.description;
}
