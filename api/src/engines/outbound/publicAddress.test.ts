import { describe, expect, it } from 'vitest';
import { internet } from './network.ts';
import { isPublicAddress } from './publicAddress.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '203.150.1.1', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.63.255.255', '100.128.0.1'])(
    'of the internet: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each(['2001:4860:4860::8888', '2606:4700:4700::1111', '2403:6200::1'])(
    'of the internet: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['of a carrier', '100.64.0.1'],
    ['of a carrier', '100.127.255.255'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local, where clouds keep their keys', '169.254.169.254'],
    ['for benchmarks', '198.18.0.1'],
    ['for examples', '203.0.113.7'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.250'],
    ['to come', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped, also of one that is public', '::ffff:8.8.8.8'],
    ['IPv4-mapped in figures', '::ffff:7f00:1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::a00:1'],
    ['NAT64 of a network', '64:ff9b:1::a00:1'],
    ['6to4', '2002:a00:1::1'],
    ['Teredo', '2001:0:1::1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['for examples', '2001:db8::1'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('that is not: %s %s', (_name, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('the internet', () => {
  const network = internet([{ host: '8.8.4.4', port: 5432 }]);

  it('lets through what is public, on any port', async () => {
    expect(await network.mayConnect('8.8.8.8', 5432)).toBe(true);
    expect(await network.mayConnect('8.8.4.4', 443)).toBe(true);
  });

  it('refuses the office’s own database, also where that has a public address', async () => {
    expect(await network.mayConnect('8.8.4.4', 5432)).toBe(false);
  });

  it('refuses what is not public, whatever its port', async () => {
    for (const port of [80, 443, 8080]) expect(await network.mayConnect('127.0.0.1', port)).toBe(false);
  });
});
