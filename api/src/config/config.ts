import path from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { prepareFolder } from '@phoeiphrae/db/closedFolder';
import { ConfigError } from './configError.ts';
import { envName, readEnvironment } from './environment.ts';
import { mailFaults } from './mail.ts';
import { productionFaults } from './productionFaults.ts';
import { scannerFaults } from './scanner.ts';
import { Config, describeSetting, KEYS, type Key } from './schema.ts';
import { developmentSecrets, SECRETS } from './secrets.ts';
import { STORAGE_DEFAULTS, storageFaults } from './storage.ts';

const root = path.resolve(import.meta.dirname, '../../..');

type Environment = Record<string, string | undefined>;

/** What holds where the environment says nothing. Production has no default for its address, its announcement and its secrets. */
function defaults(env: Environment): Partial<Config> {
  const production = env['NODE_ENV'] === 'production';
  const common = {
    nodeEnv: 'development' as const,
    port: 3000,
    dataDir: 'data',
    trustProxy: false,
    ...STORAGE_DEFAULTS,
  };
  if (production) return { ...common, host: '0.0.0.0', logLevel: 'info', demo: false, checkLinks: true };
  const publicOrigin = `http://localhost:${env['PORT'] ?? '3000'}`;
  const developing = {
    ...common,
    host: '127.0.0.1',
    publicOrigin,
    logLevel: 'warn' as const,
    checkLinks: false,
  };
  // The announcement of the demonstration is nobody else's: whoever does without it names a file.
  const policyFile = path.join(root, 'db/policies/spn2-2561.json');
  return env['DEMO'] === 'false' ? developing : { ...developing, demo: true, policyFile };
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
