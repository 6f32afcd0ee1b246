/** X.509 as bytes: what a certificate says, its extensions, and its signature. */
import { createHash, createPublicKey, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import * as x509 from '@peculiar/asn1-x509';

export interface CertificateWish {
  /** Who it is for; the same as the issuer where it is its own. */
  readonly subject: x509.Name;
  readonly issuer: x509.Name;
  readonly key: KeyObject;
  readonly signedWith: KeyObject;
  /** In milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly extensions: readonly x509.Extension[];
}

/** The certificate in PEM form. */
export function writeCertificate(wish: CertificateWish): string {
  const { key, signedWith, subject, issuer, from, until, extensions } = wish;
  const algorithm = algorithmOf(signedWith);
  const said = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: drawSerial(),
    signature: algorithm,
    issuer,
    validity: new x509.Validity({ notBefore: new Date(from), notAfter: new Date(until) }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(key), x509.SubjectPublicKeyInfo),
    extensions: new x509.Extensions([...extensions]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(said)), signedWith);
  const whole = new x509.Certificate({
    tbsCertificate: said,
    signatureAlgorithm: algorithm,
    signatureValue: bytesOf(signature),
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(whole))).toString();
}

/** What a certificate that exists says. */
export const readCertificate = (pem: string): x509.TBSCertificate =>
  AsnConvert.parse(new X509Certificate(pem).raw, x509.Certificate).tbsCertificate;

export function nameOf(commonName: string): x509.Name {
  const value = new x509.AttributeValue({ utf8String: commonName });
  return new x509.Name([
    new x509.RelativeDistinguishedName([new x509.AttributeTypeAndValue({ type: '2.5.4.3', value })]),
  ]);
}

/** An authority that can make no other, or no authority at all. */
export const isAuthority = (cA: boolean): x509.Extension =>
  extension(x509.id_ce_basicConstraints, new x509.BasicConstraints(cA ? { cA, pathLenConstraint: 0 } : {}), true);

export const isFor = (flags: number): x509.Extension => extension(x509.id_ce_keyUsage, new x509.KeyUsage(flags), true);

export const isForServers = (): x509.Extension =>
  extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth]));

export const speaksFor = (hosts: readonly string[]): x509.Extension =>
  extension(
    x509.id_ce_subjectAltName,
    new x509.SubjectAlternativeName(
      hosts.map(host => new x509.GeneralName(isIP(host) ? { iPAddress: host } : { dNSName: host })),
    ),
  );

/** Whom an authority may speak for: names with all that is below them, and single addresses. */
export function mayOnlyName(hosts: readonly string[]): x509.Extension {
  const bases = hosts.map(host => (isIP(host) ? { iPAddress: rangeOf(host) } : { dNSName: host.replace(/^\*\./, '') }));
  const trees = bases.map(base => new x509.GeneralSubtree({ base: new x509.GeneralName(base) }));
  const limits = new x509.NameConstraints({ permittedSubtrees: new x509.GeneralSubtrees(trees) });
  return extension(x509.id_ce_nameConstraints, limits, true);
}

/** Which of these hosts an authority may not speak for. */
export function notNameable(authority: string, hosts: readonly string[]): readonly string[] {
  const found = readCertificate(authority).extensions?.find(({ extnID }) => extnID === x509.id_ce_nameConstraints);
  if (!found) return [];
  const { permittedSubtrees = [] } = AsnConvert.parse(found.extnValue, x509.NameConstraints);
  const names = permittedSubtrees.flatMap(({ base }) => base.dNSName ?? []);
  const ranges = permittedSubtrees.flatMap(({ base }) => base.iPAddress ?? []);
  return hosts.filter(host => {
    if (isIP(host) !== 0) return ranges.length > 0 && !ranges.some(range => range === canonical(rangeOf(host)));
    return names.length > 0 && !names.some(name => host === name || host.endsWith(`.${name}`));
  });
}

export const isKnownBy = (key: KeyObject): x509.Extension =>
  extension(x509.id_ce_subjectKeyIdentifier, new x509.SubjectKeyIdentifier(bytesOf(keyIdOf(key))));

/** The issuer's key, under the name that the issuer itself gives it. */
export function isIssuedBy(authority: string): x509.Extension {
  const { extensions, subjectPublicKeyInfo } = readCertificate(authority);
  const named = extensions?.find(({ extnID }) => extnID === x509.id_ce_subjectKeyIdentifier);
  const keyIdentifier = named
    ? AsnConvert.parse(named.extnValue, x509.SubjectKeyIdentifier)
    : new x509.KeyIdentifier(bytesOf(sha1(Buffer.from(subjectPublicKeyInfo.subjectPublicKey))));
  return extension(x509.id_ce_authorityKeyIdentifier, new x509.AuthorityKeyIdentifier({ keyIdentifier }));
}

const extension = (extnID: string, value: unknown, critical = false): x509.Extension =>
  new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

/** The range that holds one address alone. */
const rangeOf = (address: string): string => `${address}/${isIP(address) === 4 ? 32 : 128}`;

/** As it is read back, since an address of version 6 can be written in many ways. */
function canonical(range: string): string | undefined {
  const written = AsnConvert.serialize(new x509.GeneralName({ iPAddress: range }));
  return AsnConvert.parse(written, x509.GeneralName).iPAddress;
}

/** Authorities that others made may have an RSA key. */
function algorithmOf({ asymmetricKeyType }: KeyObject): x509.AlgorithmIdentifier {
  if (asymmetricKeyType === 'ec') return new x509.AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
  if (asymmetricKeyType === 'rsa')
    return new x509.AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null });
  throw new Error(`a key of the kind ${asymmetricKeyType} signs no certificates here; RSA and EC keys do`);
}

/** A positive number of 16 bytes. */
function drawSerial(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytesOf(bytes);
}

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** By which certificates name a key: the SHA-1 of its bits, which protects nothing and need not. */
export const keyIdOf = (key: KeyObject): Buffer =>
  sha1(Buffer.from(AsnConvert.parse(spkiOf(key), x509.SubjectPublicKeyInfo).subjectPublicKey));

const sha1 = (bytes: Buffer): Buffer => createHash('sha1').update(bytes).digest();

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;
