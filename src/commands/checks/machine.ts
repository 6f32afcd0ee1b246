import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OptionError, readOptions } from '../../config.ts';
import { packageRoot } from '../../outside/package-files.ts';
import { knownVariables, unknownVariables } from '../../surroundings.ts';
import { nearestOf } from '../suggestion.ts';
import type { Terminal } from '../terminal.ts';
import { type Finding, fine, hint, problem } from './finding.ts';

/** From the package's own `engines`: the oldest minor version of each line; later lines are all right. */
const oldest: Readonly<Record<number, number>> = { 20: 19, 22: 12 };

/** The version of Node that runs this program. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const will = major >= 24 || minor >= (oldest[major] ?? Number.POSITIVE_INFINITY);
  if (will) return fine('Node', version);
  return problem('Node', version, 'install Node 20.19, 22.12, or 24 and later');
}

const parts = ['fixtures/contract/openapi.json', 'fixtures/worlds/demo.json'];

/** The files that the program reads at work. */
export function checkPackage(): Finding {
  const missing = parts.filter(part => !existsSync(join(packageRoot, part)));
  if (missing.length === 0) return fine('Package', packageRoot);
  return problem('Package', `${packageRoot} lacks ${missing.join(', ')}`, 'install localwise again');
}

/** The variables that options come from. */
export function checkVariables({ environment }: Pick<Terminal, 'environment'>): readonly Finding[] {
  const strangers = unknownVariables(environment).map(name => {
    const nearest = nearestOf(name, knownVariables);
    return hint('Variables', `${name} is none of localwise`, nearest ? `it may be meant as ${nearest}` : 'unset it');
  });
  const set = knownVariables.filter(name => environment[name]).map(name => `${name}=${environment[name]}`);
  try {
    readOptions({}, environment);
    return [fine('Variables', set.length === 0 ? 'none is set' : set.join(' ')), ...strangers];
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    return [problem('Variables', error.message, 'change or unset it'), ...strangers];
  }
}

/** What the engines of containers put into the root of one. */
const signs = ['/.dockerenv', '/run/.containerenv'];

/** In a container, `localhost` is the container. */
export function checkContainer(host: string, root = ''): readonly Finding[] {
  if (!signs.some(sign => isThere(root + sign))) return [fine('Container', 'this is none')];
  const found = [
    hint(
      'Webhooks',
      'localhost means this container, and not the machine around it',
      'subscribe http://host.docker.internal:PORT (on Linux with --add-host=host.docker.internal:host-gateway), or the name of a service',
    ),
  ];
  if (host === '0.0.0.0' || host === '::') return [fine('Container', `this is one, listening on ${host}`), ...found];
  const todo = 'set LOCALWISE_HOST=0.0.0.0, and publish the port as 127.0.0.1:4010:4010';
  return [hint('Container', 'a server in here is not reached from outside', todo), ...found];
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
