import { Config, describeSetting } from '../../api/src/config/schema.ts';
import { FROM_FILE, envName } from '../../api/src/config/environment.ts';
import { generatedFrom, table } from './markdown.ts';
import type { Generator } from './generator.ts';

type Key = keyof Config;

/** What holds without the variable: while developing, and in production. */
const WITHOUT: Record<Key, [string, string]> = {
  nodeEnv: ['`development`', '`production` is what makes it production'],
  host: ['`127.0.0.1`', '`0.0.0.0`'],
  port: ['`3000`', '`3000`'],
  dataDir: ['`./data`', '`./data`'],
  databaseUrl: ['the embedded PostgreSQL in DATA_DIR', 'the same; `node api/src/server.ts` alone demands it'],
  publicOrigin: ['`http://localhost:PORT`', 'required, with https'],
  jwtSecret: ['made once, kept in DATA_DIR', 'required'],
  cookieSecret: ['made once, kept in DATA_DIR', 'required, another than JWT_SECRET'],
  sealKey: ['made once, kept in DATA_DIR', 'required'],
  encryptionSecret: ['made once, kept in DATA_DIR', 'required, another than the others'],
  trustProxy: ['`false`', '`false`'],
  logLevel: ['`warn`', '`info`'],
  demo: ['`true`', '`false`; `true` is refused'],
  checkLinks: ['`false`', '`true`'],
  fileStore: ['`folder`', '`folder`'],
  maxFileMegabytes: ['`200`', '`200`'],
  s3Endpoint: ['Amazon’s own', 'Amazon’s own'],
  s3Region: ['`us-east-1`', '`us-east-1`'],
  s3Bucket: ['none; `s3` needs it', 'none; `s3` needs it'],
  s3AccessKey: ['none; `s3` needs it', 'none; `s3` needs it'],
  s3SecretKey: ['none; `s3` needs it', 'none; `s3` needs it'],
  clamavHost: ['no scanner', 'no scanner'],
  clamavPort: ['no scanner', 'no scanner'],
  smtpUrl: ['no mail', 'no mail'],
  mailFrom: ['no mail', 'no mail'],
  policyFile: [
    'with the demonstration its own, `db/policies/spn2-2561.json`',
    'an empty database is refused',
  ],
};

export const configuration: Generator = {
  file: 'docs/configuration.md',
  generate: async () => {
    const keys = Object.keys(Config.properties) as Key[];
    const rows = keys.map((key) => [`\`${envName(key)}\``, describeSetting(key), ...WITHOUT[key]]);
    return [
      generatedFrom('api/src/config/config.ts'),
      '# Settings',
      'All settings are environment variables, read once at the start. A wrong one stops the start with a line that names it. An empty variable counts as none.',
      table(['variable', 'value', 'without it, developing', 'without it, in production'], rows),
      `A secret may lie in a file instead: ${FROM_FILE.map((name) => `\`${name}_FILE\``).join(', ')} name the file.`,
      '',
    ].join('\n\n');
  },
};
