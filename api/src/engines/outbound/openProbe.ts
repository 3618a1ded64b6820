import type { Config } from '../../config/schema.ts';
import { internet, type OwnService } from './network.ts';
import { linkProbe, type LinkProbe } from './probeLink.ts';

/** Slow servers of the countryside answer within it. */
const TIMEOUT_MS = 30_000;
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'smtp:': 25,
  'smtps:': 465,
  'http:': 80,
  'https:': 443,
};

function serviceAt(address: string | undefined): OwnService[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { hostname, port, protocol } = new URL(address);
  if (hostname === '') return [];
  return [{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (DEFAULT_PORTS[protocol] ?? 0) }];
}

/** What the office itself keeps its things in and sends them by. */
const ownServices = (config: Config): OwnService[] => [
  ...serviceAt(config.databaseUrl),
  ...serviceAt(config.s3Endpoint),
  ...serviceAt(config.smtpUrl),
  ...(config.clamavHost === undefined ? [] : [{ host: config.clamavHost, port: config.clamavPort ?? 3310 }]),
];

/** What asks whether links work; undefined where the office has it turned off. */
export function openProbe(config: Config): LinkProbe | undefined {
  if (!config.checkLinks) return undefined;
  return linkProbe({
    network: internet(ownServices(config)),
    userAgent: `Phoeiphrae-LinkCheck/1 (+${config.publicOrigin}/broken-links)`,
    timeoutMs: TIMEOUT_MS,
  });
}
