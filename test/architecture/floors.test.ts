import { expect, test } from 'vitest';
import { importsOf, sourceFiles } from '../support/source.ts';

/**
 * Which floor may use what: its own files, and what is named here. The first floor that a path starts with is its own,
 * so that inner floors come before the ones around them.
 */
const floors: readonly { readonly floor: string; readonly may: readonly string[] }[] = [
  { floor: 'src/contract', may: ['node:', 'yaml'] },
  // Computations on what was given: SHA-256, and reading a public key.
  { floor: 'src/state', may: ['fixtures/reference/', 'node:crypto'] },
  { floor: 'src/simulations', may: ['src/state', '@faker-js/faker'] },
  { floor: 'src/routes/views', may: ['src/contract', 'src/state', 'fixtures/reference/'] },
  {
    floor: 'src/routes/plugins',
    may: [
      'src/contract',
      'src/state',
      'src/routes/views',
      'fastify',
      '@fastify/',
      'jose',
      'ajv',
      // Types of what streams in, and of the connection that it comes by.
      'node:stream',
      'node:http',
      'node:net',
      // The world plugin opens worlds, and dispatch mounts what the binding has typed.
      'src/simulations/worlds.ts',
      'src/routes/binding.ts',
      'src/routes/legacy/row.ts',
    ],
  },
  {
    floor: 'src/routes',
    may: [
      'src/contract',
      'src/state',
      'src/simulations',
      'fastify',
      '@fastify/',
      'package.json',
      'fixtures/reference/',
    ],
  },
  // What is printed is laid out by a view: the printer knows its form, and nothing else of routes.
  {
    floor: 'src/outside',
    may: [
      'src/state',
      'src/contract/row.ts',
      'src/routes/views/documents/',
      'lowdb',
      'jose',
      '@fastify/busboy',
      'qrcode',
      // What testers write by hand.
      'yaml',
      // Documents: the page, its font, the workbook and the zip around it.
      'pdfkit',
      'fontkit',
      'write-excel-file',
      'fflate',
      // Certificates, as bytes.
      '@peculiar/asn1-',
      'node:',
      'fixtures/',
      'package.json',
    ],
  },
  // Commands are called by nobody but the command line, and compose what they need.
  { floor: 'src/commands', may: ['src/', 'node:', 'package.json'] },
  // Test runners and containers are what those who test with them have installed.
  { floor: 'src/', may: ['src/', 'fastify', 'node:', 'package.json', 'vitest', 'testcontainers'] },
];

const floorOf = (path: string) => floors.find(({ floor }) => path.startsWith(floor));

test('no file reaches for a floor that is not open to it', () => {
  const forbidden = sourceFiles.flatMap(path => {
    const own = floorOf(path);
    return importsOf(path)
      .filter(({ target }) => !target.startsWith(own?.floor ?? ' ') && !own?.may.some(open => target.startsWith(open)))
      .map(({ target }) => `${path} → ${target}`);
  });
  expect(forbidden).toEqual([]);
});

test('only the digest and the public key take anything from the platform on the floor of state', () => {
  const users = sourceFiles.filter(
    path => path.startsWith('src/state') && importsOf(path).some(i => i.target.startsWith('node:')),
  );
  expect(users).toEqual(['src/state/kernel/digest.ts', 'src/state/kernel/public-key.ts']);
});

/** Inside state, a family imports only those before it, and only through their door. */
const order = [
  'kernel',
  'ledger',
  'lifecycles',
  'access',
  'keys',
  'faults',
  'overrides',
  'profiles',
  'addresses',
  'verification',
  'sca',
  'rates',
  'balances',
  'recipients',
  'contacts',
  'quotes',
  // It reviews quotes, and what is made of them asks it.
  'kyc',
  'movements',
  'receiving',
  'transfers',
  'payins',
  'direct-debits',
  'batches',
  'funding',
  'settlements',
  'hold-limits',
  'cards',
  'wallets',
  'spend',
  'card-payments',
  'card-challenges',
  'disputes',
  'support',
  'statements',
  'activities',
  'webhooks',
];

const familyOf = (path: string): string | undefined => /^src\/state\/([^/]+)\//.exec(path)?.[1];

test('families import downwards', () => {
  const upwards = sourceFiles.flatMap(path => {
    const family = familyOf(path);
    if (!family) return [];
    return importsOf(path)
      .filter(({ target }) => order.indexOf(familyOf(target) ?? family) > order.indexOf(family))
      .filter(({ typeOnly, target }) => !(typeOnly && familyOf(target) === 'lifecycles'))
      .map(({ target }) => `${path} → ${target}`);
  });
  expect(upwards).toEqual([]);
});

test('a family is entered through its door', () => {
  const broken = sourceFiles.flatMap(path => {
    const family = familyOf(path);
    return importsOf(path)
      .filter(({ target }) => {
        const other = familyOf(target);
        if (!other || other === family || other === 'lifecycles') return false;
        return !target.endsWith('/index.ts');
      })
      .map(({ target }) => `${path} → ${target}`);
  });
  expect(broken).toEqual([]);
});

test('every family folder has its place in the order', () => {
  const unknown = sourceFiles.map(familyOf).filter(family => family !== undefined && !order.includes(family));
  expect([...new Set(unknown)]).toEqual([]);
});

test('no import leads back to where it began', () => {
  const graph = new Map(
    sourceFiles.map(path => [
      path,
      importsOf(path)
        .filter(({ typeOnly, lazy, target }) => !typeOnly && !lazy && target.startsWith('src/'))
        .map(({ target }) => target),
    ]),
  );
  expect(findCycle(graph)).toEqual([]);
});

function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      const cycle = walk(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const cycle = walk(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
