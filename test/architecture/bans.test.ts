import { expect, test } from 'vitest';
import { sourceFiles, textOf } from '../support/source.ts';

interface Ban {
  readonly what: RegExp;
  readonly instead: string;
  readonly where: (path: string) => boolean;
}

const within =
  (...floors: readonly string[]) =>
  (path: string): boolean =>
    floors.some(floor => path.startsWith(floor));

const except =
  (...homes: readonly string[]) =>
  (path: string): boolean =>
    !homes.some(home => path.startsWith(home));

const all =
  (...tests: readonly ((path: string) => boolean)[]) =>
  (path: string) =>
    tests.every(test => test(path));

const outside = ['src/outside', 'src/contract'];
/** The route files themselves, and not the folders beside them. */
const routeFiles = (path: string): boolean => /^src\/routes\/[^/]+\.ts$/.test(path);

const bans: readonly Ban[] = [
  { what: /\bDate\.now\b/, instead: 'world.now', where: except(...outside) },
  { what: /\bnew Date\(\)/, instead: 'world.now', where: except(...outside) },
  { what: /\bMath\.random\b/, instead: "the world's chance", where: () => true },
  { what: /\brandomUUID\b|\brandomBytes\b/, instead: 'nextUuid(world)', where: except(...outside) },
  { what: /\bset(Timeout|Interval|Immediate)\(/, instead: 'the agenda, or alarmAt', where: except('src/outside') },
  { what: /\bprocess\.env\b/, instead: 'config.ts', where: except('src/config.ts') },
  {
    what: /\{ (?!default\b)[^}]*\} = await import\('[^.]|\(await import\('[^.][^)]*\)\)\.(?!default\b)/,
    instead: 'its default: the bundle has no other name of what is CommonJS',
    // This one is an ES module.
    where: except('src/simulations/seeding.ts'),
  },
  { what: /\bas any\b/, instead: 'a type', where: except('src/routes/plugins/validators.ts') },
  { what: /[^/]\/ 100\b/, instead: 'kernel/money.ts', where: except('src/contract') },
  {
    what: /\bawait\b|\basync\b/,
    instead: 'a hook before or after: the middle is synchronous',
    where: all(
      path => within('src/state', 'src/simulations', 'src/routes/views', 'src/routes/legacy')(path) || routeFiles(path),
      // Opening a world reads its seed first, and snapshots are written down; the ports are what the outside implements.
      except('src/simulations/worlds.ts', 'src/simulations/seeding.ts', 'src/simulations/snapshots.ts'),
    ),
  },
  {
    what: /\bstatusCode\b|\bhttps?\b|\bFastify|\bheaders?\b/i,
    instead: 'a view or a plugin: state has no HTTP',
    where: all(within('src/state'), except('src/state/webhooks', 'src/state/kernel/refusals')),
  },
  {
    what: /\b\w*V[1-5]\b|\bv[1-5]\b/,
    instead: 'a view: versions are ways to say a record',
    where: within('src/state'),
  },
];

/** Comments may say the words; code may not. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

test.each(bans.map(ban => [String(ban.what), ban] as const))('nothing uses %s away from its home', (_, ban) => {
  const users = sourceFiles
    .filter(ban.where)
    .filter(path => ban.what.test(withoutComments(textOf(path))))
    .map(path => `${path}: use ${ban.instead}`);
  expect(users).toEqual([]);
});

test('tables are written to only on the floor of state', () => {
  const writers = sourceFiles
    .filter(except('src/state'))
    .filter(path =>
      /import \{[^}]*\b(insert|patch|remove|replace)\b[^}]*\} from '[./]*state\/kernel/.test(textOf(path)),
    );
  expect(writers).toEqual([]);
});

test('only the lifecycle engine writes a status', () => {
  const writers = sourceFiles
    .filter(except('src/state/kernel'))
    .filter(path => /\breplace\b[^;]*from '[./]*kernel/.test(textOf(path)));
  expect(writers).toEqual([]);
});

test('nothing names a machine, a session or a source that the project does not have', () => {
  const words = /\/work\/|\.\.\/shared|registry\.npmjs/;
  expect(sourceFiles.filter(path => words.test(textOf(path)))).toEqual([]);
});
