import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that is not of the internet: IANA's registry of special-purpose addresses (RFC 6890 and what came after), and all of multicast. */
const OTHER_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within 2000::/3, which alone is given out: what carries other addresses in it, or is for examples. */
const OTHER_V6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const listOf = (subnets: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
};
const otherV4 = listOf(OTHER_V4, 'ipv4');
const otherV6 = listOf(OTHER_V6, 'ipv6');
const givenOut = listOf([['2000::', 3]], 'ipv6');

/**
 * Whether an address, in figures, is one of the internet. What is not surely one is none: loopback, private, link-local,
 * carriers' own, multicast, and IPv6 that stands for IPv4 (mapped, NAT64, 6to4, Teredo), with which any of them can be written.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !otherV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return givenOut.check(address, 'ipv6') && !otherV6.check(address, 'ipv6');
}
