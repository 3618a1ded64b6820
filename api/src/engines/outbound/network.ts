import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './publicAddress.ts';

/** A server of the office's own, which nothing that somebody wrote may lead to. */
export interface OwnService {
  readonly host: string;
  readonly port: number;
}

/** How names become addresses, and which of those are connected to. Only tests give another. */
export interface Network {
  /** The addresses of a name, in figures. @throws when it has none */
  resolve(name: string): Promise<readonly string[]>;
  mayConnect(address: string, port: number): Promise<boolean>;
}

async function resolve(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}

/**
 * The internet: addresses that are public, and none under which one of the office's own services answers, wherever that
 * stands. No setting makes it let more through.
 */
export function internet(own: readonly OwnService[]): Network {
  const isOwn = async (address: string, { host }: OwnService) =>
    host === address || (await resolve(host).catch((): string[] => [])).includes(address);
  return {
    resolve,
    mayConnect: async (address, port) => {
      if (!isPublicAddress(address)) return false;
      const near = await Promise.all(
        own.filter((one) => one.port === port).map((one) => isOwn(address, one)),
      );
      return !near.includes(true);
    },
  };
}
