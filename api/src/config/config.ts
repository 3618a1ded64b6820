import path from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { prepareFolder } from '@phoeiphrae/db/embedded/embedded';
import { ConfigError } from './configError.ts';
import { envName, readEnvironment } from './environment.ts';
import { MailConfig, mailFaults } from './mail.ts';
import { StorageConfig, STORAGE_DEFAULTS, storageFaults } from './storage.ts';
import { productionFaults } from './productionFaults.ts';
import { ScannerConfig, scannerFaults } from './scanner.ts';
import { developmentSecrets, SECRETS } from './secrets.ts';

const root = path.resolve(import.meta.dirname, '../../..');

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
  policyFile: Type.String({ minLength: 1, description: 'the JSON file of the announcement' }),
  ...StorageConfig,
  ...ScannerConfig,
  ...MailConfig,
});
export type Config = Static<typeof Config>;

type Key = keyof Config;
const KEYS = Object.keys(Config.properties) as Key[];

type Environment = Record<string, string | undefined>;

/** What holds where the environment says nothing. Production has no default for its address and its secrets. */
function defaults(env: Environment): Partial<Config> {
  const production = env['NODE_ENV'] === 'production';
  const common = {
    nodeEnv: 'development' as const,
    port: 3000,
    dataDir: 'data',
    trustProxy: false,
    ...STORAGE_DEFAULTS,
  };
  const policyFile = path.join(root, 'db/policies/spn2-2561.json');
  if (production) return { ...common, policyFile, host: '0.0.0.0', logLevel: 'info', demo: false };
  const publicOrigin = `http://localhost:${env['PORT'] ?? '3000'}`;
  return { ...common, policyFile, host: '127.0.0.1', publicOrigin, logLevel: 'warn', demo: true };
}

/**
 * Reads the settings. A secret may also lie in a file that the variable with `_FILE` names. Outside production, secrets
 * that are not given are made once and kept in DATA_DIR.
 * @throws ConfigError with one line for every variable that is wrong
 * @throws StartError when DATA_DIR is needed and cannot be written
 */
export function loadConfig(environment: Environment): Config {
  const { env, faults } = readEnvironment(environment, KEYS);
  const written = Object.fromEntries(
    KEYS.flatMap((key) => {
      const text = env[envName(key)];
      return text === undefined ? [] : [[key, valueOf(key, text)]];
    }),
  ) as Partial<Config>;
  const config = { ...defaults(env), ...written };
  config.dataDir = path.resolve(config.dataDir ?? '');
  if (config.nodeEnv !== 'production' && SECRETS.some((name) => !config[name])) {
    prepareFolder(config.dataDir);
    const made = developmentSecrets(config.dataDir);
    for (const name of SECRETS) config[name] ??= made[name];
  }
  faults.push(
    ...schemaFaults(config),
    ...storageFaults(config),
    ...scannerFaults(config),
    ...mailFaults(config),
    ...productionFaults(config),
  );
  if (faults.length > 0) throw new ConfigError(faults);
  return config as Config;
}

/** The environment has only text: the first reading of it that fits is the value, and the text itself if none does. */
function valueOf(key: Key, text: string): unknown {
  const readings = [
    ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
    ...(/^\d+$/.test(text) ? [Number(text)] : []),
  ];
  return readings.find((reading) => Value.Check(Config.properties[key], reading)) ?? text;
}

/** One line for each setting that is missing or not of its form. Values are not repeated: some are secret. */
function schemaFaults(config: Partial<Config>): string[] {
  return KEYS.filter((key) => config[key] !== undefined || !Type.IsOptional(Config.properties[key]))
    .filter((key) => !Value.Check(Config.properties[key], config[key]))
    .map((key) => `${envName(key)}: must be ${describeSetting(key)}`);
}

/** What an operator has to write for a setting. */
export function describeSetting(key: Key): string {
  const options = Config.properties[key] as object as { description: string };
  return options.description;
}
