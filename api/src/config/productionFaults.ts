import type { Config } from './schema.ts';
import { envName } from './environment.ts';
import { SECRETS } from './secrets.ts';

/** Words that stand in samples and in habits; a real random value has none of them. */
const SAMPLE =
  /change.?me|replace.?me|example|sample|secret|password|default|placeholder|12345678|abcdef|xxxx/i;
const ENOUGH_DIFFERENT = 10;

function secretFault(name: string, value: string | undefined): string[] {
  if (!value || value.length < 32) return []; // The schema says that already.
  if (SAMPLE.test(value)) return [`${name}: is a sample value; make one with: openssl rand -base64 48`];
  if (new Set(value).size < ENOUGH_DIFFERENT)
    return [`${name}: is not random; make one with: openssl rand -base64 48`];
  return [];
}

/** Two uses of one secret: whoever learns it by the one has the other too. */
function sharedFaults(config: Partial<Config>): string[] {
  const values = SECRETS.map((name) => config[name]);
  return SECRETS.flatMap((name, index) => {
    const earlier = values[index] ? values.indexOf(values[index]) : index;
    return earlier < index ? [`${envName(name)}: must differ from ${envName(SECRETS[earlier] ?? name)}`] : [];
  });
}

/** What may be on a developer's machine but never where citizens and officers rely on it. */
export function productionFaults(config: Partial<Config>): string[] {
  if (config.nodeEnv !== 'production') return [];
  const faults = [
    ...SECRETS.flatMap((name) => secretFault(envName(name), config[name])),
    ...sharedFaults(config),
  ];
  if (config.publicOrigin && !config.publicOrigin.startsWith('https://')) {
    faults.push('PUBLIC_ORIGIN: must begin with https:// in production');
  }
  if (config.demo) faults.push('DEMO: there is no demonstration in production');
  return faults;
}
