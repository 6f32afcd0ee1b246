import { X509Certificate } from 'node:crypto';
import { authorityFiles, CertificateFolder, serverFiles } from './certificate-folder.ts';
import type { Pair } from './certificate-making.ts';

export interface CertificatesOptions {
  /** Where the authority is kept between runs; null makes one for the life of the process. */
  readonly folder: string | null;
  /** Every name that a certificate is made for. */
  readonly hosts: readonly string[];
}

/**
 * What https is served with. The authority is made on first use, under a key that no seed leads to, and a fresh
 * certificate is made for every start. Where a folder holds a certificate and no key of an authority, somebody else made
 * it, and it is used as it is.
 */
export class Certificates {
  readonly #hosts: readonly string[];
  readonly #folder: CertificateFolder | null;
  #authority: Promise<Pair | undefined> | undefined;

  constructor({ folder, hosts }: CertificatesOptions) {
    this.#hosts = hosts;
    this.#folder = folder === null ? null : new CertificateFolder(folder);
  }

  /** What clients have to trust; undefined where only those who made the certificate know. */
  async authority(): Promise<string | undefined> {
    return (await this.#ours())?.certificate ?? this.#folder?.certificate(authorityFiles.certificate);
  }

  /** A certificate for every host, with its key; one of our own is made anew at each call. */
  async server(): Promise<Pair> {
    const authority = await this.#ours();
    if (authority) return this.#certify(authority);
    const given = await this.#folder?.pair(serverFiles);
    if (!given) throw new Error(`there is no certificate in ${this.#folder?.path}`);
    return given;
  }

  /** Writes a fresh certificate beside the authority, for programs other than this one. */
  async write(): Promise<void> {
    const authority = await this.#ours();
    if (!authority)
      throw new Error(`${this.#folder?.path} holds a certificate that localwise did not make, and keeps it`);
    await this.#folder?.replace(serverFiles, await this.#certify(authority));
  }

  /** The authority with its key; undefined where somebody else made the certificate. */
  #ours(): Promise<Pair | undefined> {
    this.#authority ??= this.#find();
    // A folder that cannot be read now may be readable later.
    this.#authority.catch(() => {
      this.#authority = undefined;
    });
    return this.#authority;
  }

  /** Whose certificate would be served, without making or writing one. Throws as serving it would. */
  async whose(): Promise<'nobody' | 'ours' | 'theirs'> {
    if (!this.#folder) return 'nobody';
    if (await isGiven(this.#folder)) return this.server().then(() => 'theirs');
    return (await authorityIn(this.#folder)) ? 'ours' : 'nobody';
  }

  async #find(): Promise<Pair | undefined> {
    const folder = this.#folder;
    if (!folder) return this.#make();
    if (await isGiven(folder)) return undefined;
    return (await authorityIn(folder)) ?? folder.keep(authorityFiles, await this.#make());
  }

  async #make(): Promise<Pair> {
    const { makeAuthority } = await import('./certificate-making.ts');
    return makeAuthority(this.#hosts);
  }

  async #certify(authority: Pair): Promise<Pair> {
    const { certify } = await import('./certificate-making.ts');
    return certify(authority, this.#hosts);
  }
}

/** A certificate without the key of an authority was made by somebody else. */
const isGiven = async (folder: CertificateFolder): Promise<boolean> =>
  !(await folder.has(authorityFiles.key)) && (await folder.has(serverFiles.certificate));

async function authorityIn(folder: CertificateFolder): Promise<Pair | undefined> {
  const found = await folder.pair(authorityFiles);
  if (found && !new X509Certificate(found.certificate).ca)
    throw new Error(`${folder.path}/${authorityFiles.certificate} is no certificate of an authority`);
  return found;
}
