import { join, resolve } from 'node:path';
import { readOptions } from '../config.ts';
import { authorityFiles, serverFiles } from '../outside/tls/certificate-folder.ts';
import { Certificates } from '../outside/tls/certificates.ts';
import { hostsWith, wiseHosts } from '../outside/tls/hosts.ts';
import { exits, type Run } from './command.ts';
import { quoted } from './shell.ts';

/** Where certificates go when nobody says where. */
const CERTS_FOLDER = 'localwise-certs';

/**
 * Writes a certificate for Wise's hosts, with the authority that it takes to trust it, into a folder, and says how to go
 * on from there. An authority that is there already is used again.
 */
export const certs: Run = async ({ given: { out, tlsHosts } }, terminal) => {
  const options = readOptions({ tlsHosts, tls: 'true' }, terminal.environment);
  const folder = resolve(out ?? options.certs ?? CERTS_FOLDER);
  const hosts = hostsWith(options.tlsHosts ?? []);
  await new Certificates({ folder, hosts }).write();
  terminal.print(terminal.unattended ? folder : directions(folder, hosts));
  return exits.fine;
};

function directions(folder: string, hosts: readonly string[]): string {
  const file = (name: string): string => quoted(join(folder, name));
  const ca = file(authorityFiles.certificate);
  const others = hosts.filter(host => !(wiseHosts as readonly string[]).includes(host));
  return `${ca} is what clients trust, for the names below and no others.
${file(serverFiles.certificate)} and ${file(serverFiles.key)} are for servers other than localwise.
Whoever has ${file(authorityFiles.key)} can pass for these hosts: keep it to yourself.

Serve with it:
  localwise --tls --certs ${quoted(folder)}

Trust it for one program; SSL_CERT_FILE and REQUESTS_CA_BUNDLE stand for all that it trusts:
  Node      NODE_EXTRA_CA_CERTS=${ca} node app.js
  curl      curl --cacert ${ca} https://localhost:4443/_localwise/health
  Python    REQUESTS_CA_BUNDLE=${ca} SSL_CERT_FILE=${ca} python app.py
  Go        SSL_CERT_FILE=${ca} ./app
  Ruby, PHP SSL_CERT_FILE=${ca}
  Java      keytool -importcert -noprompt -alias localwise -file ${ca} -keystore localwise.jks -storepass changeit
            java -Djavax.net.ssl.trustStore=localwise.jks -Djavax.net.ssl.trustStorePassword=changeit -jar app.jar
  Docker    docker run -v ${ca}:/ca.pem:ro -e NODE_EXTRA_CA_CERTS=/ca.pem …

Trust it on the whole machine, browsers included:
  Debian    sudo cp ${ca} /usr/local/share/ca-certificates/localwise.crt && sudo update-ca-certificates
  Fedora    sudo trust anchor ${ca}
  macOS     sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ${ca}
  Windows   certutil -addstore -f ROOT ${ca}
  Firefox   Settings, Privacy & Security, View Certificates, Authorities, Import

Let this machine find the hosts here; a line for /etc/hosts, to be taken out again afterwards:
  127.0.0.1 ${wiseHosts.join(' ')}
The port has to be 443 then: localwise --tls --tls-port 443, or docker run -p 127.0.0.1:443:4443 …

Certified besides: ${others.join(', ')}`;
}
