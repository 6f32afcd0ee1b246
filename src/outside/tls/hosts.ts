import { isIP } from 'node:net';

/**
 * The names under which programs call Wise and its sandbox, today's and those of older programs. One server answers for
 * all of them, since no path means different things on two hosts.
 */
export const wiseHosts = [
  'api.wise-sandbox.com',
  'api-mtls.wise-sandbox.com',
  'twcard.wise-sandbox.com',
  'wise-sandbox.com',
  'api.wise.com',
  'twcard.wise.com',
  'wise.com',
  'api.transferwise.com',
  'api-mtls.transferwise.com',
  'api.sandbox.transferwise.tech',
  'twcard.sandbox.transferwise.tech',
  'sandbox.transferwise.tech',
] as const;

/** Where localwise itself is found, on one's own machine or beside other containers. */
export const ownHosts = ['localhost', 'localwise', '127.0.0.1', '::1'] as const;

/** Every name that a certificate is made for. */
export const hostsWith = (others: readonly string[] = []): readonly string[] => [
  ...new Set([...ownHosts, ...wiseHosts, ...others]),
];

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const NAME = new RegExp(`^(\\*\\.)?${LABEL}(\\.${LABEL})*$`);

/** A name, an address, or every name below one, as in `*.test`; undefined when it is none of these. */
export function readHost(text: string): string | undefined {
  const host = text.trim().toLowerCase();
  if (isIP(host) !== 0) return host;
  const mayBeName = host.length <= 253 && NAME.test(host) && !/^[\d.]+$/.test(host);
  return mayBeName ? host : undefined;
}
