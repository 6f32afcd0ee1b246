import { join } from 'node:path';
import type { Options } from '../../config.ts';
import { certificatesFor } from '../../doors.ts';
import type { Remote } from '../remote.ts';
import { type Finding, fine, hint, problem } from './finding.ts';
import { healthOf, whyNot, whyNotListen } from './server.ts';

/** What https needs: a port, and certificates that can be used or made. */
export async function checkHttps(options: Options, remote: Remote): Promise<readonly Finding[]> {
  return options.tls ? [await checkPort(options, remote), await checkCertificates(options)] : [];
}

async function checkPort({ host, tlsPort }: Options, remote: Remote): Promise<Finding> {
  const code = tlsPort === 0 ? undefined : await whyNotListen(host, tlsPort);
  if (code === undefined) return fine('TLS port', `${tlsPort} on ${host} is free`);
  if (code === 'EADDRINUSE' && (await healthOf(remote)))
    return hint('TLS port', `${tlsPort} on ${host} is in use`, 'that is well if the server above serves https there');
  return whyNot('TLS port', code, host, tlsPort, '--tls-port');
}

async function checkCertificates(options: Options): Promise<Finding> {
  const { certs, data } = options;
  const folder = certs ?? (data === null ? null : join(data, 'certs'));
  try {
    const whose = await certificatesFor(options).whose();
    if (whose === 'theirs') return fine('Certs', `${folder} has a certificate that others made, which is served`);
    if (whose === 'ours') return fine('Certs', `${folder} has an authority, which clients trust by ca.pem`);
    if (folder === null)
      return hint('Certs', 'an authority is made anew at each start', '--certs DIR keeps the one that clients trust');
    return fine('Certs', `an authority will be made, and kept in ${folder}`);
  } catch (error) {
    return problem('Certs', (error as Error).message, 'put that right, or name another folder with --certs');
  }
}
