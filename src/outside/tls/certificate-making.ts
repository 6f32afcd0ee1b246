/** What localwise certifies. Imported when a certificate is made, since it brings a library along. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { drawKey } from '../key-making.ts';
import { systemClock } from '../system-clock.ts';
import {
  isAuthority,
  isFor,
  isForServers,
  isIssuedBy,
  isKnownBy,
  keyIdOf,
  mayOnlyName,
  nameOf,
  notNameable,
  readCertificate,
  speaksFor,
  writeCertificate,
} from './certificate-writing.ts';

/** A certificate and the private key that belongs to it, in PEM form. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** Browsers believe no certificate that lasts longer than 398 days. */
const SERVER_DAYS = 397;

/**
 * An authority for these hosts and what is below them, under a key that nobody can repeat: whoever trusts it trusts it
 * for these names and for no others.
 */
export async function makeAuthority(hosts: readonly string[]): Promise<Pair> {
  const key = await drawKey('P-256');
  const name = nameOf(`localwise authority ${keyIdOf(key).toString('hex').slice(0, 8)}`);
  const certificate = writeCertificate({
    ...lasting(AUTHORITY_DAYS),
    subject: name,
    issuer: name,
    key,
    signedWith: key,
    extensions: [
      isAuthority(true),
      isFor(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
      mayOnlyName(hosts),
      isKnownBy(key),
    ],
  });
  return { certificate, key: pemOf(key) };
}

/** A server's certificate for these hosts; throws when the authority may not speak for one of them. */
export async function certify(authority: Pair, hosts: readonly string[]): Promise<Pair> {
  const refused = notNameable(authority.certificate, hosts);
  if (refused.length > 0)
    throw new Error(`the authority was made without ${refused.join(', ')}; delete it to have another, and trust that`);
  const key = await drawKey('P-256');
  const certificate = writeCertificate({
    ...lasting(SERVER_DAYS),
    subject: nameOf('localwise'),
    issuer: readCertificate(authority.certificate).subject,
    key,
    signedWith: createPrivateKey(authority.key),
    extensions: [
      isAuthority(false),
      isFor(KeyUsageFlags.digitalSignature),
      isForServers(),
      speaksFor(hosts),
      isKnownBy(key),
      isIssuedBy(authority.certificate),
    ],
  });
  return { certificate, key: pemOf(key) };
}

/** From yesterday, for clients whose clock is late. */
const lasting = (days: number) => ({
  from: systemClock.now() - DAY_MS,
  until: systemClock.now() + (days - 1) * DAY_MS,
});

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
